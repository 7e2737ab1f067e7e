import { overLines } from '../language/overLines.ts'

/** Tells secrets from words, names and placeholders: by the kinds of characters they mix, and by Shannon entropy. */

/**
 * Whether the text looks machine-generated: at least `least` UTF-16 units, letters and digits, 3 bits of entropy a
 * character.
 */
export function isRandom(text: string, least: number): boolean {
  return text.length >= least && isMixed(text) && !isName(text) && bitsOf(text) >= 3
}

/** Whether the text looks like a password: letters together with digits or symbols, and not the name of a thing. */
export function isPassword(text: string): boolean {
  if (text.length < 6 || text.includes(' ') || isName(text)) return false
  return isMixed(text) || (/[A-Za-z]/.test(text) && /[!#$%^&*?~+]/.test(text))
}

/** Whether the text is an example or a redaction: it says so, or repeats a few characters. */
export function isMadeUp(text: string): boolean {
  return (text.length < LONGEST && stands.test(text)) || new Set(text).size < Math.min(5, text.length / 2)
}

/** Words in place of a secret in example URLs, and well-known defaults. */
export function isWord(text: string): boolean {
  return /^(?:pass(?:word|wd|phrase)?|pwd?|secret|token|key|apikey|api[-_]key|user(?:name)?|admin|root|guest|postgres|mysql|redis|rabbitmq|test(?:ing)?|port|\d{1,5})$/i.test(
    text,
  )
}

/** UTF-16 units. Longer texts contain such words by chance. */
const LONGEST = 300

const stands = new RegExp(
  overLines`example|sample|dummy|place-?holder|redact|change-?_?me|your[-_]|my[-_]|xxxx|\*\*|\.\.\.|…|•|foo-?bar
    |masked|removed|hidden|-here|_here|fake|not-?_?a-?_?real|truncated|1password|lastpass|bitwarden|keepass`,
  'i',
)

function isMixed(text: string): boolean {
  return /[A-Za-z]/.test(text) && /\d/.test(text)
}

/**
 * Whether it is a name rather than a secret: words and short numbers with separators (`payments-db-2`, `v2.3.1`,
 * `reset_token`, `15-minute`), ids (`ABC-123`), dates and times, algorithms, versions, UUIDs.
 */
function isName(text: string): boolean {
  return joined.test(text) || identifier.test(text) || algorithm.test(text)
}

const joined = new RegExp(
  overLines`^(?:[A-Za-z]?[a-z]{1,20}\d{0,3}|\d{1,4}[a-z]{0,2}|[A-Z]{2,12})(?:
    [-_./:@][A-Za-z]?(?:[a-z]{1,20}\d{0,3}|\d{1,4}[a-z]{0,2}|[A-Z]{2,12})
    ){1,12}$`,
)
const identifier = new RegExp(
  overLines`^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+|^[A-Z]{2,12}(?:-\d{1,9})+$
    |^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`,
  'i',
)
const algorithm =
  /^(?:sha|md|aes|rsa|rs|hs|es|ecdsa|ed|bcrypt|argon|scrypt|pbkdf|base|utf|oauth|http|tls|ssl|x)-?\d{1,5}[a-z0-9-]{0,6}$/i

/** Returns the Shannon entropy of the text, in bits a character. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
