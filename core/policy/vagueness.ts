import { candidates, type VagueWords } from '../language/vague.ts'

/**
 * What makes the words of an action item too vague to be called done: the phrase of a language's pack that opens or
 * ends them ("improve", "be more careful"), or the words themselves where they name a field and no deed
 * ("Monitoring", "Mehr Tests"), are a single verb, or one about nothing but "it". `null` when something in them can be
 * checked: a number, code, a name in capitals or quotes, a way to do it, or more than twelve words. A condition helps what
 * is done, but no attitude.
 */
export function vaguePart(text: string, vague: VagueWords): string | null {
  if (specific.test(text)) return null
  const words = text
    .toLowerCase()
    .replace(/[\s.!。]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const count = countOf(words)
  if (words === '' || count > 12) return null
  if (/^[a-z-]+$/.test(words)) return text
  if (count <= 4 && words.split(/[\s/&'’-]+/).every(word => vague.blank.has(word))) return text
  const [first, last] = [words.charAt(0), words.charAt(words.length - 1)]
  for (const { phrase, wanted } of candidates(vague, first, last)) {
    if (!/[ -]/.test(wanted) && conditions.test(words)) continue
    if ((wanted.charAt(0) === first && opensWith(words, wanted)) || endsWith(words, wanted)) return phrase
  }
  return aboutNothing.test(words) ? text : null
}

/** How many words; where none are spaced apart, two characters make one. */
function countOf(words: string): number {
  const spaced = words.split(' ').length
  return unspaced.test(words) ? Math.max(spaced, Math.ceil(words.length / 2)) : spaced
}

/** A number, code, a quotation, a product or acronym in capitals, a date word, what it takes or leads to. */
const specific =
  /[\d`"“”„«»]|https?:|\b(?!(?:CI|QA|IT|SRE|SLO|HA|DB|API|UI|UX|OK|AND|OR|ALL)\b)[A-Z]{3,}\b|[a-z][A-Z]|\w_\w|\w[/.]\w|\b(?:so that|until|unless|by \w+ing|to (?:under|below|above|at)|from .+ to|instead of)\b/

/** A verb, and nothing to tell what it is about: "fix it", "resolve the issue". */
const aboutNothing =
  /^[a-z-]+ (?:it|this|that|these|those|them|(?:(?:the|this|that) )?(?:issue|problem|bug|error|fault|cause|root cause|incident|outage|thing)s?)(?: (?:up|now|soon|asap|quickly|properly))?$/

/** When, or how often: enough to check what is to be done, not how careful somebody is. */
const conditions = /\b(?:whenever|when|if|per|each|every)\b/

/** Whole words: "improve" does not open "improvements". */
function opensWith(words: string, phrase: string): boolean {
  if (!words.startsWith(phrase)) return false
  return !isLetter(words, phrase.length) || !isLetter(phrase, phrase.length - 1) || unspaced.test(phrase)
}

/** Verbs stand last in many languages; English ends with a phrase of several words: "engineers should be careful". */
function endsWith(words: string, phrase: string): boolean {
  if (!words.endsWith(phrase) || words.length === phrase.length) return false
  if (unspaced.test(phrase)) return true
  const before = words.length - phrase.length - 1
  return !isLetter(words, before) && (phrase.includes(' ') || words.split(' ').length <= 3)
}

function isLetter(text: string, at: number): boolean {
  return at < text.length && /\p{L}/u.test(text.charAt(at))
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
