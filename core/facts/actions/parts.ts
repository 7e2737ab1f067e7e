import type { ActionStatus, Profile } from '../../profile/compile.ts'
import { unspaced } from '../../profile/normalise.ts'
import type { Span } from '../../span.ts'
import { type FoundDate, findPartialDate } from '../dates.ts'
import { piecesOf } from '../excerpt.ts'
import { and } from '../people.ts'
import { findDate } from '../times.ts'
import { itemWords } from './itemWords.ts'
import { isTeam, opensWithName } from './names.ts'
import { handlesIn } from './owners.ts'
import type { Reader } from './reader.ts'
import { isPriority, isType, stateNamed } from './states.ts'

/** The role of a part of a remark. A `name` is an owner only if something beside it suggests so. */
export type PartRole = 'owner' | 'due' | 'priority' | 'type' | 'status' | 'name'

/** The pieces between commas, semicolons, slashes, bars and dashes, and before "by 12 May". "Oct 20, 2023" is one piece. */
export function partsOf({ words, place }: Reader, start: number, end: number): Span[] {
  const { separator } = itemWords(place.profile.lookup.words)
  return piecesOf(words, separator, { start, end }).map(piece => unmarked(words, piece))
}

/** Span without asterisks around it: "— **Kim**, due 2026-09-01". */
function unmarked(words: string, piece: Span): Span {
  let { start, end } = piece
  while (start < end && words.charCodeAt(start) === ASTERISK) start++
  while (end > start && words.charCodeAt(end - 1) === ASTERISK) end--
  return { start, end }
}

const ASTERISK = 42

/** The role of a part; `null` if it cannot be told. `isDated`: a date is beside it. */
export function roleOf({ place }: Reader, word: string, isDated = false): PartRole | null {
  if (mentionedDay.test(word)) return 'due'
  const handles = handlesIn(word)
  if (handles.length > 0 && word.trim().length <= 41 * handles.length) return 'owner'
  if (namesDay(word)) return stateOf(place.profile, word) === null ? 'due' : 'status'
  if (saysWhenDone(place.profile, word)) return 'status'
  if (isDayOnly(place.profile, word) || isPeriod(place.profile, word)) return 'due'
  if (isPriority(place.profile, word)) return 'priority'
  if (isType(place.profile, word)) return 'type'
  if (stateNamed(place.profile, word) !== null) return 'status'
  if (
    itemWords(place.profile.lookup.words).names.test(word) &&
    mayBeNames(word, place.profile) &&
    !(word.length > LONGEST_NAME && unspaced.test(word))
  )
    return 'name'
  // Beside a date a word in lower case is a name too: "… - bob - 12/18".
  return isDated && smallName.test(word) ? 'name' : null
}

/** "@December 15, 2023": a date, as some tools mention it. */
const mentionedDay = /^\s*@\p{L}{3,9}\.? \d{1,2},? 20\d\d\s*$/u

function namesDay(word: string): boolean {
  const found = /\d/.test(word) && word.length <= 40 ? findDate(word) : null
  return found !== null && (found.problem === null || isMeantAsDay(word, found))
}

/** Whether an impossible date (30 February) was meant as a date: digits with a full year, or a named month. */
export function isMeantAsDay(words: string, { span }: FoundDate): boolean {
  const { start, end } = span
  const stands = !/[\w./-]$/.test(words.slice(0, start)) && !/^[\w/-]|^\.\w/.test(words.slice(end))
  return stands && meant.test(words.slice(start, end))
}

const meant = /^20\d\d-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]20\d\d$|\p{L}{3}/u

/** In scripts without spaces. UTF-16 units. */
const LONGEST_NAME = 12

/** Words in lower case are part of no name but its particles, and of groups: "Docker images etc" and "CPU and memory" are none. */
function mayBeNames(word: string, profile: Profile): boolean {
  const { groups } = profile.lookup.words
  return word
    .split(joint)
    .every(
      one => !/(?:^|\s)\p{Ll}/u.test(one.replace(particles, '')) || groups.test(one) || isTeam(profile, one),
    )
}

const joint = new RegExp(String.raw`\s(?:${and}|[&+/])\s`, 'i')
const particles = /\s(?:von|van|der|den|de|del|della|di|da|dos|du|la|le|bin|al|el|ten|ter|zu)(?=\s)/g

/** Not "e.g." */
const smallName = /^(?!(?:\p{L}\.){2,}$)\p{Ll}[\p{L}\p{M}.'-]{1,15}$/u

/** Whether the part is nothing but a day without its year: "15 de enero", "by 12 May", "4月1日まで". */
function isDayOnly({ lookup }: Profile, part: string): boolean {
  const { limits, figures } = itemWords(lookup.words)
  const word = part.replace(limits, '')
  if (figures.test(word)) return true
  const day = word.length <= 30 && /\d/.test(word) ? findPartialDate(word) : null
  return (
    day !== null && day.end === word.trimEnd().length && !/[\p{L}\p{N}]{7}/u.test(word.slice(0, day.start))
  )
}

/** Whether the part says on which day it was done, without its year: "done 2 April", "erledigt am 02.04.". */
function saysWhenDone(profile: Profile, word: string): boolean {
  const opening = /^\s*\p{L}+(?:\s(?:on|am|le|el|em))?\s(?=\S{0,9}\s?\d)/u.exec(word)
  return (
    opening !== null &&
    isDayOnly(profile, word.slice(opening[0].length)) &&
    stateOf(profile, word)?.means === 'done'
  )
}

/** Whether the part is a period instead of a day: "Oct 2019", "end of Q3", "KW 36", "ASAP". */
function isPeriod({ lookup }: Profile, word: string): boolean {
  const whole = word.replace(itemWords(lookup.words).limits, '').trim()
  const said = whole.replace(edge, '')
  const isEdge = said.length < whole.length
  if (period.test(said) || eastAsianPeriod.test(said)) return true
  const month = /^(\p{L}{3,10})\.?( 20\d\d)?$/u.exec(said)
  if (month === null || findPartialDate(`1 ${month[1]}`) === null) return false
  // April, Jan and August are also given names.
  return isEdge || month[2] !== undefined || month[1]!.length > 6
}

const edge =
  /^(?:(?:by|until|before|bis)\s)?(?:(?:the )?(?:end|start|beginning) of |mid[ -]|early |late |Ende |Mitte |Anfang |fin )?/i
const period =
  /^(?:[QH][1-4](?:[ /-]?20\d\d)?|(?:KW|CW|week|Woche) ?\d\d?(?:[ /-]20\d\d)?|next sprint|ASAP|EO[DWMQY])$/i

/** `4月末`, `来週中`, 다음 주. */
const eastAsianPeriod =
  /^(?:(?:20\d\d\s?[年년]\s?)?(?:\d{1,2}|[今来本下次])\s?[月월]\s?(?:[上中下]旬|[末底初中内말초])?|[今来本下次][週周][中末内]?|(?:이번|다음) ?[달주])$/

/** The state that the words name, or that the first word before a date names, if it means done: "done on 10.02.2026". */
export function stateOf(profile: Profile, words: string): ActionStatus | null {
  const whole = stateNamed(profile, words)
  const first = whole === null && /\d/.test(words) ? /^\s*\p{L}+/u.exec(words) : null
  const state = first === null ? whole : stateNamed(profile, first[0])
  return whole !== null || state?.means === 'done' ? state : null
}

/** Whether a state comes first, and then who did it: "done, Kim Lee". */
export function namesOwner(reader: Reader, start: number, end: number): boolean {
  const { place, words } = reader
  const parts = partsOf(reader, start, end).map(part => words.slice(part.start, part.end))
  if (parts.length < 2 || stateNamed(place.profile, parts[0]!) === null) return false
  const isRead = parts.every(part => roleOf(reader, part) !== null)
  return (
    isRead &&
    parts.some(
      part => fullName.test(part) || opensWithName(place.profile, part) || isTeam(place.profile, part),
    )
  )
}

const fullName = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u
