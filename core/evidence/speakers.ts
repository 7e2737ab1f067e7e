import { readTime, type TimeReading } from '../facts/times.ts'
import { isPerson } from './chat.ts'

// How chats lay out what is copied from them: who speaks and when, in one line above the words or in several.

/** A time, and nothing else. */
export interface Stamp {
  readonly time: TimeReading
  /** Days before the text was copied, where the chat counts them. */
  readonly ago?: number
  /** Stands apart from the margin, as it does behind a name. */
  readonly isSet: boolean
  /** Says which half of the day. */
  readonly isHalf: boolean
}

/** A line, or several, that say who speaks below, and when. */
export interface Above extends Stamp {
  readonly actor: string
  /** How many lines it takes. */
  readonly count: number
}

const word = String.raw`[\p{L}(][\p{L}\p{M}\p{N}._'’)-]{0,30}`
/** `Mo Ali`, `mo.ali`, `Mo Ali (Guest)` */
const plain = String.raw`@?\p{L}[\p{L}\p{M}\p{N}._'’-]{0,30}(?: ${word}){0,3}`
/** `Ali, Mo (Guest)` as well */
const name = String.raw`@?\p{L}[\p{L}\p{M}\p{N}._'’-]{0,30}(?:,? ${word}){0,4}`
/** `Mo Ali  2:37 PM`, `Mo Ali — 20/08/2026 14:37`, `Mo Ali [14:37]`, `Mo Ali, Thu 2:37 PM` */
const inFront = [
  new RegExp(
    String.raw`^\s*(${plain})(?:\s{2,}|\t|\s+[—–-]\s+|\s+[[(]|,\s+|\s+at\s+|\s)(\S.{0,40}?)[\])]?\s*$`,
    'u',
  ),
  new RegExp(String.raw`^\s*(${name})(?:\s{2,}|\t|\s+[—–-]\s+|\s+[[(])(\S.{0,40}?)[\])]?\s*$`, 'u'),
]
/** `[8/20 2:37 PM] Mo Ali` */
const inBrackets = new RegExp(String.raw`^\s*\[([^\][]{4,40})\]\s+(${name})\s*$`, 'u')
const alone = new RegExp(String.raw`^\s*(${name})\s*$`, 'u')
/** Pictures that people put behind their names: `:palm_tree:`, 🌴. */
const moods = /(?:\s*(?::[a-z0-9_+-]{2,40}:|\p{Extended_Pictographic}\uFE0F?))+(?=\s|$)/gu
/** What a window shows between a name and a time: marks of bots, a dash. */
const marks = /^\s*(?:APP|BOT|WORKFLOW|[—–-])?\s*$/
/** Longer lines are words. */
const LONGEST = 90

/** The line at `at`, with those below it, if they say who speaks and when. */
export function speakerAbove(lines: readonly string[], at: number): Above | null {
  const line = lines[at]!
  if (line.length > LONGEST) return null
  return ofOneLine(line.replace(moods, '')) ?? ofBrackets(lines, at) ?? ofSeveral(lines, at)
}

function ofOneLine(line: string): Above | null {
  for (const layout of inFront) {
    const match = layout.exec(line)
    const stamp = match && !marks.test(match[1]!) && stampIn(match[2]!)
    if (stamp) return { ...stamp, isSet: true, actor: withoutMark(match[1]!), count: 1 }
  }
  return null
}

/** Its words follow below: `[14:37] Rollback` above the next time is a note. */
function ofBrackets(lines: readonly string[], at: number): Above | null {
  const match = inBrackets.exec(lines[at]!)
  const below = lines[at + 1]
  if (!match || below === undefined || below.trim() === '' || !isPerson(match[2]!)) return null
  const stamp = readTime(below.slice(0, 16)) === null ? stampIn(match[1]!) : null
  return stamp && { ...stamp, isSet: true, actor: match[2]!, count: 1 }
}

/** `Mo Ali`, and on a line below `2:37 PM`. */
function ofSeveral(lines: readonly string[], at: number): Above | null {
  const actor = alone.exec(lines[at]!.replace(moods, ''))?.[1]
  if (actor === undefined || !isPerson(withoutMark(actor))) return null
  let below = at + 1
  while (below < at + 4 && below < lines.length && marks.test(lines[below]!)) below++
  const stamp = stampIn((lines[below] ?? '').replace(moods, ''))
  return stamp && { ...stamp, actor: withoutMark(actor), count: below + 1 - at }
}

function withoutMark(actor: string): string {
  return actor.replace(/ (?:APP|BOT)$/, '')
}

/** `2:37 PM`, `Yesterday at 14:37`, `Thu 2:37 PM`, `— Aug 20, 2:37 PM, Edited`. */
export function stampIn(line: string): Stamp | null {
  if (line.length > LONGEST) return null
  const own = line.trim().replace(/^(?:[—–-]|APP|BOT|WORKFLOW)\s+|,?\s+\(?(?:edited|bearbeitet)\)?$/gi, '')
  const named = /^(?:(today|heute)|yesterday|gestern)(?:\s+(?:at|um)|,)?\s+/i.exec(own)
  const words = own
    .slice(named?.[0].length ?? 0)
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i, '')
  const time = readTime(words)
  if (time === null || time.seconds === null) return null
  if (time.span.start > 0 || time.span.end < words.length) return null
  const isSet = !/^\d/.test(line)
  return { time, isSet, isHalf: isHalved(words), ...(named && { ago: named[1] ? 0 : 1 }) }
}

/** Whether a time of twelve hours says of which half of the day it is. */
export function isHalved(text: string): boolean {
  return /\d\s?[ap]\.?m/i.test(text)
}

/** `Today` above the messages of a day. */
export function daysAgoIn(line: string): number | null {
  const word = line.replace(/^[\s\-–—]+|[\s\-–—]+$/g, '').toLowerCase()
  return word === 'today' || word === 'heute' ? 0 : word === 'yesterday' || word === 'gestern' ? 1 : null
}

const signs = [
  /^\d+ (?:repl(?:y|ies)|Antwort(?:en)?)$/,
  /^(?:Last reply|Letzte Antwort|View thread|Thread anzeigen)\b/,
  /^\(?(?:edited|bearbeitet)\)?$/i,
  // Above what was not read yet.
  /^(?:New|Neu)$/,
  // A reaction, with how many had it below.
  /^(?::[a-z0-9_+-]{2,40}:|\p{Extended_Pictographic}\uFE0F?|Like|Heart|Laugh|Surprised)(?:\s*\d{1,3})?$/u,
]

/** The words of a message without what the window shows beside them. */
export function withoutSigns(lines: readonly string[]): string[] {
  const isSign = (line: string) => signs.some(sign => sign.test(line))
  return lines
    .map(line => line.trim())
    .filter((line, i, all) => !isSign(line) && !(/^\d{1,3}$/.test(line) && i > 0 && isSign(all[i - 1]!)))
    .map(line => line.replace(/\s*\((?:edited|bearbeitet)\)$/i, ''))
}
