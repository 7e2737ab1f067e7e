import type { Message, Span } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'

/** Something under the cursor that a hover explains: its span, and the explanation as Markdown. */
export interface Topic {
  readonly span: Span
  readonly markdown: Message
}

/** Returns the topic at an offset; `null` if the reader's subject is not there. */
export type Reader = (sight: Sight, offset: number) => Topic | null
