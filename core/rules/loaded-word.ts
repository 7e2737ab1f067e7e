import { isProse } from '../language/faults.ts'
import { judgementOffsets } from '../language/judgements.ts'
import { deniedBehind } from '../language/unspaced.ts'
import { say } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import type { Span } from '../span.ts'
import type { TextRule } from './rule.ts'

export const loadedWord: TextRule = {
  id: 'loaded-word',
  group: 'language',
  summary: 'A word that judges people: careless, negligent, stupid …',
  level: 'hint',
  generic: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'Blameless postmortems: a judgement ends the questions that would have led to the cause',
  options: {
    except: { about: 'Words that mean something else in this team (“dumb” of a terminal).', default: [] },
  },
  reads: 'prose',
  candidates: judgementOffsets,
  *check(passage, { profile }, { except }) {
    if (!isProse(passage)) return
    const meant = new Set(Array.isArray(except) ? except.map(word => String(word).toLowerCase()) : [])
    for (const { start, end, value } of passage.judgements) {
      if (value.says !== 'loaded' || isDenied(passage.text, { start, end }, profile)) continue
      const word = passage.text.slice(start, end).replace(/\s+/g, ' ')
      if (meant.has(word.toLowerCase())) continue
      yield {
        span: { start, end },
        message: say`“${word}” judges people. Expected what happened, in words without a verdict.`,
      }
    }
  },
}

/** "Nobody was careless", "not a stupid question": denying a judgement is not judging. */
function isDenied(text: string, { start, end }: Span, { lookup }: Profile): boolean {
  return (
    lookup.lexicon.denials.test(text.slice(Math.max(0, start - DENIAL), start)) ||
    deniedBehind.test(text.slice(end, end + DENIAL))
  )
}

/** UTF-16 units: the longest denial, "none of us has been", and some white space. */
const DENIAL = 32
