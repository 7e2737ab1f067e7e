/** Words and who said them. */
export interface Spoken {
  readonly text: string
  readonly actor: string | null
}

const name = String.raw`@?\p{L}[\p{L}\p{M}\p{N}._'’-]{0,30}(?: [\p{L}(][\p{L}\p{M}\p{N}._'’)-]{0,30}){0,3}`
/** `<mo> text`, `Mo Ali: text`, `@mo: text`. */
const inAngles = /^\s*<([^<>]{1,40})>\s*(.*)$/u
const beforeColon = new RegExp(String.raw`^\s*(${name})\s?:\s+(.*)$`, 'u')
/** `From Mo Ali to Everyone: text`, as a meeting keeps what was written in it. */
const fromTo = /^From\s+(\S.{0,50}?)(?:\s+to\s+\S.{0,60}?)?\s*:(?:\s+(.*))?$/iu

/** What follows a time on its line: speech where somebody is named as a chat names people, else plain words. */
export function headOf(rest: string, before: string): Spoken {
  const words = rest.replace(/^[\])}>]?\s*(?:[-=]*>|→)?[\s:;,|–—-]{0,6}/, '')
  const angled = inAngles.exec(words)
  if (angled) return { actor: angled[1]!, text: angled[2]! }
  const sent = fromTo.exec(words)
  if (sent) return { actor: sent[1]!, text: sent[2] ?? '' }
  const named = beforeColon.exec(words)
  const isSpeaker = named !== null && (isName(named[1]!) || /[[(]\s*$/.test(before))
  return isSpeaker ? { actor: named[1]!, text: named[2]! } : { actor: null, text: words.trim() }
}

/** Whether a line that stands alone may be the name of somebody: `PagerDuty`, `mo.ali`, `Ali, Mo (Guest)`. */
export function isPerson(text: string): boolean {
  const bare = text.replace(/ \([^()]*\)$/, '').replace(',', '')
  return bare.includes(' ') ? isName(bare) : !notNames.test(bare)
}

/** A handle, or words that are capitalised each: "Alert fires: queue" is none. */
function isName(text: string): boolean {
  if (text.startsWith('@')) return true
  const words = text.split(' ')
  if (words.length === 1)
    return /^[a-z][a-z0-9._-]{1,20}$|^\p{Lu}\p{Ll}+$/u.test(text) && !notNames.test(text)
  return words.every(word => /^\p{Lu}/u.test(word)) && !notNames.test(words[0]!)
}

const notNames =
  /^(?:alert|alarm|note|update|fix|error|warn(?:ing)?|info|debug|fatal|impact|status|detected|mitigated|resolved|started|decision|action|deploy(?:ed)?|rollback|incident|page[rd]?|cause|result|summary|todo|nb|ps|eta)$/i
