import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { locateFrontMatter } from '../../../core/syntax/header.ts'

const processor = remark().use(remarkGfm).freeze()

/** A Markdown syntax tree. */
export type Tree = ReturnType<typeof processor.parse>

/**
 * The text as a Markdown tree (CommonMark with GFM), down to its inline parts: the reading that ours are held to.
 * Offsets in it are offsets into the text. Front matter counts as blank, and a byte order mark as an empty line of
 * its own, so that line numbers after it are one too high.
 */
export function mdast(text: string): Tree {
  const tree = known.get(text) ?? read(text)
  if (known.size < MOST) known.set(text, tree)
  return tree
}

/** Several suites compare with the same examples and documents, and remark is slow. */
const known = new Map<string, Tree>()
const MOST = 2000

function read(text: string): Tree {
  const { frontMatter } = locateFrontMatter(text)
  const hidden = frontMatter?.next ?? 0
  const blank = text.slice(0, hidden).replace(/[^\r\n]/g, ' ')
  const rest = hidden === 0 ? text.replace(/^\ufeff/, '\n') : text.slice(hidden)
  return processor.parse(blank + rest)
}
