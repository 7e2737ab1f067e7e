import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import type { Span } from '../span.ts'

/** A credential and what sort it is: the name of the detector's rule and of its message. */
export interface Detected extends Span {
  readonly rule: string
  readonly message: string
}

/** What this file uses of a detector's rule; its own types describe Node’s file system as well. */
interface Rule {
  readonly meta: { readonly id: string }
  create(context: Context, options: object): { file?(source: Source): unknown }
}

interface Source {
  readonly filePath: string
  readonly content: string
  readonly contentType: 'text'
  readonly ext: string
  readonly hasBOM: boolean
}

interface Context {
  createTranslator(): (id: string, data?: object) => { message: string; messageId: string; data?: object }
  report(found: { message: { messageId: string }; range: readonly number[] }): void
  ignore(): void
}

/** Keys of access are secrets as well, which the detector leaves to those who ask for them. */
const options: Readonly<Record<string, object>> = {
  '@secretlint/secretlint-rule-aws': { enableIDScanRule: true },
}

/** The number of an account is no credential. */
const harmless: ReadonlySet<string> = new Set(['AWSAccountID'])

/**
 * The credentials that secretlint's recommended rules find in a text, in the order of the rules. They are synchronous
 * functions of a text; the few that would read files of keys find nothing here.
 */
export function detectedIn(text: string): Detected[] {
  const found: Detected[] = []
  const source: Source = {
    filePath: 'text.txt',
    content: text,
    contentType: 'text',
    ext: '.txt',
    hasBOM: false,
  }
  for (const rule of rulesOf()) {
    const context: Context = {
      createTranslator: () => (messageId, data) => ({ message: messageId, messageId, ...(data && { data }) }),
      report({ message, range }) {
        const [start, end] = range
        if (start === undefined || end === undefined || harmless.has(message.messageId)) return
        found.push({ rule: rule.meta.id, message: message.messageId, start, end })
      },
      ignore() {},
    }
    try {
      rule.create(context, options[rule.meta.id] ?? {}).file?.(source)
    } catch {
      // A rule that trips over the text has found what it reported before.
    }
  }
  return found
}

function rulesOf(): Rule[] {
  const rules: Rule[] = []
  const registry = { registerRule: (rule: Rule) => rules.push(rule) }
  ;(creator as unknown as { create(context: object, options: object): void }).create(registry, {})
  return rules
}
