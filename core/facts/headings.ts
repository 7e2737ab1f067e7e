import type { Profile } from '../profile/compile.ts'
import { type SectionMatch, sectionOf } from '../profile/lookup.ts'
import { normalise } from '../profile/normalise.ts'
import type { Span } from '../span.ts'
import { type Heading, type Paragraph, paragraphOf } from '../syntax/block.ts'
import type { Chunk } from '../syntax/parsed.ts'
import { calloutsIn, openCallout } from './callouts.ts'
import { headsInHtml, openHtml } from './htmlHeadings.ts'
import { openItems, openLabel, tellingLabels } from './labelHeadings.ts'
import { labelAt, trimmed } from './labels.ts'
import { type HeadingPlace, known, type Opened, ofLine } from './opened.ts'
import { plainTitles } from './plainTitles.ts'

const unknown: SectionMatch = { id: null, kind: null, near: null, within: null, word: '' }

/** Adds the sections that begin in the chunk: its heading, and the lines, list items, callouts and HTML used as headings. */
export function openChunk(opened: Opened[], chunk: Chunk, profile: Profile): void {
  const { heading, blocks } = chunk
  const isFirst = opened.length === 0
  if (heading) opened.push(ofHeading(chunk, heading, profile, isFirst))
  const level = heading === null ? 2 : Math.min(heading.level + 1, 6)
  const holder = heading === null ? unknown : opened[opened.length - 1]!.match
  const callouts = holder.kind === null && level < 4 ? calloutsIn(chunk.text, blocks) : null
  const labels = level === 2 || (isFirst && level === 3) ? tellingLabels(chunk.text, blocks, profile) : null
  const plain = level === 2 ? plainTitles(chunk.text, blocks, profile) : null
  const isHtml = headsInHtml(chunk.text, blocks, profile)
  const place = { chunk, level, profile, plain }
  let isReport = false
  for (let i = heading === null ? 0 : 1; i < blocks.length; i++) {
    const block = blocks[i]!
    const label = labels?.get(block)
    if (label !== undefined) {
      openLabel(opened, { span: block.span, blocks: [block] }, label, place)
      continue
    }
    if (isHtml && block.kind === 'html' && openHtml(opened, block, place, holder.kind === null)) continue
    const callout = callouts?.get(block)
    if (block.kind === 'quote' && callout && openCallout(opened, block, callout, place)) continue
    if (block.kind === 'paragraph' && openLines(opened, block, place, holder.kind)) continue
    if (block.kind === 'list' && level === 2 && openItems(opened, block, place, isReport)) {
      isReport = true
      continue
    }
    const last = opened[opened.length - 1]
    if (last !== undefined && last.chunk === chunk) last.blocks.push(block)
  }
}

function ofHeading(chunk: Chunk, heading: Heading, profile: Profile, isFirst: boolean): Opened {
  const words = withoutComment(chunk.text, heading.title)
  const title = unmarked(chunk.text, words.start, withoutAttributes(chunk.text, words))
  const text = chunk.text.slice(title.start, title.end)
  const isTitle = isFirst && heading.level === 1
  return {
    match: isTitle ? ofTitle(profile, text) : ofWords(profile, text),
    title,
    text,
    level: heading.level,
    pseudo: false,
    holdsReal: true,
    start: heading.span.start,
    bodyStart: heading.span.end,
    chunk,
    blocks: [],
  }
}

/** A title without an HTML comment at its end, such as one that suppresses a rule. */
function withoutComment(text: string, line: Span): Span {
  const { start, end } = line
  if (text.charCodeAt(end - 1) !== 0x3e /* > */ || !text.startsWith('-->', end - 3)) return line
  const at = text.lastIndexOf('<!--', end)
  return at <= start ? line : { start, end: start + text.slice(start, at).trimEnd().length }
}

/** The end of a title without the anchor or classes that some exports add: `Impact {#impact}`. */
function withoutAttributes(text: string, { start, end }: Span): number {
  if (text.charCodeAt(end - 1) !== 0x7d /* } */) return end
  const found = /\s*\{[#.][^{}\s][^{}]{0,200}\}$/.exec(text.slice(start, end))
  return found === null || found.index === 0 ? end : start + found.index
}

/** The section that the document's title names, only if it is nothing but that name. */
function ofTitle(profile: Profile, title: string): SectionMatch {
  const { sections, kinds, words } = profile.lookup
  // `RCA: <what happened>` is a title not yet filled in, and names no section.
  const word = /\S\s*<[^<>/]+>$/.test(title) ? '' : normalise(title)
  const kind = words.sections.get(word) ?? null
  const own = sections.get(word) ?? (kind === null ? undefined : kinds.get(kind))
  return { id: own?.id ?? null, kind: own?.kind ?? kind, near: null, within: null, word }
}

/** The section that a heading names, without link targets and a number in front. */
function ofWords(profile: Profile, title: string): SectionMatch {
  const words = title.includes('](') ? title.replace(/\]\([^()]*\)/g, ']') : title
  const match = sectionOf(profile, words)
  if (match.kind !== null || match.id !== null) return match
  // "4 Root cause", or "D4 Root cause" of an 8D report.
  const number = /^[A-Z]?\d{1,2}(?:\\[.)])?\s+(?=\p{L})/u.exec(words)
  return number === null ? match : sectionOf(profile, words.slice(number[0].length))
}

/**
 * Opens a section at each line of the paragraph used as a heading; false if there is none. In a summary bold lines are labels,
 * except those that the style itself would write as titles.
 */
function openLines(
  opened: Opened[],
  paragraph: Paragraph,
  place: HeadingPlace,
  holder: SectionMatch['kind'],
): boolean {
  const { text } = place.chunk
  const isTop = holder === null
  let begun = false
  let from = 0
  const { lines } = paragraph
  for (let i = 0; i < lines.length; i++) {
    const whole = lines[i]!
    const line = withoutComment(text, whole)
    const isPlain = place.plain?.has(line.start) === true
    if (!isPlain && !looksLikeTitle(text, line)) continue
    const title = isPlain
      ? withoutColon(text, line)
      : pseudoTitle(text, line, isTop && !isAmongFields(text, lines, i))
    if (title === null) continue
    const words = text.slice(title.start, title.end)
    const match = known(place.profile, words) ?? capital(place.profile, words) ?? (isPlain ? unknown : null)
    const isTitle = isBoldTitle(place.profile, match, text.slice(line.start, line.end), words)
    if (match === null || (holder === 'summary' && !isTitle)) continue
    keepLines(opened, lines.slice(from, i), place.chunk)
    const own = ownLevel(opened, match, place.profile, isTitle)
    opened.push({ ...ofLine(match, title, whole, place), ...(own && { level: own, holdsReal: true }) })
    from = i + 1
    begun = true
  }
  if (begun) keepLines(opened, lines.slice(from), place.chunk)
  return begun
}

/**
 * The level that the style gives a section, for documents whose sections are such lines: no real heading below the title has come
 * at that level or above, or the style writes its titles so (`isTitle`). So bold sections keep their level after a real
 * subheading. Else `null`.
 */
function ownLevel(
  opened: readonly Opened[],
  match: SectionMatch,
  profile: Profile,
  isTitle: boolean,
): number | null {
  const own = profile.data.sections.find(section => section.id === (match.id ?? match.near))
  if (own === undefined || own.level < 2) return null
  if (isTitle) return own.level
  return opened.some(one => !one.pseudo && one.level > 1 && one.level <= own.level) ? null : own.level
}

/** Whether a line is a section title as the style's templates write it: bold and in capitals. */
function isBoldTitle(
  { data, lookup }: Profile,
  match: SectionMatch | null,
  line: string,
  words: string,
): boolean {
  if (match === null || match.id === null || line.charCodeAt(0) === words.charCodeAt(0)) return false
  const own = data.sections.find(one => one.id === match.id)
  return lookup.boldTitles && own?.within === undefined && words === words.toUpperCase()
}

/** Adds lines of a paragraph of the chunk to the section open at that point. */
function keepLines(opened: Opened[], lines: readonly Span[], chunk: Chunk): void {
  const last = opened[opened.length - 1]
  if (lines.length === 0 || last === undefined || last.chunk !== chunk) return
  last.blocks.push(paragraphOf(lines))
}

/** A fast test of the first two units and the last, for emphasis, capitals or a colon. */
function looksLikeTitle(text: string, line: Span): boolean {
  const first = text.charCodeAt(line.start)
  const second = text.charCodeAt(line.start + 1)
  if (line.end - line.start > 80) return false
  if (text.charCodeAt(line.end - 1) === 0x3a) return true
  if (first === 0x2a || first === 0x5f) return second === first || text.charCodeAt(line.end - 1) === first
  return isCapital(first) && isCapital(second)
}

/** The text of a line in bold or capitals throughout; if `isTop`, also of one in italics, or a phrase with a colon. */
function pseudoTitle(text: string, line: Span, isTop: boolean): Span | null {
  const slanted = isTop ? slantedTitle(text, line) : null
  if (slanted !== null) return slanted
  const inner = unmarked(text, line.start, behindMarks(text, line))
  const words = text.slice(inner.start, inner.end)
  if (inner.start > line.start) {
    return words.includes('**') || words.includes('__') ? null : withoutColon(text, inner)
  }
  if (capitals.test(words.replace(remark, ''))) return words === 'TODO' ? null : withoutColon(text, line)
  const label = isTop && words.endsWith(':') ? labelAt(text, line.start, line.end) : null
  return label === null || label.bold || label.value.start < label.value.end ? null : label.label
}

/** The text of a line that is in italics throughout: `*Timeline:*`. */
function slantedTitle(text: string, { start, end }: Span): Span | null {
  const found = slanted.exec(text.slice(start, end))
  return found === null ? null : { start: start + 1, end: start + 1 + found[2]!.length }
}

const slanted = /^([*_])(?![*_\s])([^*_\n]{2,60}?):?\1:?$/

/** The end of a bold line without a remark after it: "**Timeline** (UTC+1)". */
function behindMarks(text: string, { start, end }: Span): number {
  const unit = text.charCodeAt(start)
  if ((unit !== 0x2a && unit !== 0x5f) || text.charCodeAt(end - 1) !== 0x29) return end
  const found = markedRemark.exec(text.slice(start, end))
  return found === null ? end : start + found.index
}

const markedRemark = /(?<=[^\s*_][*_]{2})\s\([^()]{1,30}\)$/

/** Whether the line before or after it is a label with a value: then it is an empty field, not a heading. */
function isAmongFields(text: string, lines: readonly Span[], index: number): boolean {
  return [lines[index - 1], lines[index + 1]].some(line => {
    const label = line === undefined ? null : labelAt(text, line.start, line.end)
    return label !== null && label.value.start < label.value.end
  })
}

function withoutColon(text: string, { start, end }: Span): Span {
  return text.charCodeAt(end - 1) === 0x3a ? trimmed(text, start, end - 1) : { start, end }
}

/** `TIMELINE (local time)` */
const remark = /\s\([^()]{1,30}\)(?=:?$)/
const capitals = /^[\p{Lu}\p{N}][\p{Lu}\p{N} &/,()'’-]+:?$/u

function isCapital(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde && code !== 0xd7)
}

/** Span without bold marks around all of it. A colon after the marks is left out with them. */
function unmarked(text: string, start: number, end: number): Span {
  const mark = text.charCodeAt(start)
  if ((mark !== 0x2a && mark !== 0x5f) || text.charCodeAt(start + 1) !== mark) return { start, end }
  const to = text.charCodeAt(end - 1) === 0x3a ? end - 1 : end
  const holds = to - start > 4 && text.charCodeAt(to - 1) === mark && text.charCodeAt(to - 2) === mark
  return holds ? trimmed(text, start + 2, to - 2) : { start, end }
}

/** The section that a line in capitals almost names, or that is named within it: `DETAILED DESCRIPTION OF IMPACT`. */
function capital(profile: Profile, title: string): SectionMatch | null {
  if (title !== title.toUpperCase()) return null
  const match = sectionOf(profile, title)
  if (match.near !== null) return match
  const isPhrase = title.includes(' ') && title !== title.toLowerCase()
  return isPhrase && match.within !== null ? { ...match, kind: match.within } : null
}
