import { isSpace } from './excerpt.ts'
import { type Labelled, labelAt, REACH, valueSpan } from './labels.ts'

/** No line has more labels. */
const MOST = 12

/** Every label of the line (`**Date:** … | **Severity:** …`); each value ends where the next label starts. */
export function labelsIn(text: string, start: number, end: number): Labelled[] {
  const found: Labelled[] = []
  for (let from = start; from < end && found.length < MOST; ) {
    const next = labelAt(text, from, end)
    if (next === null) break
    const barred = nextBarred(text, next.value.start, end)
    const cut = next.bold && next.closed ? nextBold(text, next.value.start, barred) : barred
    if (cut < end)
      found.push({
        ...next,
        value: valueSpan(
          text,
          next.value.start,
          withoutSeparator(text, next.value.start, Math.min(cut, next.value.end)),
        ),
      })
    else found.push(next)
    from = cut
  }
  return found
}

/** Offset of the next bold label, within `REACH`; `end` if there is none. Bold before a dash at once after a label is its value. */
function nextBold(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + REACH)
  for (let at = text.indexOf('**', from); at >= 0 && at < limit; at = text.indexOf('**', at + 2)) {
    const next = labelAt(text, at, end)
    if (!next?.closed || next.label.start === next.label.end) continue
    if (at > from || /[:：]/.test(text.slice(next.label.start, next.value.start))) return at
  }
  return end
}

/**
 * Offset of the next label after a spaced bar, dot, slash or dash, or a wide bar: `Status: final | Author: Kim`; `end` if
 * there is none. After a dash it must be short and capitalised, since a sentence may go on there.
 */
function nextBarred(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + REACH)
  for (let at = from; at < limit; at++) {
    const unit = text.charCodeAt(at)
    const isDash = unit === 0x2014 || unit === 0x2013
    if (unit === WIDE_BAR) {
      if (labelAt(text, at + 1, end)?.closed) return at + 1
      continue
    }
    if (
      (unit !== 0x7c && unit !== 0xb7 && unit !== 0x2f && !isDash) ||
      !isSpace(text.charCodeAt(at - 1)) ||
      !isSpace(text.charCodeAt(at + 1))
    )
      continue
    const next = labelAt(text, at + 2, end)
    if (!next?.closed || next.label.start === next.label.end) continue
    if (!isDash || shortLabel.test(text.slice(next.label.start, next.label.end))) return at + 2
  }
  return end
}

/** The bar of scripts that write no spaces beside it: `级别：P1｜状态：已恢复`. */
const WIDE_BAR = 0xff5c

const shortLabel = /^[\p{Lu}\p{Lo}][\p{L} ]{1,23}$/u

/** The end without the bar, dot or comma that separates two labels. */
function withoutSeparator(text: string, start: number, end: number): number {
  let to = end
  while (to > start && (isSpace(text.charCodeAt(to - 1)) || separators.includes(text[to - 1]!))) to--
  return to
}

const separators = '|｜·•,;/–—'
