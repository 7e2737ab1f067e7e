import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver'
import { type Instant, nameAt, occurrencesOf, type Span, touches, type View } from '../../core/index.ts'
import type { Feature } from '../feature.ts'

/** The same name elsewhere in the document, or the same moment: the row that says when it was detected, and the field. */
export const documentHighlight: Feature<DocumentHighlightParams, DocumentHighlight[]> = {
  method: 'textDocument/documentHighlight',
  capability: () => ({ documentHighlightProvider: true }),
  answer(sight, { position }) {
    const { view } = sight
    const offset = sight.offsetAt(position)
    const name = nameAt(view, offset)
    const spans = name ? occurrencesOf(view.parsed, name.text) : sameMoment(view, offset)
    if (spans.length === 0) return null
    return spans.map(span => ({ range: sight.rangeOf(span), kind: DocumentHighlightKind.Text }))
  },
}

interface Timed {
  readonly span: Span
  readonly instant: Instant
}

/** The times of metadata and timeline that mean the minute of the time at an offset. */
function sameMoment({ record }: View, offset: number): Span[] {
  const times = [
    ...Object.values(record.moments).map(({ span, value }) => ({ span, instant: value.instant })),
    ...record.timeline.map(({ time, instant }) => ({ span: time.span, instant })),
  ].filter((one): one is Timed => one.instant !== null)
  const own = times.find(({ span }) => touches(span, { start: offset, end: offset }))
  if (!own) return []
  return times.filter(({ instant }) => minuteOf(instant) === minuteOf(own.instant)).map(({ span }) => span)
}

function minuteOf(instant: Instant): number {
  return Math.floor(instant / 60_000)
}
