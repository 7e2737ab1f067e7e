import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import type { Span } from '../span.ts'

/** A credential, with the names of the detector’s rule and message. */
export interface Detected extends Span {
  readonly rule: string
  readonly message: string
}

/** The part of a detector’s rule that is used here; the package’s own types need those of Node’s file system. */
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

/** By default, the detector does not report AWS access key ids. */
const options: Readonly<Record<string, object>> = {
  '@secretlint/secretlint-rule-aws': { enableIDScanRule: true },
}

/** An account number is not a credential. */
const harmless: ReadonlySet<string> = new Set(['AWSAccountID'])

/**
 * Returns the credentials that secretlint’s recommended rules find in a text, in the order of the rules. The rules
 * are synchronous; those that read key files find nothing, since no file is given.
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
      // If a rule throws, what it reported before still counts.
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
