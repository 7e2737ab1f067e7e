import { findPartialDate } from '../facts/dates.ts'
import { isMoment } from '../facts/fields/entry.ts'
import { htmlTitle } from '../facts/htmlTitle.ts'
import { readFields } from '../facts/metadata.ts'
import { readSections } from '../facts/outline.ts'
import type { Field, Section } from '../facts/record.ts'
import { gradeInTitle } from '../facts/severity.ts'
import { readTimeline } from '../facts/timeline.ts'
import { findDate } from '../facts/times.ts'
import { type DocumentWords, documentWords, withoutSort } from '../facts/titleWords.ts'
import type { Profile } from '../profile/compile.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import type { Meaning, SectionKind } from '../profile/kinds.ts'
import { normalise, type SectionMatch, sectionOf } from '../profile/lookup.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { bodyOf, formSign, haveEffect, haveEvent, timelessSign } from './body.ts'
import { toldInHeader } from './header.ts'
import { isNamedPostmortem, pathSigns } from './paths.ts'
import { type Sign, sign } from './sign.ts'
import { speechOf, turnSign } from './speech.ts'

/** What speaks for and against a document being a postmortem. */
export interface Nature {
  /** Points for it less points against it; at `ENOUGH` it is one. */
  readonly points: number
  /** The signs that counted, in words, strongest first. */
  readonly signs: readonly string[]
  readonly sections: readonly Section[]
  readonly fields: readonly Field[]
  readonly title: string
}

export const ENOUGH = 3

/** Points of a section's role: what only postmortems have weighs most. */
const ofKind: Partial<Record<SectionKind, number>> = {
  'root-cause': 1.5,
  'contributing-factors': 1.5,
  timeline: 1.5,
  impact: 0.75,
  'went-well': 1,
  'went-wrong': 0.5,
  lucky: 1,
  lessons: 1,
  actions: 0.75,
  detection: 0.75,
  resolution: 0.5,
  response: 0.5,
  prevention: 0.5,
  summary: 0.25,
}

/** Points of what a field says. */
const ofField: Partial<Record<Meaning, number>> = {
  severity: 1,
  duration: 1,
  started: 0.75,
  detected: 0.75,
  mitigated: 0.75,
  resolved: 0.75,
  'detection-time': 0.75,
  'resolution-time': 0.75,
  tier: 0.5,
  id: 0.5,
  triggers: 0.5,
}

/**
 * Judges title, path, sections and metadata, and, where these leave it open, the timeline and the opening lines.
 * `profile` is the one that knows only the words of the languages.
 */
export function natureOf(parsed: Parsed, path: string, profile: Profile): Nature {
  const sections = readSections(parsed, profile)
  const fields = readFields(parsed, sections, profile)
  const title = titleOf(parsed, fields, sections)
  const words = documentWords(title, profile.lookup.words.documents)
  const isNamedByDay = hasDate(path, title, fields)
  const kinds = kindsOf(sections, fields, profile)
  for (const kind of toldInHeader(parsed, profile).keys()) if (!kinds.has(kind)) kinds.set(kind, 0.5)
  const signs = [
    ...pathSigns(path, profile.lookup.words.documents),
    ...titleSigns(title, words),
    kindSign(kinds),
    fieldSign(fields),
    sortSign(fields, words, profile),
    foreignSign(sections, fields, profile),
    seriesSign(sections, profile),
  ]
  const entries = () => readTimeline(parsed, sections, profile, { date: null })
  let isDated = isNamedByDay
  const isOpen = sum(signs) < DECIDED || mayLookBack(words, kinds, isNamedByDay)
  if (isOpen && sum(signs) > -1) {
    const namesIncident = incidentId.test(title)
    const isFiledAsOne = isNamedPostmortem(path)
    const read = { parsed, title, words, namesIncident, isNamedByDay, isFiledAsOne, kinds, profile }
    const body = bodyOf({ ...read, entries: entries() })
    for (const one of body.signs) signs.push(one)
    isDated ||= body.isDated
  } else if (!isDated && sum(signs) < BEYOND_DOUBT) {
    const times = entries()
    isDated = times.some(({ reading, wall }) => reading !== null && (wall ?? reading.partialDate) !== null)
    const speech = speechOf(parsed, profile)
    signs.push(timelessSign(speech, kinds, times))
    // A template whose parts say what belongs there tells of nothing.
    if (speech.told === 0) signs.push(turnSign(speech, true))
  }
  if (!isDated) signs.push(undatedSign(title, words, profile))
  if (!isNamedByDay && sum(signs) >= 0) signs.push(formSign(parsed, entries))
  const told = signs.filter(sign => sign.points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return { points: sum(signs), signs: told.map(sign => sign.text), sections, fields, title }
}

/** A project or game that somebody looks back on has no event, or has a timeline and causes, but nobody felt it. */
function mayLookBack(
  { postmortem, incident }: DocumentWords,
  kinds: ReadonlyMap<SectionKind, number>,
  isNamedByDay: boolean,
): boolean {
  const isUnnamed = (postmortem ?? incident) === null && !haveEffect(kinds)
  return (kinds.has('went-well') && isUnnamed && !isNamedByDay) || !haveEvent(kinds)
}

/** Against a document without a day, and most where its title is that of a template, or of a document about postmortems. */
function undatedSign(title: string, { otherAtEdge }: DocumentWords, { lookup }: Profile): Sign {
  const isBlueprint = otherAtEdge || leftOpen.test(withoutSort(title, lookup.words.documents))
  return { points: isBlueprint ? -12 : -2.5, text: 'no date of an event' }
}

/** From here on the rest of the document need not be asked. */
const DECIDED = 6
/** From here on neither the want of a day nor of a past tense makes it another document. */
const BEYOND_DOUBT = 8

function sum(signs: readonly Sign[]): number {
  return signs.reduce((points, sign) => points + sign.points, 0)
}

function titleOf(parsed: Parsed, fields: readonly Field[], sections: readonly Section[]): string {
  const heading = sections.find(section => section.level === 1 && section.kind === null)
  if (heading !== undefined && !heading.title.value.includes('<%')) return heading.title.value
  const field = fields.find(one => one.means === 'title')?.value.value
  return field ?? htmlTitle(parsed)?.value ?? sections[0]?.title.value ?? ''
}

function titleSigns(title: string, words: DocumentWords): Sign[] {
  return [
    sign(1, incidentId.test(title), 'title names an incident'),
    sign(1.5, gradeInTitle.test(title) && findDate(title) !== null, 'title grades a day'),
    sign(3, words.postmortem !== null && !words.otherAtEdge, `title says "${words.postmortem}"`),
    sign(1, words.incident !== null, `title says "${words.incident}"`),
    sign(-3, version.test(title), 'title names a version'),
    sign(-3, reply.test(title), 'title of a reply'),
    sign(-4, tagged.test(title), 'title of another kind of ticket'),
    sign(-4, season.test(title), 'title ends with a quarter or a week'),
    sign(-4, isOfYear(title, words), 'title ends with a year'),
    sign(-3, words.otherAtEdge, `title says "${words.other}"`),
  ]
}

/** `2.3.1 (2026-01-08)`, `[v4.0.0]`, `Release 2.1` as a title; `12.03.26` is a day. */
const version =
  /^[^\p{L}\d]*(?:(?:v|version |release )\d{1,3}\.\d|\d{1,3}\.\d{1,3}\.(?:\d|\d{3})(?![\d.:]))/iu

/** `Re: Is it down?`, `AW: …` */
const reply = /^(?:re|aw|antw|sv|rv|tr)\s?:\s/i
/** `[Bug] The page is blank`, `[Feature] …`, `Ticket 88123: …`: how trackers tell their tickets apart. */
const tagged =
  /^(?:\[(?:bug|feature|question|task|chore|epic|story|docs|proposal|draft rfc)\]|(?:support )?(?:ticket|case) #?\d)/i
/** "Cost anomaly report Q2 2026", "Störungen KW 31": what is due by the calendar. */
const season = /(?<![\p{L}\d-])(?:Q[1-4]|H[12]|(?:week|KW|semaine|semana) ?\d{1,2})(?:[ /-]?(?:20)?\d\d)?$/iu

/** "Incident review 2025": nothing but what the document is, and the year that it sums up. */
function isOfYear(title: string, { postmortem }: DocumentWords): boolean {
  const head = /^(.+?)[\s,:–-]+(?:19|20)\d\d$/.exec(title.trim())?.[1]
  return postmortem !== null && head !== undefined && normalise(head) === normalise(postmortem)
}

/** `INC-2026-014`, `#inc-2026-08-14-search` in a title. */
const incidentId = /(?<![A-Za-z])inc[-_ ]?\d/i

/** `<incident title>`, `[Incident Name]`, `{{ title }}` in a title. */
const leftOpen = /<[^<>]{2,80}>|\[\p{L}[^[\]]{1,80}\](?!\()|\{\{|_{3}/u

/** The roles that sections play, each with its weight; those that only a label names count half. */
function kindsOf(
  sections: readonly Section[],
  fields: readonly Field[],
  profile: Profile,
): Map<SectionKind, number> {
  const kinds = new Map<SectionKind, number>()
  for (const section of sections) {
    const { kind, title } = section
    // What is a timeline by its rows alone may as well be a plan or a log, and what asks why a list of questions.
    const isTold = kind === 'timeline' || kind === 'root-cause'
    const isNamed = !isTold || saysKind(sectionOf(profile, title.value))
    if (kind !== null && isNamed) kinds.set(kind, isLabel(section) ? (kinds.get(kind) ?? 0.5) : 1)
  }
  for (const { form, means, label } of fields) {
    if (isHeaderForm(form)) continue
    const isCause = means === 'root-cause'
    const kind = isCause ? 'root-cause' : means === null ? sectionOf(profile, label.value).kind : null
    if (kind !== null && !kinds.has(kind)) kinds.set(kind, 0.5)
  }
  return kinds
}

/** Whether a section is but a line that opens with its name: `Impact: nobody could pay`. */
function isLabel({ pseudo, title, span, base, chunk }: Section): boolean {
  return pseudo && title.span.start === span.start && chunk.text.startsWith(': ', title.span.end - base)
}

function saysKind({ kind, within }: SectionMatch): boolean {
  return (kind ?? within) !== null
}

function kindSign(kinds: ReadonlyMap<SectionKind, number>): Sign {
  let points = 0
  for (const [kind, weight] of kinds) points += (ofKind[kind] ?? 0) * weight
  const told = [...kinds.keys()].filter(kind => ofKind[kind] !== undefined)
  return { points, text: `sections ${told.join(', ')}` }
}

/** Sections and labels that decisions, designs, minutes and runbooks have, and reports of incidents have not. */
function foreignSign(sections: readonly Section[], fields: readonly Field[], profile: Profile): Sign {
  const { foreign } = profile.lookup.words
  const found = sections.filter(({ title }) => foreign.has(normalise(title.value)))
  const isAny = found.some(({ kind }) => kind === null)
  const labels = fields.filter(({ means, label }) => means === null && foreign.has(normalise(label.value)))
  const names = [...(isAny ? found.map(({ title }) => title) : []), ...labels.map(({ label }) => label)]
  const titles = [...new Set(names.map(({ value }) => value))]
  return {
    points: -1.5 * Math.min(titles.length, 3),
    text: `sections of other documents: ${titles.join(', ')}`,
  }
}

/** "Slide 1", "Slide 2: An outage in five lines": numbered parts of a talk, a course or an exercise. */
function seriesSign(sections: readonly Section[], profile: Profile): Sign {
  const { foreign } = profile.lookup.words
  const parts = sections.filter(({ title }) => {
    const first = /^(\p{L}{3,20}) \d{1,2}(?!\d)/u.exec(title.value)?.[1]
    return first !== undefined && foreign.has(normalise(first))
  })
  return sign(-12, parts.length > 2, 'numbered parts of another document')
}

function fieldSign(fields: readonly Field[]): Sign {
  const meanings = new Set<Meaning>()
  for (const { means, items } of fields)
    if (means !== null && items.length > 0 && ofField[means]) meanings.add(means)
  let points = 0
  for (const means of meanings) points += ofField[means] ?? 0
  return { points: Math.min(points, 3), text: `states ${[...meanings].join(', ')}` }
}

/** What the front matter calls the document (`type: postmortem`, `doc_type: runbook`): less of a sign where the title does too. */
function sortSign(fields: readonly Field[], { postmortem }: DocumentWords, { lookup }: Profile): Sign {
  const field = fields.find(({ form, label }) => isHeaderForm(form) && sortKey.test(label.value))
  const said = field?.value.value ?? ''
  const sort = lookup.words.documents.sorts.get(normalise(said))
  const points = sort === 'other' ? -3 : sort !== 'postmortem' ? 0 : postmortem === null ? 3 : 1
  return { points, text: `says it is a "${said}"` }
}

const sortKey = /(?:^|[_-])(?:type|kind|layout)$/i

function hasDate(path: string, title: string, fields: readonly Field[]): boolean {
  if (/(?:19|20)\d{2}[-_.]?(?:0[1-9]|1[0-2])/.test(path)) return true
  if (findDate(title) !== null || findPartialDate(title) !== null) return true
  return fields.some(({ means, items }) => {
    if (means === 'id') return items.some(({ value }) => /(?:19|20)\d{2}/.test(value))
    return isMoment(means) && items.some(({ value }) => /\d/.test(value))
  })
}
