import type { ProseContext } from '../view/passages.ts'
import type { Lexicon, Wording } from './lexicon.ts'
import { type PhraseMatch, phrasesIn } from './phrases.ts'

/**
 * Returns the offsets in a chunk’s raw text at which people may be blamed or insulted, or a counterfactual may
 * start. All rules about language share this function, so that each text is searched once.
 */
export function judgementOffsets(text: string, { profile }: ProseContext): readonly number[] {
  return judgementsIn(text, profile.lookup.lexicon).map(({ start }) => start)
}

/** Returns the phrases that may judge somebody, in order. */
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
