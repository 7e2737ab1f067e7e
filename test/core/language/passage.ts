import { counterfactualsIn } from '../../../core/language/counterfactuals.ts'
import { faultsIn } from '../../../core/language/faults.ts'
import { maskInline } from '../../../core/syntax/inline.ts'
import { type Passage, type ProseContext, passageOf } from '../../../core/view/passages.ts'
import { style } from '../reading.ts'

/** What all of these passages are read with. */
export const context: ProseContext = {
  profile: style('generic'),
  roster: ['ines duarte', 'kowalski', '@mo', 'search team'],
}

/** A paragraph with these words. */
export function passage(text: string): Passage {
  const words = maskInline(text, { speech: true })
  return passageOf({ text: words, place: 'paragraph', kind: null, column: null, profile: context.profile })
}

/** What the text blames people for, quoted. */
export function blame(text: string): string[] {
  return faultsIn(passage(text), context).map(({ span }) => text.slice(span.start, span.end))
}

/** What the text says people had better done, quoted. */
export function hindsight(text: string): string[] {
  return counterfactualsIn(passage(text), context).map(({ span }) => text.slice(span.start, span.end))
}
