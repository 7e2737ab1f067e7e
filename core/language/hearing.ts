import type { Voices } from '../passages.ts'
import { judgementsIn } from './faults.ts'

/**
 * Where in the raw text of a chunk people may be blamed, insulted or told what they had better done: nothing is looked
 * at more closely elsewhere. The rules on language share it, so that a text is gone through once.
 */
export function judgementsHeard(text: string, { profile }: Voices): readonly number[] {
  return judgementsIn(text, profile.lookup.lexicon).map(heard => heard.start)
}
