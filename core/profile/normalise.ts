/**
 * The words of a heading, label or column title, for comparison: lower case, single spaces, without numbering, emphasis,
 * punctuation, emoji, anchor, and a colon or parenthesis at the end; full-width letters become plain ones.
 * `normalise('2) **Timeline** (UTC):')` is `timeline`. A title without words gives an empty string.
 */
export function normalise(title: string): string {
  if (plain.test(title)) return title.toLowerCase()
  const simple = ascii.test(title)
  let text = simple ? title.toLowerCase() : folded(title).replace(keycap, '')
  if (text.endsWith('}')) text = text.replace(anchor, '')
  if (text.includes('<')) text = text.replace(tag, ' ')
  if (text.includes(':')) text = text.replace(shortcode, ' ')
  text = withoutTail(text.replace(simple ? lead : wideLead, '')).replace(numbering, '')
  if (text.includes('&')) text = text.replaceAll('&', ' and ')
  return text
    .replace(quotes, '')
    .replace(simple ? marks : wideMarks, ' ')
    .trim()
}

/** The letters and digits alone, in lower case: `SEV-1`, `Sev 1` and `sev1` are one. */
export function compact(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(marks, '')
  return folded(text).replace(wideMarks, '')
}

/** Lower case, width folded, and Latin letters without accents, which many people leave out. */
export function folded(text: string): string {
  const wide = text.normalize('NFKC').toLowerCase()
  return accented.test(wide) ? wide.normalize('NFD').replace(accents, '').normalize('NFC') : wide
}

/** Scripts that put no spaces between words: kana, Han, Hangul. */
export const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** A name in such a script without the spaces that some write between or beside its words; others as they are. */
export function withoutSpaces(name: string): string {
  return unspaced.test(name) ? name.replaceAll(' ', '') : name
}

/** Whether a word is one of a set, or, in a script without spaces, a run that holds one. */
export function isAmong(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word)) return true
  if (!unspaced.test(word)) return false
  for (const one of words) if (unspaced.test(one) && word.includes(one)) return true
  return false
}

/** How words such as "n/a" are compared: by their letters, or, where there are none (`-`, `?`), as written. */
export function spoken(text: string): string {
  return compact(text) || text.trim()
}

/** Without one parenthesis or bracket at the end, unless nothing else would be left. */
function withoutTail(text: string): string {
  const end = text.replace(tail, '')
  const open = end.endsWith(')') ? '(' : end.endsWith(']') ? '[' : null
  if (open === null) return text
  const start = end.lastIndexOf(open)
  return start > 0 && compact(end.slice(0, start)) !== '' ? end.slice(0, start) : text
}

/** `{#id}`: where a link to the heading leads. */
const anchor = /\s*\{[#.][^{}]{0,80}\}$/
const plain = /^[A-Za-z]+(?: [A-Za-z]+)*$/
const ascii = /^[\x00-\x7f]*$/
const keycap = /[0-9#*]?\ufe0f?\u20e3|\ufe0f/g
const tag = /<[^<>]{0,200}>/g
const shortcode = /:[a-z][a-z0-9_+-]{0,40}:/g
const lead = /^[^a-z0-9([]+/
const wideLead = /^[^\p{L}\p{N}([]+/u
const tail = /[\s:*_~`#.]+$/
/** `1.`, `2)`, `1.2`, `2-2.`, `(3)`, `iv.`, `a)`, `一、`, but not the number of `5 whys`. */
const numbering =
  /^(?:[([]?\d{1,3}(?:[.-]\d{1,3}){0,4}[.)\]:、](?!\d)\s*|\d{1,3}(?:\.\d{1,3}){1,4}\s+|[ivx]{1,4}[.)]\s+|[a-z][.)]\s+|[一二三四五六七八九十]{1,3}、)/
const accented = /[\u00c0-\u024f\u1e00-\u1eff]/
const accents = /[\u0300-\u036f]/g
const quotes = /['’‘`´]/g
const marks = /[^a-z0-9]+/g
const wideMarks = /[^\p{L}\p{N}\p{M}]+/gu
