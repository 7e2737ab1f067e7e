import { english } from '../message.ts'
import { personalDataIn } from '../safety/personal.ts'
import { secretsIn } from '../safety/secrets.ts'
import type { Span } from '../span.ts'

/** A credential or a personal datum: its span and what it is called, never its text. */
export interface Sensitive {
  readonly kind: 'secret' | 'personal data'
  readonly what: string
  readonly span: Span
}

/**
 * The credentials and personal data in a text, mail addresses of colleagues included, those between marks of
 * emphasis and right behind a colon, too.
 */
export function sensitiveIn(text: string): Sensitive[] {
  const bare = text.replace(marks, found => ' '.repeat(found.length))
  const found = (bare === text ? [text] : [text, bare]).flatMap((one): Sensitive[] => [
    ...secretsIn(one).map(({ what, start, end }) => ({
      kind: 'secret' as const,
      what: english(what),
      span: { start, end },
    })),
    ...personalDataIn(one).map(({ name, span }) => ({
      kind: 'personal data' as const,
      what: english(name),
      span,
    })),
  ])
  return found.filter(({ span }, i) => !found.slice(0, i).some(one => overlap(one.span, span)))
}

/** Underscores at the edge of a word, and colons in front of a number or mail address that belong to no other address. */
const marks =
  /(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|:(?=\+\d)|(?<!\/\/[^\s/]{0,80}):(?=[A-Za-z0-9][\w.%+-]{0,63}@[\w-]+\.)/gu

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
