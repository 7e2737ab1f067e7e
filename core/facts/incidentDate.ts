import { fileNameOf } from '../path.ts'
import type { Profile } from '../profile/compile.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { covers, type Fact, shift } from '../span.ts'
import { filled, firstItem, surestFirst } from './choices.ts'
import type { DayOrder } from './dayOrder.ts'
import { isOfMail } from './letterHead.ts'
import {
  type DateSources,
  dateIn,
  ofOpening,
  opening,
  openings,
  otherDay,
  partialDay,
} from './openingDate.ts'
import type { Field, MomentName, TimelineEntry } from './record.ts'
import { ofFirstEntry, ofTimeline } from './timelineDate.ts'
import { type Day, dayOfReading, readTime } from './times.ts'

/**
 * The day of the incident as stated outside the timeline: in the metadata, the title, the opening or the file name, in this
 * order. The date in front matter of a site generator is left out: it is that of publication.
 */
export function statedDate(sources: DateSources): Fact<Day> | null {
  const said =
    ofMetadata(sources, ofStart) ?? ofTitle(sources) ?? ofMetadata(sources, ofEnd) ?? ofOpening(sources)
  if (said !== null) return said
  const file = ofFile(sources)
  return file === null || file.value === publication(sources)?.value ? null : file
}

/**
 * The day of the incident once the timeline is known. If none is stated, that of the first dated entry, then of a duration, the
 * summary, or publication. If timeline and file name agree on another day than the title, theirs counts.
 */
export function incidentDate(
  stated: Fact<Day> | null,
  timeline: readonly TimelineEntry[],
  sources: DateSources,
): Fact<Day> | null {
  if (stated !== null) {
    const isTitle =
      sources.title !== null &&
      covers(sources.title.span, stated.span) &&
      ofMetadata(sources, ofStart) === null
    if (!isTitle) return stated
    const file = ofFile(sources)
    const first = ofTimeline(timeline)
    return file !== null && first !== null && file.value === first.value ? first : stated
  }
  return (
    ofTimeline(timeline) ??
    ofDuration(sources) ??
    ofSummary(sources) ??
    ofFirstEntry(timeline, publication(sources)?.value ?? null, sources.title) ??
    ofPublication(sources)
  )
}

const ofStart: readonly MomentName[] = ['started', 'detected']
/** An incident may end on a later day than it began, so a day in the title counts before these. */
const ofEnd: readonly MomentName[] = ['mitigated', 'resolved']

function ofMetadata(sources: DateSources, moments: readonly MomentName[]): Fact<Day> | null {
  const { fields, profile, order } = sources
  const own = surestFirst(datesOf(sources, false), profile)
  return firstDay([...own, ...moments.flatMap(means => filled(fields, means))], order)
}

/** The date fields that say when the document was published, as a site generator or a mail has them, or the others. */
export function datesOf(
  { fields, profile }: Pick<DateSources, 'fields' | 'profile'>,
  ofPublication: boolean,
): Field[] {
  const isMail = isOfMail(fields)
  const isSite = isOfSite(fields, profile)
  return filled(fields, 'date').filter(
    ({ form }) => (isMail || (isSite && isHeaderForm(form))) === ofPublication,
  )
}

function firstDay(fields: readonly Field[], order: DayOrder): Fact<Day> | null {
  for (const field of fields) {
    const found = dateOf(field, order)
    if (found !== null) return found
  }
  return null
}

/** The day in "Duration: 14 Feb 2026, 10:00 to 11:30". */
function ofDuration({ fields, order }: DateSources): Fact<Day> | null {
  const item = firstItem(fields, 'duration')
  return item === undefined ? null : dateIn(item.value, item.span.start, order)
}

function dateOf(field: Field, order: DayOrder): Fact<Day> | null {
  const { value, span } = field.items[0]!
  const reading = readTime(value)
  if (reading?.unknown) return null
  if (reading !== null && reading.date !== null && reading.problem === null) {
    return { value: order.day(reading.date, value), span: shift(reading.span, span.start) }
  }
  return dateIn(value, span.start, order)
}

function ofTitle({ title, order, sections: [top, below] }: DateSources): Fact<Day> | null {
  if (title === null) return null
  const found = dateIn(title.value, title.span.start, order)
  // A heading directly below the title that names no section is its second line.
  const isBelow = top?.title === title && top.blocks.length === 0 && below?.kind === null
  return found ?? (isBelow ? dateIn(below.title.value, below.title.span.start, order) : null)
}

/** A full date in the first paragraph or item of a summary. */
function ofSummary({ sections, order }: DateSources): Fact<Day> | null {
  for (const { kind, blocks, chunk, base } of sections) {
    const opens = kind === 'summary' ? blocks[0] : undefined
    const first = opens?.kind === 'list' ? opens.items[0]?.blocks[0] : opens
    if (first?.kind !== 'paragraph') continue
    const text = opening(chunk.text, first.span)
    const start = base + first.span.start
    const found = dateIn(text, start, order)
    if (found !== null && !otherDay.test(text.slice(0, found.span.start - start))) return found
  }
  return null
}

/** The date in the file name. Its span is empty and at the start, since it is not in the text. */
function ofFile({ path, order }: DateSources): Fact<Day> | null {
  if (path === null) return null
  const name = fileNameOf(path).replace(/_/g, ' ')
  const found = dateIn(name, 0, order) ?? dateIn(name.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'), 0, order)
  return found === null ? null : { value: found.value, span: { start: 0, end: 0 } }
}

function ofPublication(sources: DateSources): Fact<Day> | null {
  const published = publication(sources)
  return published === null ? null : (toldDay(sources, published.value) ?? published)
}

/** Whether the day is the one on which the document was published. */
export function isPublished({ value }: Fact<Day>, sources: DateSources): boolean {
  return publication(sources)?.value === value
}

/** The date of publication. */
function publication(sources: DateSources): Fact<Day> | null {
  return firstDay(datesOf(sources, true), sources.order)
}

/**
 * "On September 5th, …" in the opening paragraph, or at the start of the summary or timeline. Without a year: the one nearest to
 * publication, if not after it.
 */
function toldDay({ parsed, sections }: DateSources, published: Day): Fact<Day> | null {
  for (const { text, base, paragraphs } of openings(parsed)) {
    const [first] = paragraphs
    if (first === undefined) continue
    const found = partialDay(opening(text, first.span), base + first.span.start, published)
    if (found !== null) return found
    break
  }
  for (const { kind, blocks, chunk, base } of sections) {
    const first = kind === 'timeline' || kind === 'summary' ? blocks[0] : undefined
    if (first?.kind !== 'paragraph') continue
    const reading = readTime(chunk.text.slice(first.span.start, first.span.end))
    const day = reading?.partialDate ? dayOfReading(reading, { date: published, zone: null }) : null
    if (day === null || day > published) continue
    return { value: day, span: shift(reading!.span, base + first.span.start) }
  }
  return null
}

/** Whether the front matter is a site generator's: it calls itself a post's, or none of its keys is about the incident. */
function isOfSite(fields: readonly Field[], profile: Profile): boolean {
  if (profile.data.metadata.form === 'yaml') return false
  const front = fields.filter(field => isHeaderForm(field.form))
  const isPost = front.some(({ label, value }) => label.value === 'layout' && value.value === 'post')
  return isPost || !front.some(({ means }) => means !== null && speaking.has(means))
}

const speaking: ReadonlySet<string> = new Set([
  'id',
  'severity',
  'tier',
  'started',
  'detected',
  'mitigated',
  'resolved',
  'duration',
  'triggers',
  'root-cause',
  'flag',
])
