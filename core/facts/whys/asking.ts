import type { Profile } from '../../profile/compile.ts'
import type { Block } from '../../syntax/block.ts'
import { unlisted } from '../../syntax/phrasing.ts'

/**
 * Whether at least two of the lines and items, and at least half, open with a word that asks for a reason: five whys under any
 * title ("Why did it fail? → …", "↳ Why …", "1. Pourquoi …").
 */
export function askWhy(text: string, blocks: readonly Block[], profile: Profile): boolean {
  let asked = 0
  let all = 0
  for (const block of unlisted(blocks)) {
    for (const { start } of block.kind === 'paragraph' ? block.lines : []) {
      all++
      if (opensWithWhy(text, start, profile)) asked++
      else if (all === 2 && asked === 0) return false
    }
  }
  return asked > 1 && asked * 2 >= all
}

function opensWithWhy(text: string, start: number, { lookup }: Profile): boolean {
  const words = text
    .slice(start, start + 32)
    .replace(marks, '')
    .toLowerCase()
  return lookup.lexicon.why.some(why => words.startsWith(why))
}

/** What may precede the question: marks, arrows, `¿`, a number. */
const marks = /^[\s*_~>→⇒➜↳¿"“„«-]*(?:\d{1,2}[.)]?\s*)?[*_¿"“„«]*/u
