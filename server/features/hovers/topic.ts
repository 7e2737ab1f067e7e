import type { Span } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'

/** Something under the cursor that has a story: where it stands, and the story as Markdown. */
export interface Topic {
  readonly span: Span
  readonly markdown: string
}

/** Looks at one offset; `null` where its subject is not there. */
export type Reader = (sight: Sight, offset: number) => Topic | null
