import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { compareSections } from '../policy/sections.ts'
import type { SectionData, TierData } from '../profile/profile.ts'
import { templateSection } from '../profile/template.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { isCapital, isUnderlined } from './headings.ts'
import { afterMark, before, inLineEnds, isBlank, lineAt, lineBefore, openEnd, trimmed } from './lines.ts'
import { orderBy, permute } from './permute.ts'
import {
  endOfHead,
  firstPart,
  isItem,
  rankOf,
  sectionData,
  spotAmongParts,
  spotOf,
  tierFor,
} from './sectionPlace.ts'
import { insertion } from './together.ts'
import { withFacts } from './variables.ts'

/**
 * Inserts sections with the bodies of the template, each where the template has it: behind the nearest section
 * that stands before it there, else before the nearest that stands behind it. A part of a section that is inserted
 * too comes with it; of one whose parts are there in part, its head and the parts that are not. `tier` is the document's
 * own if not given. None where the file ends within a block that nothing closes: it would take in what is added behind it,
 * and may hold what seems to be missing.
 */
export function insertSections(view: View, ids: readonly string[], tier?: string): Edit[] {
  if (openEnd(view.parsed) !== null) return []
  const order = tierFor(view, tier)
  const asked = [...new Set(ids)].filter(id => sectionData(view, id) !== null)
  asked.sort((a, b) => rankOf(view, order, a) - rankOf(view, order, b))
  const groups = new Map<number, string[]>()
  for (const { at, text } of asked.flatMap(id => piecesOf(view, order, id))) {
    const texts = groups.get(at) ?? []
    if (!texts.some(other => other.includes(text))) texts.push(text)
    groups.set(at, texts)
  }
  return [...groups].map(([at, texts]) => insertion(at, between(view.parsed, at, texts.join('\n\n'))))
}

interface Piece {
  readonly at: number
  readonly text: string
}

/** What is inserted for one section, and where. */
function piecesOf(view: View, order: TierData, id: string): Piece[] {
  const at = spotOf(view, order, id)
  if (firstPart(view, order, id) === null) return [{ at, text: sectionText(view, order, id) }]
  const { lostParts } = compareSections(view.record, view.profile, order)
  const lost = lostParts
    .filter(one => one.within === id)
    .map(one => ({ at: spotAmongParts(view, order, one.id), text: sectionText(view, order, one.id) }))
  return [{ at, text: bareHead(view, id) }, ...lost]
}

function bareHead(view: View, id: string): string {
  const data = sectionData(view, id)!
  return headLine(view, id, data, `${'#'.repeat(data.level)} ${data.title}`)
}

/** A section that the document lacks, where the template has it, with this and nothing else in it. */
export function newSection(view: View, { id, level, title }: SectionData, body: string): Edit[] {
  const at = spotOf(view, tierFor(view), id)
  return [insertion(at, between(view.parsed, at, `${'#'.repeat(level)} ${title}\n\n${body}`))]
}

/** The offset where a section of this id belongs; of one that is there, its start. */
export function placeOfSection(view: View, id: string, tier?: string): number {
  const present = view.record.sections.find(section => section.id === id)
  return present ? present.span.start : spotOf(view, tierFor(view, tier), id)
}

/** A section as the template writes it, its variables filled, headed as the document heads its sections; no line end. */
export function sectionText(view: View, tier: TierData, id: string): string {
  const { title, level, about } = sectionData(view, id)!
  const bare = `${'#'.repeat(level)} ${title}${about ? `\n\n<!-- ${about} -->` : ''}`
  const text = withFacts(view, templateSection(view.profile, tier.id, id) ?? bare).trimEnd()
  const end = text.indexOf('\n')
  const body = end < 0 ? '' : text.slice(end)
  return headLine(view, id, { title, level }, end < 0 ? text : text.slice(0, end)) + body
}

/**
 * The head of a new section: an underlined title, a bold or capital line only where the document writes all of its sections
 * so. Real headings within them say nothing of the sections themselves.
 */
function headLine(
  view: View,
  id: string,
  { title, level }: { readonly title: string; readonly level: number },
  line: string,
): string {
  const own = view.record.sections.filter(
    section => section.id !== null && !isItem(view, section) && (!isTop(view, id) || isTop(view, section.id)),
  )
  const model = own[0]
  if (!model) return line
  // Only the two upper levels can be underlined.
  if (level < 3 && own.some(isUnderlined) && own.every(section => section.level > 2 || isUnderlined(section)))
    return `${title}\n${(level === 1 ? '=' : '-').repeat(title.length)}`
  const pseudo = own.every(section => section.pseudo)
  if (!pseudo) return line.startsWith('#') ? line : `${'#'.repeat(level)} ${title}`
  const { span, value } = model.title
  const { start, end } = lineAt(view.parsed, span.start)
  const words = isCapital(value) ? title.toUpperCase() : title
  return slice(view.parsed, { start, end: span.start }) + words + slice(view.parsed, { start: span.end, end })
}

/** A text for its own paragraphs at the start of a line or the end of the file, with blank lines around it. */
export function between(parsed: Parsed, at: number, text: string): string {
  const first = at <= afterMark(parsed)
  const previous = lineBefore(parsed, at)
  const open = before(parsed, at) !== '' && !first
  const gap = first ? '' : open ? '\n\n' : previous && isBlank(parsed, previous) ? '' : '\n'
  return inLineEnds(parsed, `${gap}${text}\n${at < parsed.length ? '\n' : ''}`)
}

/**
 * Puts the sections of the template's top level in the template's order. A section takes along what follows it up
 * to the next of them; addenda, which may stand anywhere behind the impact, follow the section before them. Nothing where
 * the last one is left open: it would take in what comes behind it.
 */
export function sortSections(view: View): Edit[] {
  const tier = tierFor(view)
  const ids = new Set(tier.sections.filter(id => isTop(view, id)))
  const found = alongside(view.record.sections.filter(one => ids.has(one.id ?? '')))
  if (openEnd(view.parsed) !== null || found.some(section => isItem(view, section))) return []
  const starts = found.map(section => lineAt(view.parsed, section.span.start).start)
  const slots = starts.map((start, i) =>
    trimmed(view.parsed, { start, end: starts[i + 1] ?? view.parsed.length }),
  )
  return permute(view.parsed, slots, orderBy(found.map(section => tier.sections.indexOf(section.id!))))
}

/** Of headings at several depths those of the place that holds most, and bold lines; the first of each id. */
function alongside(sections: readonly Section[]): Section[] {
  const counts = new Map<number | null, number>()
  for (const { parent } of sections) counts.set(parent, (counts.get(parent) ?? 0) + 1)
  const parent = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
  const firsts = new Map<string | null, Section>()
  for (const one of sections)
    if ((one.pseudo || one.parent === parent) && !firsts.has(one.id)) firsts.set(one.id, one)
  return [...firsts.values()]
}

function isTop(view: View, id: string): boolean {
  const data = sectionData(view, id)
  return data !== null && data.within === undefined && data.flag === undefined
}

/** Adds paragraphs at the end of a section's own text, before its subsections. */
export function appendToSection(view: View, section: Section, markdown: string): Edit[] {
  const { parsed } = view
  const body = trimmed(parsed, section.body)
  const empty = isBlank(parsed, section.body)
  const at = empty ? endOfHead(view, section) : body.end
  const rest = slice(parsed, { start: at, end: section.body.end })
  const tight = section.body.end < parsed.length && (rest.match(/\r\n|\n|\r/g)?.length ?? 0) < 2
  return [insertion(at, inLineEnds(parsed, `\n\n${markdown.trim()}${tight ? '\n' : ''}`))]
}
