import type { Sight } from '../../documents/sight.ts'

/** The policy's own row: what it is called, what it means, and where the policy says so, in the team's words if it has any. */
export function policyRow(
  { view, uriOf }: Sight,
  heading: string,
  lines: readonly (string | undefined)[],
  cite?: string,
): string {
  const quote = view.settings.policy?.quote(cite ?? null, heading) ?? null
  const where = quote && `[${quote.path}:${quote.line}](${uriOf(quote.path)}#L${quote.line})`
  const source = quote ? [`> ${quote.sentence}`, where] : cite === undefined ? [] : [`*${cite}*`]
  return [`**${heading}**`, ...lines.filter(line => line !== undefined && line !== ''), ...source].join(
    '\n\n',
  )
}
