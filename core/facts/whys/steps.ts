import type { Profile } from '../../profile/compile.ts'
import { sectionOf } from '../../profile/lookup.ts'
import type { Span } from '../../span.ts'
import { labelAt } from '../labels.ts'
import type { Line } from './lines.ts'

/** What a line is in a why-chain. Offsets into the chunk. */
export interface Reading {
  /** `more` continues what precedes it; `stop` ends the chain. */
  readonly kind: 'step' | 'answer' | 'more' | 'stop'
  readonly number: number | null
  /** Whether a step asks with "why". */
  readonly isAsked: boolean
  readonly question: Span | null
  readonly answer: Span | null
}

/** What is known of the chain before a line. */
interface ChainSoFar {
  readonly profile: Profile
  /** Whether a title announced the chain. */
  readonly isAnnounced: boolean
  readonly isOpen: boolean
  /** Whether an earlier step asks with "why". Numbered items without a question are then not steps. */
  readonly isAsked: boolean
}

const more: Reading = { kind: 'more', number: null, isAsked: false, question: null, answer: null }
const stop: Reading = { ...more, kind: 'stop' }

/** Reads a line of an analysis. */
export function readLine(
  text: string,
  line: Line,
  { profile, isAnnounced, isOpen, isAsked }: ChainSoFar,
): Reading {
  if (line.kind === 'row')
    return isAnnounced || line.head.some(cell => asks(text, cell, profile))
      ? readRow(text, line, profile)
      : more
  const start = contentStart(text, line.start, line.end)
  const label = whyLabel(text, start, line.end, profile)
  if (
    label !== null &&
    (label.number !== null || isAnnounced || /[?？]/.test(text.slice(label.end, line.end)))
  ) {
    return split(text, line, label, profile)
  }
  if (!isOpen) return more
  const because = becauseEnd(text, start, line.end, profile)
  if (because > start || start > arrowStart(text, line.start)) {
    return { ...more, kind: 'answer', answer: { start: because, end: line.end } }
  }
  if (endsChain(text, line, profile)) return stop
  const isStep = isAnnounced && line.kind === 'item' && line.depth === 1 && line.numbered
  if (isStep && isAsked && !/[?？]|→|⇒|->|=>/.test(text.slice(line.start, line.end))) return stop
  return isStep ? split(text, line, { number: null, start, end: start }, profile) : more
}

/** The step in a heading: "Why 1: …". */
export function titleStep(text: string, title: Span, profile: Profile): Reading | null {
  const label = whyLabel(text, contentStart(text, title.start, title.end), title.end, profile)
  return label?.number === null || label === null ? null : split(text, title, label, profile)
}

interface WhyLabel extends Span {
  readonly number: number | null
}

/** "Why 1", "2nd why" or "Why?" at `start`; `null` if no word that asks for a reason is there. */
function whyLabel(text: string, start: number, end: number, { lookup }: Profile): WhyLabel | null {
  const words = text.slice(start, Math.min(end, start + 40)).toLowerCase()
  const ordinal = /^(?:q(?:uestion)?[\s.]?)?#?(\d{1,2})?(?:st|nd|rd|th)?[.):：、]?[\s*_]*/.exec(words)
  const from = ordinal?.[0].length ?? 0
  const word = lookup.lexicon.why.find(
    why => words.startsWith(why, from) && !/^[a-z]/.test(words.slice(from + why.length)),
  )
  if (word === undefined) return null
  const behind = /^[\s#]*(\d{1,2})(?=\s*(?:[:：.)?？、*_–—-]|$))/.exec(words.slice(from + word.length))
  const number = behind?.[1] ?? ordinal?.[1]
  const to = from + word.length + (behind?.[0].length ?? 0)
  return { number: number === undefined ? null : Number(number), start, end: start + to }
}

/** Splits a step into question and answer: at the question mark, an arrow, or a word that introduces an answer. */
function split(text: string, line: Span, label: WhyLabel, profile: Profile): Reading {
  const isWord = /^[\s*_]*[:：.)?？–—-]/.test(text.slice(label.end, line.end)) || label.number !== null
  const from = isWord ? contentStart(text, label.end, line.end) : label.start
  const rest = text.slice(from, line.end)
  const mark = rest.search(/[?？]/)
  const cut = mark >= 0 ? mark + 1 : rest.search(/\s(?:→|⇒|➜|=>|->|—>)\s|[\s*_(](?:because|answer:)\s/i)
  const { number } = label
  const isAsked = label.end > label.start
  if (cut < 0)
    return { kind: 'step', number, isAsked, question: { start: from, end: line.end }, answer: null }
  const behind = contentStart(text, from + cut, line.end)
  const said = becauseEnd(text, behind, line.end, profile)
  const answer = said < line.end ? { start: said, end: line.end } : null
  return { kind: 'step', number, isAsked, question: { start: from, end: from + cut }, answer }
}

/** A row as a step: the first cell that is not a number is the question, the next one the answer. */
function readRow(text: string, line: Line, profile: Profile): Reading {
  const cells = line.cells.filter(
    cell => !/^\W*(?:why\s*)?#?\d{0,2}\W*$/i.test(text.slice(cell.start, cell.end)),
  )
  const first = line.cells[0]
  const number = first && /^\W*(?:why\s*)?#?(\d{1,2})\W*$/i.exec(text.slice(first.start, first.end))
  const [question, answer] = cells
  if (question === undefined) return stop
  const said = answer && { start: becauseEnd(text, answer.start, answer.end, profile), end: answer.end }
  const isFilled = said !== undefined && said.start < said.end
  return {
    kind: 'step',
    number: number ? Number(number[1]) : null,
    isAsked: true,
    question: { start: question.start, end: question.end },
    answer: isFilled ? said : null,
  }
}

function asks(text: string, cell: Span, profile: Profile): boolean {
  return whyLabel(text, cell.start, cell.end, profile) !== null
}

/** Offset after "Because:", "Answer:" and the like; `start` if there is none. */
function becauseEnd(text: string, start: number, end: number, { lookup }: Profile): number {
  const words = text.slice(start, Math.min(end, start + 24)).toLowerCase()
  for (const word of lookup.lexicon.because) {
    if (!words.startsWith(word)) continue
    const behind = words.slice(word.length)
    if (/^[\s*_]*[:：]/.test(behind) || (/^because|^weil|^parce|^porque/.test(word) && /^[\s,]/.test(behind)))
      return contentStart(text, start + word.length, end)
  }
  return start
}

/** Whether a label begins something else: "Root cause: …", "Contributing factors:". */
function endsChain(text: string, line: Line, profile: Profile): boolean {
  if (line.kind === 'item' && line.depth > 1) return false
  const label = labelAt(text, line.start, line.end)
  if (label === null) return false
  const match = sectionOf(profile, text.slice(label.label.start, label.label.end))
  return match.kind !== null || match.id !== null || label.value.start >= label.value.end
}

/** Offset after marks, arrows, dashes and emphasis. */
function contentStart(text: string, start: number, end: number): number {
  let at = start
  while (at < end && MARKS.includes(text[at]!)) at++
  return at
}

const MARKS = ' \t*_~>→⇒➜➡↳=-–—:：.)'

/** Offset of the arrow that opens the line, after spaces and emphasis; infinity if there is none. */
function arrowStart(text: string, start: number): number {
  let at = start
  while (' \t*_~'.includes(text[at] ?? '?')) at++
  return '→⇒➜➡↳'.includes(text[at] ?? '?') || text.startsWith('->', at) || text.startsWith('=>', at)
    ? at
    : Number.POSITIVE_INFINITY
}
