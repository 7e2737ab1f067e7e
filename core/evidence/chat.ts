import { readTime, type TimeReading } from '../facts/times.ts'

/** Words and who said them. */
export interface Spoken {
  readonly text: string
  readonly actor: string | null
}

const name = String.raw`@?\p{L}[\p{L}\p{M}\p{N}._'’-]{0,30}(?: [\p{L}(][\p{L}\p{M}\p{N}._'’)-]{0,30}){0,3}`
/** `<mo> text`, `Mo Ali: text`, `@mo: text`. */
const inAngles = /^\s*<([^<>]{1,40})>\s*(.*)$/u
const beforeColon = new RegExp(String.raw`^\s*(${name})\s?:\s+(.*)$`, 'u')
/** `Mo Ali  2:37 PM`, `Mo Ali — 20/08/2026 14:37`, `Mo Ali [14:37]`: the words follow on the lines below. */
const speaker = new RegExp(
  String.raw`^\s*(${name})(?:\s{2,}|\t|\s+[—–-]\s+|\s+[[(]|\s+at\s+|\s)(\S.{0,40}?)[\])]?\s*$`,
  'u',
)

/** What follows a time on its line: speech where somebody is named as a chat names people, else plain words. */
export function headOf(rest: string, before: string): Spoken {
  const words = rest.replace(/^[\])}>]?[\s:;,|–—-]{0,6}/, '')
  const angled = inAngles.exec(words)
  if (angled) return { actor: angled[1]!, text: angled[2]! }
  const named = beforeColon.exec(words)
  const isPerson = named !== null && (isName(named[1]!) || /[[(]\s*$/.test(before))
  return isPerson ? { actor: named[1]!, text: named[2]! } : { actor: null, text: words.trim() }
}

/** A line that names who speaks below, and when. */
export function speakerAbove(line: string): { actor: string; time: TimeReading } | null {
  if (line.length > 90) return null
  const match = speaker.exec(line)
  if (!match) return null
  const [, named, rest] = match
  const actor = named!.replace(/ (?:APP|BOT)$/, '')
  const words = rest!.replace(/^(?:today|yesterday)(?: at|,)?\s+/i, '')
  const time = readTime(words)
  const isWhole = time !== null && time.span.start === 0 && time.span.end === words.length
  return isWhole && time.seconds !== null ? { actor, time } : null
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
