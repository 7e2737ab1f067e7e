import { readDuration } from '../facts/durations.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { type DocumentWords, documentWords } from '../facts/titleWords.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import type { Speech } from '../profile/voice.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { gatheringSigns } from './gathering.ts'
import { openingOf } from './opening.ts'
import { blanksIn, isMostlyRows, isOnlyRows, isScant, stagesIn } from './shape.ts'
import { type Sign, sign } from './sign.ts'
import { essaySign, saysToday, speechOf, speechSigns } from './speech.ts'
import { MANY, saysDay, saysMonth, storyPoints } from './story.ts'

interface Read {
  readonly parsed: Parsed
  readonly title: string
  /** What the title says of the document. */
  readonly words: DocumentWords
  /** Whether the title has the number of an incident. */
  readonly namesIncident: boolean
  readonly isNamedByDay: boolean
  /** Whether the name of the file says that it is a postmortem. */
  readonly isFiledAsOne: boolean
  readonly kinds: ReadonlyMap<SectionKind, number>
  readonly entries: readonly TimelineEntry[]
  readonly profile: Profile
}

/** What was read of the timeline, the opening lines and the sentences. */
interface Told {
  /** Entries that say an event in words, and when it was. */
  readonly times: readonly TimelineEntry[]
  /** Whether any of them has a time of day, or counts from the start. */
  readonly isClocked: boolean
  readonly opening: readonly string[]
  /** What the opening lines say of the document. */
  readonly said: DocumentWords
  readonly speech: Speech
  /** Points for the story of a failure on a day. */
  readonly story: number
}

/** What the timeline and the opening lines say, and whether they name a day. */
export function bodyOf(read: Read): { signs: Sign[]; isDated: boolean } {
  const told = toldIn(read)
  return { signs: signsOf(read, told), isDated: saysWhen(read, told) }
}

function toldIn({ parsed, title, words, isNamedByDay, kinds, entries, profile }: Read): Told {
  const times = entries.filter(entry => entry.reading !== null && saysWords(entry))
  const opening = openingOf(parsed)
  const speech = speechOf(parsed, profile)
  const isExplained = kinds.has('root-cause')
  const told = { parsed, title, opening, isNamedByDay, isExplained, speech, profile }
  return {
    times,
    isClocked: times.some(({ reading }) => reading!.seconds !== null || reading!.relative !== null),
    opening,
    said: documentWords(opening.join('\n'), profile.lookup.words.documents),
    speech,
    story: words.otherAtEdge ? 0 : storyPoints(told),
  }
}

function signsOf(read: Read, told: Told): Sign[] {
  const { parsed, words, isNamedByDay, kinds } = read
  const { times, isClocked, said, speech, story } = told
  const isNamed = (words.postmortem ?? words.incident) !== null
  const isEmpty = story === 0 && times.length + kinds.size === 0
  const isOfAny = story === 0 && times.length === 0 && !haveEvent(kinds) && !kinds.has('actions')
  const isProject = story === 0 && looksBack(read, told)
  const isUnnamed =
    !read.namesIncident && [words, said].every(one => (one.postmortem ?? one.incident) === null)
  const isOnlyTimed = story === 0 && isUnnamed && kinds.has('timeline') && kinds.size === 1
  const isOfNothing =
    (words.incident ?? said.incident) === null &&
    words.postmortem?.endsWith('mortem') === true &&
    !saysDay(read.title, []) &&
    !saysToday(read.title, read.profile)
  return [
    { points: times.length < 3 ? 0 : isClocked ? 2 : 1, text: `${times.length} timed entries` },
    sign(1.5, speech.told > 0 && times.some(isSpell), 'headings say when it failed and how long'),
    openingSign(said),
    { points: story, text: 'tells of a failure on a day' },
    ...speechSigns(speech, isNamed, kinds.has('root-cause') || kinds.has('lessons')),
    ...(isReport(read, said) ? [] : [essaySign(speech)]),
    ...gatheringSigns(parsed, isClocked, kinds.has('timeline')),
    sign(-3, isEmpty && isScant(parsed), 'hardly any text'),
    sign(-6, isOfAny && isOfNothing, 'speaks of no incident'),
    sign(-3, isOnlyTimed, 'a timeline of nothing that failed'),
    sign(-6, isProject, 'looks back on what went on for long, and at no event'),
    ...(isNamed && isNamedByDay ? [] : [timelessSign(speech, kinds, times)]),
    sign(
      -3,
      words.other !== null && speech.told < (words.otherAtEdge ? 2 : 1),
      `"${words.other}", and nothing is over`,
    ),
    ...recordSigns(read, times),
  ]
}

/** Whether the text names the day of an event, or tells one that counts through without a day. */
function saysWhen({ title, words, kinds, profile }: Read, told: Told): boolean {
  const { times, opening, speech, story } = told
  return (
    story > 0 ||
    (words.postmortem !== null && speech.told >= MANY && saysMonth(title, opening)) ||
    isCountedThrough(kinds, times, speech) ||
    times.some(({ reading, wall }) => (wall ?? reading!.date ?? reading!.partialDate) !== null) ||
    saysDay(title, opening) ||
    speech.today > 0 ||
    saysToday(title, profile)
  )
}

/** Whether it looks back on what went on for long: neither title nor opening speak of an incident. */
function looksBack({ words, kinds }: Read, { said, times, isClocked }: Told): boolean {
  if (!kinds.has('went-well') || (words.incident ?? said.incident) !== null) return false
  return haveEvent(kinds) ? !isClocked && !haveEffect(kinds) : times.length < 2
}

/** Whether it calls itself a report, or has a part that no story told to readers has. */
function isReport({ words, namesIncident, isFiledAsOne, kinds }: Read, said: DocumentWords): boolean {
  const isNamed = namesIncident || isFiledAsOne || (words.postmortem ?? said.postmortem) !== null
  return isNamed || haveEffect(kinds) || kinds.has('actions')
}

/** Whether it tells an event that counts its minutes and keeps the day to itself: "T+12m", and what was learned. */
function isCountedThrough(
  kinds: ReadonlyMap<SectionKind, number>,
  times: readonly TimelineEntry[],
  { told }: Speech,
): boolean {
  const counted = times.filter(({ reading }) => reading!.relative !== null)
  return (
    counted.length > 2 &&
    told > 2 &&
    (kinds.has('lessons') || kinds.has('root-cause') || kinds.has('went-well'))
  )
}

/** "## March 4, 14:12 UTC (lasting 2 hours)": a heading that is a moment with a length beside it. */
function isSpell({ form, reading, text }: TimelineEntry): boolean {
  return (
    form === 'heading' && reading !== null && reading.seconds !== null && readDuration(text.value) !== null
  )
}

/** Whether the entry says an event in words: a row of figures was measured. */
function saysWords({ text }: TimelineEntry): boolean {
  return /\p{L}{3}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]{2}/u.test(
    text.value,
  )
}

/** Against a text without a sentence in the past tense, as a note on a known problem; a timeline or a look back needs no verb. */
export function timelessSign(
  { sentences, told }: Speech,
  kinds: ReadonlyMap<SectionKind, number>,
  times: readonly TimelineEntry[],
): Sign {
  const placed = times.filter(({ reading }) => reading !== null && (reading.seconds ?? reading.date) !== null)
  const isTimeless = sentences > 1 && told === 0 && placed.length < 2 && !kinds.has('went-well')
  return sign(-2, isTimeless, 'tells of nothing that is over')
}

/** Whether a section has a role that only the account of an event has. */
export function haveEvent(kinds: ReadonlyMap<SectionKind, number>): boolean {
  return [...kinds.keys()].some(kind => ofEvent.has(kind))
}

/** Whether somebody noticed or felt it: a project may have its timeline in months and its root causes of a delay. */
export function haveEffect(kinds: ReadonlyMap<SectionKind, number>): boolean {
  return ['impact', 'detection', 'resolution', 'response', 'contributing-factors'].some(kind =>
    kinds.has(kind as SectionKind),
  )
}

const ofEvent: ReadonlySet<SectionKind> = new Set([
  'root-cause',
  'contributing-factors',
  'impact',
  'timeline',
  'detection',
  'resolution',
  'response',
])

/** What was written while an incident lasted, before anybody told of it. */
function recordSigns(
  { parsed, title, words, namesIncident, kinds, profile }: Read,
  times: readonly TimelineEntry[],
): Sign[] {
  const told = [...kinds.keys()].filter(kind => ofAccount.has(kind))
  if (told.length > 1) return []
  const { stages, accounts } = profile.lookup.words
  const isNamed =
    namesIncident || (words.postmortem ?? words.incident) !== null || accounts.has(normalise(title))
  // What happened, and one thing more.
  const hasStory = told.length > 0 && kinds.has('summary')
  const isTold = () => holdsAccount(parsed, profile)
  const isSummed = kinds.has('summary') && kinds.has('resolution')
  const isLog = !isNamed && !isSummed && told.every(kind => kind === 'actions') && isMostlyRows(parsed, times)
  return [
    sign(-6, (isLog || isOnlyRows(parsed, times)) && !isTold(), 'nothing but timed lines'),
    sign(-6, stagesIn(parsed, stages) > 2 && !hasStory && !isTold(), 'updates of a status page'),
  ]
}

/** Whether somebody told of the incident beside the updates of a status page, under a heading that calls it a postmortem. */
function holdsAccount({ chunks }: Parsed, { lookup }: Profile): boolean {
  const isAccount = (words: string) => lookup.words.documents.sorts.get(normalise(words)) === 'postmortem'
  return chunks.some(({ heading, blocks, text }) => {
    const title = heading !== null && heading.level > 1 && blocks.length > 1 ? heading.title : null
    if (title !== null && isAccount(text.slice(title.start, title.end))) return true
    return blocks.some(({ kind, span }) => {
      const bold =
        kind === 'paragraph' ? /^\*\*([^*\n]{3,24})\*\*\s*$/.exec(text.slice(span.start, span.end)) : null
      return bold !== null && isAccount(bold[1]!)
    })
  })
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
  return sign(-6, isForm, `${blanks} places to be filled in`)
}

const FORM = 4

/** How many different times the entries have: a template repeats one, if any. */
function clocksOf(entries: readonly TimelineEntry[]): number {
  return new Set(entries.flatMap(({ instant, wall }) => instant ?? wall ?? [])).size
}

function openingSign(words: DocumentWords): Sign {
  const points = (words.postmortem ? 1.5 : 0) + (words.incident ? 0.75 : 0)
  return { points, text: `opening speaks of "${words.postmortem ?? words.incident}"` }
}
