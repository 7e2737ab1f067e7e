import { lexBlocks } from './blocks.ts'
import { readHeader } from './frontMatter.ts'
import { lineStartsOf } from './line.ts'
import type { Chunk, Header, Parsed } from './parsed.ts'

/** Parses one version of a file. Never fails: any string has a parse. */
export function parse(text: string): Parsed {
  const { chunks, header } = readFile(text)
  return assembled(chunks, header)
}

/** A file, or a part of its start, as chunks. */
export interface ReadFile {
  readonly chunks: Chunk[]
  readonly header: Header | null
  /** How far into the text the header, or its absence, depends on it. */
  readonly reach: number
}

/** Reads a file from the start of its text to the boundary at which `isEnough` returns true, else to its end. */
export function readFile(text: string, isEnough?: (boundary: number) => boolean): ReadFile {
  const { header, next, reach } = readHeader(text)
  if (header === null) return { chunks: lexBlocks(text, 0, true, isEnough), header, reach }
  const matter = text.slice(0, next)
  const chunk: Chunk = { text: matter, lines: lineStartsOf(matter), heading: null, blocks: [], notes: [] }
  const rest = next < text.length ? lexBlocks(text, next, false, isEnough) : []
  return { chunks: [chunk, ...rest], header, reach }
}

/** Returns the parse of these chunks, of which there is at least one, possibly empty. */
export function assembled(chunks: readonly Chunk[], header: Header | null): Parsed {
  const starts: number[] = []
  const firstLines: number[] = []
  let length = 0
  let line = 0
  for (const chunk of chunks) {
    starts.push(length)
    firstLines.push(line)
    length += chunk.text.length
    line += chunk.lines.length
  }
  return { chunks, starts, firstLines, length, header, lineEnd: lineEndOf(chunks) }
}

/** Returns the first line end of the file; LF if there is none. */
function lineEndOf(chunks: readonly Chunk[]): Parsed['lineEnd'] {
  for (const { text, lines } of chunks) {
    const end = lines[1] ?? text.length
    if (text[end - 1] === '\r') return '\r'
    if (text[end - 1] === '\n') return text[end - 2] === '\r' ? '\r\n' : '\n'
  }
  return '\n'
}
