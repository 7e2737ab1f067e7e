import { keptOn } from '../lazily.ts'
import type { Chunk } from '../syntax/parsed.ts'
import type { ProseContext } from '../view/passages.ts'
import type { Lexicon, Wording } from './lexicon.ts'
import { type PhraseMatch, phrasesIn } from './phrases.ts'

/** Returns the offsets in a chunk at which people may be blamed or insulted, or a counterfactual may start. */
export function judgementOffsets(chunk: Chunk, { profile }: ProseContext): readonly number[] {
  return offsetsIn(chunk, profile.lookup.lexicon).judging
}

/** Where in a chunk somebody may be judged, and where human error is named. In order. */
export interface PhraseOffsets {
  readonly judging: readonly number[]
  readonly human: readonly number[]
}

/** Returns where a chunk has phrases. All rules about language and causes share this, so that each text is searched once. */
export function offsetsIn(chunk: Chunk, lexicon: Lexicon): PhraseOffsets {
  const kept = offsetsOf(chunk)
  if (kept.lexicon !== lexicon) {
    const found = judgementsIn(chunk.text, lexicon)
    const human = found.flatMap(({ value, start }) => (value.says === 'human' ? start : []))
    const judging = found.flatMap(({ value, start }) => (namesCause(value) ? [] : start))
    Object.assign(kept, { lexicon, judging, human })
  }
  return kept
}

const offsetsOf = keptOn((_: Chunk): PhraseOffsets & { readonly lexicon: Lexicon | null } => ({
  lexicon: null,
  judging: [],
  human: [],
}))

/** Whether a phrase is one for human error or a surface cause, which judges nobody. */
export function namesCause({ says }: Wording): boolean {
  return says === 'human' || says === 'surface'
}

/** Returns the phrases that may judge somebody or name a cause, in order. */
export function judgementsIn(text: string, { said }: Lexicon): PhraseMatch<Wording>[] {
  const all = phrasesIn(text, said)
  const innocent = new Set(all.flatMap(({ value, start }) => (value.says === 'innocent' ? start : [])))
  return all.filter(one => !innocent.has(one.start) && !isIdle(text, one))
}

/** UTF-16 units before a phrase that may end an owner: "'s", then up to three spaces or emphasis marks. */
const OWNER_REACH = 5

/** Words such as "error" count only with an owner before or an agent after them: most errors are nobody’s. */
function isIdle(text: string, { start, end, value }: PhraseMatch<Wording>): boolean {
  if (value.says !== 'lapse') return false
  return (
    !/['’]\s?$|['’]s[\s*_]{1,3}$/.test(text.slice(Math.max(0, start - OWNER_REACH), start)) &&
    agentAt(text, end) === 0
  )
}

/**
 * Returns the length in UTF-16 units of the words that introduce an agent at an offset ("made by …"); 0 if there
 * are none.
 */
export function agentAt(text: string, at: number): number {
  return agentBehind.exec(text.slice(at, at + AGENT_REACH))?.[0].length ?? 0
}

/** UTF-16 units that may introduce an agent, as in " introduced on the part ". */
const AGENT_REACH = 24
const agentBehind = /^[\s*_]{1,3}(?:(?:made|committed|introduced|caused) )?(?:by|of|on the part of)\s/
