import { type Message, type Span, say, verbatim } from '../../core/index.ts'
import type { Feature } from '../feature.ts'
import type { DocumentParams, PublicationAnswer } from '../protocol.ts'

type Publishing = typeof import('../../core/publishing.ts')

interface Place {
  readonly kind: string
  readonly what: string
  readonly span: Span
}

const kinds: Readonly<Record<string, Message>> = {
  section: say`section`,
  metadata: say`metadata`,
  column: say`column`,
  comment: say`comment`,
  secret: say`credential`,
  'personal data': say`personal data`,
  link: say`link`,
  address: say`link`,
  image: say`image`,
  name: say`name`,
  ticket: say`ticket`,
  channel: say`channel`,
}

/** A copy of the document for outside readers, and what is told of it; nothing is written. */
export const publication: Feature<DocumentParams, PublicationAnswer, Publishing> = {
  method: 'postmortems/publication',
  load: () => import('../../core/publishing.ts'),
  answer(sight, _, { loaded: { publish, teamOf } }) {
    const { view, tracker } = sight
    const placed = ({ kind, what, span }: Place) => ({
      kind: sight.client.inWords(kinds[kind] ?? verbatim(kind)),
      what,
      range: sight.rangeOf(span),
    })
    const { text, removed, remains, doubts, confirm } = publish(view, teamOf(view, tracker))
    return {
      text: remains.length === 0 ? text : null,
      removed: removed.map(one => ({ ...placed(one), by: one.by })),
      remains: remains.map(placed),
      doubts: doubts.map(placed),
      confirm,
    }
  },
}
