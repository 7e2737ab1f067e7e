import { actionStatusOf } from '../../profile/lookup.ts'
import { dateAlone } from '../dates.ts'
import { isTicket } from '../links.ts'
import { isTeam, opensWithName } from './names.ts'
import { handlesIn } from './owners.ts'
import { type Reader, setMark, spanOf, trim } from './reader.ts'
import { isPriority, isType, stateNamed } from './states.ts'

/** Takes up to four tokens off the front, in any order: `✅`, `[P1]`, `DONE:`, `A3.`, `@mo:`. */
export function readFront(reader: Reader): void {
  for (let i = 0; i < 4; i++) {
    const token = frontToken(reader)
    if (token === null || !takeToken(reader, token)) return
    reader.start = token.next
    trim(reader)
  }
}

interface Token {
  readonly start: number
  readonly end: number
  readonly next: number
  /** Whether no punctuation follows the token. Then only signs, handles and words for a state count. */
  readonly loose: boolean
}

const sign = /([\u2300-\u2bff\u{1f000}-\u{1faff}]\ufe0f?)/uy
const bracketed = /(?:\*\*|__)?[[(【]([^[\]()【】\n]{1,24})(?:[\])](?:\*\*|__)?(?:\s?[:：-])?(?=\s)|】\s?)/y
const setOff =
  /(?:\*\*|__)?([@\p{L}\p{N}][\w\p{L}.-]{0,20}(?: \p{L}{2,12})?)(?:[:：.)](?:\*\*|__)?|(?:\*\*|__)(?:[:：]|\s[-–—])?|\s[-–—|])(?=\s)/uy
const handle = /(@[\w.-]{1,39})(?=\s)/y
/** `TODO`, `IN PROGRESS`: capitals make a token without punctuation. */
const shouted = /(?:\*\*)?(\p{Lu}{2,11}(?: \p{Lu}{4,9})?)(?:\*\*)?(?=\s+\S)/uy

const fronts: readonly { readonly pattern: RegExp; readonly loose: boolean }[] = [
  { pattern: sign, loose: true },
  { pattern: bracketed, loose: false },
  { pattern: setOff, loose: false },
  { pattern: shouted, loose: true },
  { pattern: handle, loose: true },
]

function frontToken({ words, start, end }: Reader): Token | null {
  for (const { pattern, loose } of fronts) {
    pattern.lastIndex = start
    const match = pattern.exec(words)
    if (match === null || start + match[0].length > end) continue
    const at = start + match[0].indexOf(match[1]!)
    return { start: at, end: at + match[1]!.length, next: start + match[0].length, loose }
  }
  return null
}

/** Stores the token if it is a part of the item; true if it is to be cut off. A bare handle stays, unless a date follows. */
function takeToken(reader: Reader, { start, end, loose }: Token): boolean {
  const { place, words, cells } = reader
  const token = words.slice(start, end)
  const span = spanOf(reader, start, end)
  if (token.charCodeAt(0) === 0x40 /* @ */) {
    if (cells.owner !== undefined || handlesIn(token).length !== 1) return false
    cells.owner = span
    return !loose || dayBehind.test(words.slice(end, end + 16))
  }
  const isSign = loose && !/\p{L}/u.test(token)
  const state = isSign ? actionStatusOf(place.profile, token) : stateNamed(place.profile, token)
  if (state !== null) setMark(reader, state, start, end)
  else if (loose) return false
  else if (cells.priority === undefined && isPriority(place.profile, token)) cells.priority = span
  else if (cells.type === undefined && isType(place.profile, token)) cells.type = span
  else if (cells.id === undefined && itemId.test(token) && !isTicket(token)) cells.id = span
  else if (cells.owner === undefined && isSomebody(reader, token)) cells.owner = span
  // "**Farah** (2026-01-20): …"
  else if (cells.owner !== undefined && cells.due === undefined && dateAlone(token) !== null) cells.due = span
  else return false
  return true
}

/** Whether the token is an owner: a known given name, a team, or any name if other items of the list begin with their owner. */
function isSomebody({ place }: Reader, token: string): boolean {
  if (opensWithName(place.profile, token) || isTeam(place.profile, token)) return true
  return place.named === 'before' && /^\p{L}[\p{L}\p{M}.'’-]*$/u.test(token)
}

/** A date in brackets after a handle: the handle is an owner, not a word of the text. */
const dayBehind = /^ ?[[(]\d[\d./-]{4,9}[\])]/

/** `AI-3`, `P-1`, `AI-D2`, `A3`. A bare number may count anything; `S3` and `EC2` are products. */
const itemId = /^(?:[A-Z]{1,6}-[A-Z]{0,2}\d{1,3}|A[IPR]?\d{1,3})$/
