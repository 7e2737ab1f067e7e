import type { Span } from '../span.ts'

/** A run of `*`, `_` or `~`; some of its marks may still be unpaired. */
interface Run {
  readonly mark: string
  /** The unpaired marks. */
  start: number
  end: number
  readonly length: number
  readonly opens: boolean
  readonly closes: boolean
}

/** Openers further back are ignored, which keeps the work linear. */
const FARTHEST = 64
const RUN = /\*+|_+|~+/g
const WHITE = /\s/
const PUNCTUATION = /[\p{P}\p{S}]/u

/**
 * Returns the paired marks of emphasis, strong emphasis and strikethrough (CommonMark 0.31, section 6.2; GFM 0.29,
 * 6.5). `isText` says whether the mark at an offset may count: not in code, link targets and the like, and not
 * escaped.
 */
export function emphasisMarks(text: string, isText: (offset: number) => boolean): Span[] {
  const marks: Span[] = []
  const open: Run[] = []
  for (const { 0: written, index } of text.matchAll(RUN)) {
    const end = index + written.length
    let start = index
    while (start < end && !isText(start)) start++
    if (start === end || (written[0] === '~' && end - start > 2)) continue
    const run = runAt(text, start, end)
    if (run.closes) close(open, run, marks)
    if (run.opens && run.end > run.start) open.push(run)
  }
  return marks
}

function runAt(text: string, start: number, end: number): Run {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  const left = !WHITE.test(after) && (!PUNCTUATION.test(after) || isEdge(before))
  const right = !WHITE.test(before) && (!PUNCTUATION.test(before) || isEdge(after))
  const mark = text[start]!
  const inWord = mark === '_'
  return {
    mark,
    start,
    end,
    length: end - start,
    opens: left && (!inWord || !right || PUNCTUATION.test(before)),
    closes: right && (!inWord || !left || PUNCTUATION.test(after)),
  }
}

function isEdge(character: string): boolean {
  return WHITE.test(character) || PUNCTUATION.test(character)
}

/** Pairs the marks of a closing run with openers before it, nearest first. */
function close(open: Run[], run: Run, marks: Span[]): void {
  while (run.end > run.start) {
    const at = openerOf(open, run)
    if (at < 0) return
    const opener = open[at]!
    const strong = opener.end - opener.start > 1 && run.end - run.start > 1
    const width = strong ? 2 : 1
    marks.push({ start: opener.end - width, end: opener.end }, { start: run.start, end: run.start + width })
    opener.end -= width
    run.start += width
    open.length = opener.end > opener.start ? at + 1 : at
  }
}

function openerOf(open: readonly Run[], run: Run): number {
  const last = Math.max(0, open.length - FARTHEST)
  for (let at = open.length - 1; at >= last; at--) {
    const opener = open[at]!
    if (opener.mark !== run.mark) continue
    if (run.mark === '~' ? opener.length === run.length : !isOddSum(opener, run)) return at
  }
  return -1
}

/**
 * Whether two runs cannot pair: one of them can both open and close, and the sum of their lengths is a multiple of
 * three, but not both lengths are.
 */
function isOddSum(opener: Run, closer: Run): boolean {
  if (!opener.closes && !closer.opens) return false
  const sum = opener.length + closer.length
  return sum % 3 === 0 && (opener.length % 3 !== 0 || closer.length % 3 !== 0)
}
