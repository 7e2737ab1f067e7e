import type { ActionStatus, Profile } from '../../profile/compile.ts'
import type { Span } from '../../span.ts'
import { type FoundDate, findPartialDate } from '../dates.ts'
import { findDate } from '../times.ts'
import { handlesIn } from './owners.ts'
import type { Reader } from './reader.ts'
import { isPriority, isType, stateNamed } from './states.ts'

/** The role of a part of a remark. A `name` is an owner only if something beside it suggests so. */
export type PartRole = 'owner' | 'due' | 'priority' | 'type' | 'status' | 'name'

/** The pieces between commas, semicolons, slashes, bars and dashes, and before "by 12 May". "Oct 20, 2023" is one piece. */
export function partsOf(words: string, start: number, end: number): Span[] {
  const parts: Span[] = []
  let from = start
  for (const match of words.slice(start, end).matchAll(separator)) {
    parts.push(unmarked(words, from, start + match.index))
    from = start + match.index + match[0].length
  }
  parts.push(unmarked(words, from, end))
  return parts
}

/** Span without asterisks around it: "— **Kim**, due 2026-09-01". */
function unmarked(words: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && words.charCodeAt(start) === ASTERISK) start++
  while (end > start && words.charCodeAt(end - 1) === ASTERISK) end--
  return { start, end }
}

const ASTERISK = 42

const separator =
  /(?:,(?!(?<=\d(?:st|nd|rd|th)?,)\s?(?:19|20)\d\d(?![\d./-]))|[;|、，；])\s*|\s(?:-{1,2}|\/\/|[–—/])\s|(?<=\p{L})\s(?=(?:by|due|until|bis|avant le|pour le|hasta|antes del|até)\s[^,;]{0,12}\d)/gu

/** The role of a part; `null` if it cannot be told. `isDated`: a date is beside it. */
export function roleOf({ place }: Reader, word: string, isDated = false): PartRole | null {
  if (mentionedDay.test(word) && namesDay(word)) return 'due'
  const handles = handlesIn(word)
  if (handles.length > 0 && word.trim().length <= 41 * handles.length) return 'owner'
  if (namesDay(word)) return stateOf(place.profile, word) === null ? 'due' : 'status'
  if (isDayOnly(word) || isPeriod(word)) return 'due'
  if (isPriority(place.profile, word)) return 'priority'
  if (isType(place.profile, word)) return 'type'
  if (stateNamed(place.profile, word) !== null) return 'status'
  if (properName.test(word)) return 'name'
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

const smallName = /^\p{Ll}[\p{L}\p{M}.'-]{1,15}$/u

/** `6/20まで`, `20.06.`, `due 3/15` */
const figures =
  /^\s*(?:(?:due|by|until|eta|bis|zum|avant le|até)\s)?\d{1,2}(?:\/\d{1,2}|\.\d{1,2}\.)\s?(?:まで|迄|까지|前)?\s*$/

/** Whether the part is nothing but a day without its year: "15 de enero", "by 12 May". */
function isDayOnly(word: string): boolean {
  if (figures.test(word)) return true
  const day = word.length <= 30 && /\d/.test(word) ? findPartialDate(word) : null
  return (
    day !== null && day.end === word.trimEnd().length && !/[\p{L}\p{N}]{7}/u.test(word.slice(0, day.start))
  )
}

/** Whether the part is a period instead of a day: "Oct 2019", "end of Q3", "KW 36", "ASAP". */
function isPeriod(word: string): boolean {
  const whole = word.trim()
  const said = whole.replace(edge, '')
  const isEdge = said.length < whole.length
  if (period.test(said)) return true
  const month = /^(\p{L}{3,10})\.?( 20\d\d)?$/u.exec(said)
  if (month === null || findPartialDate(`1 ${month[1]}`) === null) return false
  // April, Jan and August are also given names.
  return isEdge || month[2] !== undefined || month[1]!.length > 6
}

const edge =
  /^(?:(?:by|until|before|bis)\s)?(?:(?:the )?(?:end|start|beginning) of |mid[ -]|early |late |Ende |Mitte |Anfang |fin )?/i
const period =
  /^(?:[QH][1-4](?:[ /-]?20\d\d)?|(?:KW|CW|week|Woche) ?\d\d?(?:[ /-]20\d\d)?|next sprint|ASAP|EO[DWMQY])$/i

/** The state that the words name, or that the first word before a date names, if it means done: "done on 10.02.2026". */
export function stateOf(profile: Profile, words: string): ActionStatus | null {
  const whole = stateNamed(profile, words)
  const first = whole === null && /\d/.test(words) ? /^\s*\p{L}+/u.exec(words) : null
  const state = first === null ? whole : stateNamed(profile, first[0])
  return whole !== null || state?.means === 'done' ? state : null
}

const name = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}.'-]*(?: [\p{L}\p{M}\p{N}.'-]+){0,2}`
/** A name, up to four names, or a team. */
const properName = new RegExp(
  String.raw`^(?:(?:the )?(?:team|équipe|equipo|equipe|squad|pôle|área|abteilung|(?:time|equipe|equipo|área) d[aeo]) [\p{L}\p{M}\p{N}.'-]+|(?:the )?[\p{L}\p{N}&/-]+ (?:team|squad|crew)|${name}(?:\s?[&+/]\s?${name}){0,3})$`,
  'u',
)
