import type { TimelineEntry } from '../facts/record.ts'
import { findDate } from '../facts/times.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { Profile } from './compile.ts'
import type { SectionKind } from './kinds.ts'
import { isHearsay, openingOf } from './opening.ts'
import { blanksIn, isAsking, isOnlyRows, isScant, neighboursIn, stagesIn } from './shape.ts'
import { storyPoints, tellsHours } from './story.ts'
import { documentWords } from './words.ts'

/** One thing that speaks for or, with negative points, against a document being a postmortem. */
export interface Sign {
  readonly points: number
  readonly text: string
}

interface Read {
  readonly parsed: Parsed
  readonly title: string
  readonly isNamedByDay: boolean
  readonly kinds: ReadonlyMap<SectionKind, number>
  readonly entries: readonly TimelineEntry[]
  readonly profile: Profile
}

/** What the timeline and the opening lines say, and whether they name a day. */
export function bodyOf({ parsed, title, isNamedByDay, kinds, entries, profile }: Read): {
  signs: Sign[]
  isDated: boolean
} {
  const { words } = profile.lookup
  const times = entries.filter(entry => entry.reading !== null)
  const isClocked = times.some(({ reading }) => reading!.seconds !== null || reading!.relative !== null)
  const opening = openingOf(parsed)
  const { otherAtEdge } = documentWords(title, words.documents)
  const told = otherAtEdge ? 0 : storyPoints(title, opening, words)
  const saysDay = opening.some(text => findDate(text.replace(labelled, '')) !== null)
  const mayTell = !otherAtEdge && (isNamedByDay || saysDay) && times.length < 3
  const isStory = mayTell && tellsHours(parsed, title, words)
  const story = isStory ? 3 : told
  const looksBack = story > 0 || times.length > 2 || isIncident(title, profile)
  const signs: Sign[] = [
    { points: times.length < 3 ? 0 : isClocked ? 2 : 1, text: `${times.length} timed entries` },
    openingSign(opening.join('\n'), profile),
    {
      points: story,
      text: told > 0 ? 'opening tells of a failure on a day' : 'tells of the hours of a failure',
    },
    { points: !looksBack && isInstruction(kinds) ? -1.5 : 0, text: 'nothing that looks back' },
    { points: isHearsay(parsed, words.hearsay) ? -3 : 0, text: 'news of others' },
    { points: isAsking(parsed) ? -3 : 0, text: 'asks more than it tells' },
    {
      points: !isClocked && neighboursIn(parsed) > MANY ? -4 : 0,
      text: 'leads to many documents of other days',
    },
    {
      points: story === 0 && times.length + kinds.size === 0 && isScant(parsed) ? -3 : 0,
      text: 'hardly any text',
    },
    ...recordSigns(parsed, kinds, times, profile),
  ]
  const isDated =
    story > 0 ||
    times.some(({ reading }) => reading!.date !== null || reading!.partialDate !== null) ||
    saysDay
  return { signs, isDated }
}

/** Index and digest lead to more than this; a postmortem to a few that it resembles. */
const MANY = 3
/** What a label says was read as metadata: "Last updated: 2026-01-08" is no day of an event. */
const labelled = /^[*_]{0,3}\p{L}[\p{L} ]{1,30}[*_]{0,3}[:：].*$/gmu

/** What was written while an incident lasted, before anybody told of it. */
function recordSigns(
  parsed: Parsed,
  kinds: ReadonlyMap<SectionKind, number>,
  times: readonly TimelineEntry[],
  profile: Profile,
): Sign[] {
  if ([...kinds.keys()].filter(kind => ofAccount.has(kind)).length > 1) return []
  const { stages } = profile.lookup.words
  return [
    { points: isOnlyRows(parsed, times) ? -6 : 0, text: 'nothing but timed lines' },
    { points: stagesIn(parsed, stages) > 2 ? -6 : 0, text: 'updates of a status page' },
  ]
}

/** What somebody told of an incident, beside what was written while it lasted. */
const ofAccount: ReadonlySet<SectionKind> = new Set([
  'root-cause',
  'contributing-factors',
  'impact',
  'actions',
  'lessons',
  'went-well',
  'went-wrong',
  'prevention',
])

/** Places left to be filled in, where neither name nor metadata nor timeline say when. */
export function formSign(parsed: Parsed, entries: () => readonly TimelineEntry[]): Sign {
  const blanks = blanksIn(parsed)
  const isForm = blanks >= FORM && clocksOf(entries()) < 2
  return { points: isForm ? -6 : 0, text: `${blanks} places to be filled in` }
}

const FORM = 4

/** How many different times the entries have: a template repeats one, if any. */
function clocksOf(entries: readonly TimelineEntry[]): number {
  return new Set(entries.flatMap(({ instant, wall }) => instant ?? wall ?? [])).size
}

function isIncident(title: string, profile: Profile): boolean {
  const { postmortem, incident } = documentWords(title, profile.lookup.words.documents)
  return postmortem !== null || incident !== null
}

/** Whether the sections are those that a runbook has as well. */
function isInstruction(kinds: ReadonlyMap<SectionKind, number>): boolean {
  return kinds.size > 1 && [...kinds.keys()].every(kind => ofRunbook.has(kind))
}

const ofRunbook: ReadonlySet<SectionKind> = new Set([
  'summary',
  'background',
  'impact',
  'detection',
  'resolution',
  'response',
  'supporting',
])

function openingSign(text: string, profile: Profile): Sign {
  const words = documentWords(text, profile.lookup.words.documents)
  const points = (words.postmortem ? 1.5 : 0) + (words.incident ? 0.75 : 0)
  return { points, text: `opening speaks of "${words.postmortem ?? words.incident}"` }
}
