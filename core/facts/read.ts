import type { Profile } from '../profile/compile.ts'
import { statusesOf } from '../profile/lookup.ts'
import { normalise } from '../profile/normalise.ts'
import type { Fact } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { readActions } from './actions.ts'
import { choiceIn, choicesIn, filled, firstItem, flagsIn } from './choices.ts'
import type { ChunkMemory } from './chunkMemory.ts'
import { dateAlone } from './dates.ts'
import { dayOrderOf } from './dayOrder.ts'
import { factAt } from './excerpt.ts'
import { htmlTitle } from './htmlTitle.ts'
import { incidentDate, isPublished, statedDate } from './incidentDate.ts'
import { declaredDuration } from './incidentLength.ts'
import { legible } from './legible.ts'
import { commonId, incidentsIn } from './links.ts'
import { readFields } from './metadata.ts'
import { readMoments, readReached } from './moments.ts'
import type { DateSources } from './openingDate.ts'
import { readSections } from './outline.ts'
import { readPeople } from './people.ts'
import type { Field, IncidentRecord, Section, TimelineEntry } from './record.ts'
import { severityTold } from './severity.ts'
import { stripOf } from './strip.ts'
import { readTimeline } from './timeline.ts'
import type { Day } from './times.ts'
import { documentWords, withoutSort } from './titleWords.ts'
import { isPlaceholder, saysNothing, wordsStart } from './values.ts'

/**
 * What the document says, in this style. `path` is the file's, whose name may hold the day of the incident. Any text has a
 * record; what it does not state is `null` or empty. `memory` is kept from one version to the next.
 */
export function readRecord(
  parsed: Parsed,
  profile: Profile,
  path: string | null = null,
  memory?: ChunkMemory,
): IncidentRecord {
  const { data } = profile
  const sections = readSections(parsed, profile, memory)
  const fields = readFields(parsed, sections, profile, memory)
  const title = titleOf(parsed, fields, sections, profile)
  const order = dayOrderOf(parsed, sections, profile)
  const seen = legible(sections)
  const sources = { parsed, profile, fields, title, sections: seen, path, order }
  const strip = stripOf(sections, profile)
  const { date, timeline } = courseOf(sources, strip.date, day =>
    readTimeline(parsed, sections, profile, { date: day, memory }),
  )
  return {
    fields,
    id: idOf(fields, [sections[0]?.title, title]),
    title,
    date,
    severity:
      choiceIn(fields, 'severity', data.severities) ??
      severityTold(title, strip.severity, seen, data.severities),
    status: choiceIn(fields, 'status', statusesOf(profile)) ?? strip.status,
    tier: choiceIn(fields, 'tier', data.tiers),
    moments: readMoments(fields, profile, date?.value ?? null, order),
    reached: readReached(fields, profile, date?.value ?? null, order),
    duration: declaredDuration(parsed, fields, seen, profile) ?? strip.duration,
    flags: flagsIn(fields),
    triggers: choicesIn(fields, 'triggers', data.triggers),
    classes: choicesIn(fields, 'classes', data.classes),
    rootCauses: filled(fields, 'root-cause').flatMap(field => field.items),
    people: readPeople(fields, sections, profile),
    related: relatedOf(fields, profile),
    timeline,
    actions: readActions(parsed, sections, profile, { date: date?.value ?? null, memory }),
    sections,
  }
}

/** The day of the incident and its timeline. Each depends on the other: entries without a day of their own are on that day. */
function courseOf(
  sources: DateSources,
  alone: Fact<Day> | null,
  entriesOn: (day: Day | null) => TimelineEntry[],
): Pick<IncidentRecord, 'date' | 'timeline'> {
  const stated = statedDate(sources) ?? alone
  const entries = entriesOn(stated?.value ?? null)
  const date = incidentDate(stated, entries, sources)
  // A day that the summary states also dates the entries; the day of publication does not.
  const isOnlyTold =
    stated === null &&
    date !== null &&
    entries.every(({ wall }) => wall === null) &&
    !isPublished(date, sources)
  return { date, timeline: isOnlyTold ? entriesOn(date.value) : entries }
}

/**
 * The title as a reader would cite it: the first heading of level 1 (if there is none, the first of all) that is no section, or,
 * in styles that keep their facts in front matter, the title field. Each is the fallback of the other, also where the heading
 * only says what the document is.
 */
function titleOf(
  parsed: Parsed,
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): Fact<string> | null {
  const field = firstItem(fields, 'title') ?? titleInFront(fields, profile)
  if (field !== null && profile.data.metadata.form === 'yaml') return field
  const top = entitled(sections, profile) ?? sections.find(section => section.level === 1 && !section.pseudo)
  if (top === undefined && field !== null) return field
  const heading = top ?? sections.find(one => !one.pseudo)
  const isId = field !== null && heading !== undefined && onlyId.test(heading.title.value)
  const isSort = field !== null && heading !== undefined && isOnlySort(heading.title.value, profile)
  const isTitle = heading !== undefined && heading.kind === null && heading.id === null && !isId && !isSort
  if (isTitle && !isOpen(heading.title.value, profile)) return heading.title
  return field ?? openingLine(parsed, sections, profile) ?? named(fields)
}

/** Whether a heading only says what the document is: "Incident report". */
function isOnlySort(words: string, { lookup }: Profile): boolean {
  return lookup.words.documents.sorts.get(normalise(words)) === 'postmortem'
}

/** The first heading, of whatever level, if it says both that this is a postmortem and of what. */
function entitled([first]: readonly Section[], { lookup }: Profile): Section | undefined {
  if (first === undefined || first.pseudo || first.kind !== null) return
  const title = first.title.value
  const { postmortem, otherAtEdge } = documentWords(title, lookup.words.documents)
  const isNamed = postmortem !== null && title.length > postmortem.length + SUBJECT
  return isNamed && !otherAtEdge ? first : undefined
}

/** What a report is about takes more letters. */
const SUBJECT = 4

/** `title: "[Postmortem] Search was down"`: other brackets that open a value are a placeholder. */
function titleInFront(fields: readonly Field[], profile: Profile): Fact<string> | null {
  const field = fields.find(one => one.means === 'title' && one.value.value.startsWith('['))
  return field === undefined || isOpen(field.value.value, profile) ? null : field.value
}

/** Whether a title is still a placeholder. */
function isOpen(title: string, { lookup }: Profile): boolean {
  return isPlaceholder(withoutSort(title, lookup.words.documents).replace(token, ''))
}

const onlyId = new RegExp(`^[[(]?${commonId}[\\])]?$`)
/** `[P1] `, `[INC-12] `, `[2026-08-14] `, `[Public] `: a token in brackets before a title is not a placeholder. */
const token =
  /^\[(?:(?:[A-Za-z]{1,8}[- ]?)?\d{1,6}|\d[\d./-]{3,9}\d|public|internal|confidential|draft|final|resolved|closed)\]\s*/i

/** `Incident: Search was down`: a value of several words in an id field is the title. */
function named(fields: readonly Field[]): Fact<string> | null {
  const item = firstItem(fields, 'id')
  return item !== undefined && oneWord(item) === null ? item : null
}

/**
 * The first line of a document without a heading above it, if it is a title: bold, or short and not a sentence. Before real
 * headings it must call itself a postmortem or an incident.
 */
function openingLine(parsed: Parsed, sections: readonly Section[], profile: Profile): Fact<string> | null {
  const chunk = parsed.chunks.findIndex(({ blocks }) => blocks.length > 0)
  const first = parsed.chunks[chunk]?.blocks[0]
  if (first?.kind === 'html') return htmlTitle(parsed)
  if (first?.kind !== 'paragraph') return null
  const line = first.lines[0]!
  const fact = factAt({ text: parsed.chunks[chunk]!.text, base: parsed.starts[chunk]! }, line.start, line.end)
  const isBold = fact.span.end - fact.span.start < line.end - line.start
  const isTitle =
    isBold || (first.lines.length === 1 && sections.length > 0 && !/[.:;。：]$/.test(fact.value))
  const isSection = sections[0] !== undefined && sections[0].span.start <= fact.span.start
  if (!isTitle || isSection || fact.value.length > 160) return null
  if (sections.every(section => section.pseudo)) return fact
  const says = documentWords(fact.value, profile.lookup.words.documents)
  return says.postmortem !== null || says.incident !== null ? fact : null
}

/** The id in the metadata, else the one that the first heading or the title opens with. */
function idOf(
  fields: readonly Field[],
  titles: readonly (Fact<string> | null | undefined)[],
): Fact<string> | null {
  const item = firstItem(fields, 'id')
  // "Incident: 2026-05-06" says when, not which.
  if (item !== undefined && dateAlone(item.value) === null) return oneWord(item)
  for (const title of titles) {
    const found = title ? opensWithId.exec(title.value) : null
    if (found === null) continue
    const start = title!.span.start + found[0].length - found[1]!.length
    return { value: found[1]!, span: { start, end: start + found[1]!.length } }
  }
  return null
}

const opensWithId = new RegExp(`^[[(]?(${commonId})(?![\\w-])`)

/** The id: one word, or the text of a link, before any prose; `null` for several words, which are a name. */
function oneWord(item: Fact<string>): Fact<string> | null {
  const linked = /^\[([^\s[\]]+)\][([]/.exec(item.value)
  if (linked !== null) {
    const start = item.span.start + 1
    return { value: linked[1]!, span: { start, end: start + linked[1]!.length } }
  }
  const end = item.value.search(/\s[-–—(]|[（(]/)
  const value = end > 0 ? item.value.slice(0, end) : item.value
  if (/\s/.test(value)) return null
  // If nothing was cut, the span stays: it includes quotation marks.
  return value === item.value
    ? item
    : { value, span: { start: item.span.start, end: item.span.start + value.length } }
}

function relatedOf(fields: readonly Field[], profile: Profile): Fact<string>[] {
  return filled(fields, 'related')
    .flatMap(field => field.items)
    .filter(item => !saysNothing(profile, item.value))
    .flatMap(item => {
      const found = incidentsIn(item.value, wordsStart(item), profile)
      return found.length > 0 ? found : [item]
    })
}
