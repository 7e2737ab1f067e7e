import { type Message, say, type Value } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'

/** The policy's own row: what it is called, what it means, and where the policy says so, in the team's words if it has any. */
export function policyRow(
  { view, uriOf }: Sight,
  heading: string,
  lines: readonly (Value | undefined)[],
  cite?: string,
): Message {
  const quote = view.settings.policy?.quote(cite ?? null, heading) ?? null
  const where = quote && `[${quote.path}:${quote.line}](${uriOf(quote.path)}#L${quote.line})`
  const source = quote ? [`> ${quote.sentence}`, where!] : cite === undefined ? [] : [`*${cite}*`]
  const said = lines.flatMap(line => (line === undefined || line === '' ? [] : [line]))
  return paragraphs([`**${heading}**`, ...said, ...source])
}

/** Paragraphs of Markdown. */
export function paragraphs(all: readonly Value[]): Message {
  return all.reduce<Message>((text, one, i) => (i === 0 ? say`${one}` : say`${text}\n\n${one}`), say``)
}
