import type { Feature } from '../feature.ts'
import type { DocumentParams, PublicationAnswer } from '../protocol.ts'

type Publishing = typeof import('../../core/publishing.ts')

/** A copy of the document for outside readers, and what is told of it; nothing is written. */
export const publication: Feature<DocumentParams, PublicationAnswer, Publishing> = {
  method: 'postmortems/publication',
  load: () => import('../../core/publishing.ts'),
  answer(sight, _, __, { publish, teamOf }) {
    const { view, tracker } = sight
    const { text, removed, remains, doubts, confirm } = publish(view, teamOf(view, tracker))
    return {
      text: remains.length === 0 ? text : null,
      removed: removed.map(({ kind, what, by, span }) => ({ kind, what, by, range: sight.rangeOf(span) })),
      remains: remains.map(({ kind, what, span }) => ({ kind, what, range: sight.rangeOf(span) })),
      doubts: doubts.map(({ kind, what, span }) => ({ kind, what, range: sight.rangeOf(span) })),
      confirm,
    }
  },
}
