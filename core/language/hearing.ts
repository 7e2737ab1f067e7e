import type { Voices } from '../view/passages.ts'
import type { Lexicon, Wording } from './lexicon.ts'
import { type Heard, phrasesIn } from './phrases.ts'

/**
 * Where in the raw text of a chunk people may be blamed, insulted or told what they had better done: nothing is looked
 * at more closely elsewhere. The rules on language share it, so that a text is gone through once.
 */
export function judgementsHeard(text: string, { profile }: Voices): readonly number[] {
  return judgementsIn(text, profile.lookup.lexicon).map(heard => heard.start)
}

/** The phrases that may judge somebody, in order. */
export function judgementsIn(text: string, { said }: Lexicon): Heard<Wording>[] {
  const all = phrasesIn(text, said)
  return all.filter(one => {
    if (one.value.says === 'innocent' || isIdle(text, one)) return false
    return !all.some(other => other.value.says === 'innocent' && other.start === one.start)
  })
}

/** "error" and the like only count where an owner stands before or an agent behind: most errors are nobody's. */
function isIdle(text: string, { start, end, value }: Heard<Wording>): boolean {
  if (value.says !== 'lapse') return false
  return (
    !/['’]\s?$|['’]s[\s*_]{1,3}$/.test(text.slice(Math.max(0, start - 5), start)) && agentAt(text, end) === 0
  )
}

/** UTF-16 units up to the agent that stands at a place ("made by …"); 0 where none does. */
export function agentAt(text: string, at: number): number {
  return agentBehind.exec(text.slice(at, at + 24))?.[0].length ?? 0
}

const agentBehind = /^[\s*_]{1,3}(?:(?:made|committed|introduced|caused) )?(?:by|of|on the part of)\s/
