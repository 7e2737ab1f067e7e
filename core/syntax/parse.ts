import { lexBlocks } from './blocks.ts'
import type { Chunk, Parsed } from './parsed.ts'

/** One version of a file, read whole. Total: any string has a parse. */
export function parse(text: string): Parsed {
  const { chunks, starts } = lexBlocks(text, 0, true)
  return {
    chunks,
    starts,
    firstLines: firstLinesOf(chunks),
    length: text.length,
    header: null,
    lineEnd: lineEndOf(chunks),
  }
}

function firstLinesOf(chunks: readonly Chunk[]): number[] {
  const numbers: number[] = []
  let line = 0
  for (const { lines } of chunks) {
    numbers.push(line)
    line += lines.length
  }
  return numbers
}

/** The first line end of the file; LF in a file without any. */
function lineEndOf(chunks: readonly Chunk[]): Parsed['lineEnd'] {
  for (const { text, lines } of chunks) {
    const end = lines[1] ?? text.length
    if (text[end - 1] === '\r') return '\r'
    if (text[end - 1] === '\n') return text[end - 2] === '\r' ? '\r\n' : '\n'
  }
  return '\n'
}
