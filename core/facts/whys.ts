import type { Profile } from '../profile/compile.ts'
import { type Fact, lastFrom, type Span, shift } from '../span.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import { type Excerpt, factAt } from './excerpt.ts'
import { around, kindAround } from './outline.ts'
import type { IncidentRecord, Section } from './record.ts'
import { type Line, linesIn } from './whys/lines.ts'
import { type Reading, readLine, titleStep } from './whys/steps.ts'

/** One question of a why-chain and its answer. */
export interface Why {
  /** The number in the text; `null` if there is none. */
  readonly number: number | null
  readonly question: Fact<string> | null
  readonly answer: Fact<string> | null
  readonly span: Span
}

/** A chain of whys, in text order. */
export interface WhyChain {
  /** The heading or label that announces it ("5 Whys analysis"); `null` if there is none. */
  readonly title: Span | null
  readonly whys: readonly Why[]
}

/**
 * The why-chains of a document: `Why 1: … Answer: …`, `**Why 1:** … → **Because:** …`, numbered items, nested lists, headings,
 * tables and fenced lines, under a title that announces whys or anywhere in a root-cause analysis.
 */
export function whyChains(record: IncidentRecord, profile: Profile): WhyChain[] {
  const reader: Reader = { profile, chains: [], open: null }
  let zone = -1
  for (const section of record.sections) {
    const inZone = section.span.start < zone
    const isAnnounced = announces(section)
    if (isAnnounced || (!inZone && isAnalysis(record, section, profile))) {
      close(reader)
      zone = Math.max(zone, section.span.end)
    } else if (!inZone) continue
    readSection(reader, section, isAnnounced)
  }
  close(reader)
  return reader.chains.filter((chain, i) => !onlyIntroduces(record, chain, reader.chains[i + 1]))
}

/** Whether a section may hold a chain: it is below a title that announces whys, or in a root-cause analysis. */
export function mayAskWhy(record: IncidentRecord, section: Section, profile: Profile): boolean {
  return around(record.sections, section).some(one => announces(one) || isAnalysis(record, one, profile))
}

function announces({ title }: Section): boolean {
  return titles.test(title.value)
}

/** Whether a chain is an empty one whose heading only introduces the next chain in its section. */
function onlyIntroduces(
  { sections }: IncidentRecord,
  { title, whys }: WhyChain,
  next: WhyChain | undefined,
): boolean {
  if (whys.length > 0 || title === null || next === undefined) return false
  const section = sections[lastFrom(sections, title.start)]
  const start = next.title?.start ?? next.whys[0]?.span.start
  return section?.title.span === title && start !== undefined && start < section.span.end
}

/** The names of a chain, in headings and labels. */
const titles =
  /(?:\b(?:5|five)|五)[\s-]*(?:x\s*)?(?:whys?\b|個?のなぜ|个?为什么|個?為什麼)|\bwhys\b|\bwhy[\s-]chain|なぜなぜ|(?:\b(?:5|fünf|cinq|cinco)[\s-]*(?:mal\s+|x\s*)?(?:warum|pourquoi|porqu|por qu))/i

/** Whether a line announces a chain, as a label or alone. A sentence about whys does not. */
function isTitle(line: string): boolean {
  if (line.length > 80 || /[?？]/.test(line) || !titles.test(line)) return false
  const words = line.replace(/[*_]/g, '').trim()
  const label = /^[^:：]{1,60}(?=[:：])/.exec(words)
  return label ? titles.test(label[0]) : /^[^[\],]{1,60}[^.!。,[\]]$/.test(words)
}

function isAnalysis({ sections }: IncidentRecord, section: Section, { data }: Profile): boolean {
  return (
    kindAround(sections, section) === 'root-cause' ||
    (section.id !== null && section.id === data.whys?.section)
  )
}

/** Whether the section asks "why" at all. A fast test: most analyses do not. */
function asks({ chunk, base, span, body }: Section, { lookup }: Profile): boolean {
  return lookup.lexicon.asksWhy.test(chunk.text.slice(span.start - base, body.end - base))
}

interface Reader {
  readonly profile: Profile
  readonly chains: WhyChain[]
  open: OpenChain | null
}

interface OpenChain {
  readonly title: Span | null
  readonly whys: OpenWhy[]
  /** Whether any of them is a question. */
  isAsked: boolean
}

/** A step under construction. A statement is the answer, unless an answer follows. */
interface OpenWhy {
  readonly number: number | null
  readonly isAsked: boolean
  readonly depth: number
  readonly start: number
  end: number
  readonly excerpt: Excerpt
  /** Offsets in the excerpt. */
  question: Span | null
  answer: Span | null
  /** The block of its last line. */
  block: number
}

function readSection(reader: Reader, section: Section, isAnnounced: boolean): void {
  if (!isAnnounced && reader.open === null && !asks(section, reader.profile)) return
  const excerpt = { text: section.chunk.text, base: section.base }
  const { span } = section.title
  const heading = shift(span, -section.base)
  const step = isAnnounced ? null : titleStep(excerpt.text, heading, reader.profile)
  if (isAnnounced) reader.open = { title: span, whys: [], isAsked: false }
  else if (step) addStep(reader, step, { ...heading, block: -1, depth: 0 }, excerpt)
  for (const line of linesIn(withHtmlTables(section.blocks, excerpt.text))) readInto(reader, line, excerpt)
}

function readInto(reader: Reader, line: Line, excerpt: Excerpt): void {
  const words = excerpt.text.slice(line.start, line.end)
  if (line.kind === 'text' && isTitle(words)) {
    close(reader)
    const { span } = factAt(excerpt, line.start, line.end)
    reader.open = { title: span, whys: [], isAsked: false }
    return
  }
  const { open } = reader
  const isAnnounced = open !== null && open.title !== null
  const isAsked = open?.isAsked === true
  const reading = readLine(excerpt.text, line, {
    profile: reader.profile,
    isAnnounced,
    isOpen: open !== null,
    isAsked,
  })
  const last = open?.whys.at(-1)
  if (reading.kind === 'step') addStep(reader, reading, line, excerpt)
  else if (reading.kind === 'stop') close(reader)
  else if (last) goOn(reader, last, reading, line)
}

function addStep(
  reader: Reader,
  reading: Reading,
  line: Pick<Line, 'start' | 'end' | 'block' | 'depth'>,
  excerpt: Excerpt,
): void {
  const { kind: _, ...step } = reading
  if (step.number === 1 && reader.open !== null && reader.open.whys.length > 0) close(reader)
  reader.open ??= { title: null, whys: [], isAsked: false }
  reader.open.isAsked ||= step.isAsked
  const { start, end, depth, block } = line
  reader.open.whys.push({ ...step, start, end, depth, block, excerpt })
}

/** Adds a line to the last step: as its answer, or to what precedes. A paragraph after the answer ends the chain. */
function goOn(reader: Reader, last: OpenWhy, { kind, answer }: Reading, line: Line): void {
  if (kind === 'more' && line.depth < last.depth) {
    close(reader)
    return
  }
  const isSame = last.block === line.block
  if (kind === 'answer' && answer !== null) last.answer = last.answer ? joined(last.answer, answer) : answer
  else if (last.answer !== null) {
    if (isSame) last.answer = joined(last.answer, line)
    else if (line.depth === 0) {
      close(reader)
      return
    }
  } else if (last.question !== null && isSame && !endsAsking(last, last.question))
    last.question = joined(last.question, line)
  else last.answer = { start: line.start, end: line.end }
  last.end = line.end
  last.block = line.block
}

/** Whether the words of a question end with a question mark. */
function endsAsking({ excerpt }: OpenWhy, { start, end }: Span): boolean {
  return asked.test(excerpt.text.slice(start, end))
}

const asked = /[?？]\W*$/

function joined(a: Span, b: Span): Span {
  return { start: a.start, end: Math.max(a.end, b.end) }
}

function close(reader: Reader): void {
  const { open } = reader
  reader.open = null
  if (open === null || (open.title === null && open.whys.length < 2)) return
  reader.chains.push({ title: open.title, whys: open.whys.map(whyOf) })
}

function whyOf({ number, start, end, excerpt, question, answer }: OpenWhy): Why {
  const first = question && factAt(excerpt, question.start, question.end)
  const isStatement = first !== null && first.value !== '' && answer === null && !asked.test(first.value)
  const said = answer && factAt(excerpt, answer.start, answer.end)
  return {
    number,
    question: isStatement || first?.value === '' ? null : first,
    answer: isStatement ? first : said?.value === '' ? null : said,
    span: { start: excerpt.base + start, end: excerpt.base + end },
  }
}
