import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { folded } from './normalise.ts'

/** The long values of the front matter, the first paragraphs and the first items, `OPENING` units in all. */
export function openingOf(parsed: Parsed): readonly string[] {
  const texts: string[] = []
  let left = OPENING
  const add = (text: string) => {
    texts.push(text.slice(0, left))
    left -= text.length
  }
  for (const { value } of parsed.header?.entries ?? []) {
    if (value.kind === 'scalar' && value.value.length > 24 && left > 0) add(value.value)
  }
  for (const chunk of parsed.chunks) {
    for (const { span } of proseIn(chunk.blocks)) {
      if (left <= 0) return texts
      add(chunk.text.slice(span.start, span.end))
    }
  }
  return texts
}

const OPENING = 700

/** Whether a text, wherever in it, lets somebody speak for those concerned, as news do. */
export function isHearsay(parsed: Parsed, words: ReadonlySet<string>): boolean {
  for (const chunk of parsed.chunks) {
    for (const { span } of proseIn(chunk.blocks)) {
      const text = ` ${(folded(chunk.text.slice(span.start, span.end)).match(word) ?? []).join(' ')} `
      for (const one of words) if (text.includes(unspaced.test(one) ? one : ` ${one} `)) return true
    }
  }
  return false
}

const word = /[\p{L}\p{N}\p{M}]+/gu
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

function* proseIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block
    if (block.kind === 'list') for (const { blocks: inner } of block.items) yield* proseIn(inner)
  }
}
