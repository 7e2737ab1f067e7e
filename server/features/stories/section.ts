import { type Message, type SectionData, say } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { policyRow } from './policyRow.ts'

/** What belongs in a section, and how much of it. */
export function storyOfSection(sight: Sight, { title, about, sentences, cite }: SectionData): Message {
  const length = sentences ? say`${sentences[0]} to ${sentences[1]} sentences.` : undefined
  return policyRow(sight, title, [about, length], cite)
}
