import type { Block } from './block.ts'
import type { Parsed } from './parsed.ts'
import { plain } from './plain.ts'

/**
 * Returns the anchors of a document, in the form of `anchorKey`: headings as GitHub and GitLab name them (letters,
 * digits, `-` and `_` of the title in lower case, spaces as hyphens, `-1` after the second of a name), ids of HTML
 * elements, and ids in braces after a heading. If forges differ on a character within a word (hyphen or nothing),
 * both forms are included.
 */
export function anchorsOf(parsed: Parsed): ReadonlySet<string> {
  const anchors = new Set<string>()
  const counts = new Map<string, number>()
  for (const { text, blocks } of parsed.chunks) {
    for (const title of titlesIn(blocks, text)) addTitle(anchors, counts, title)
    if (!mayName.test(text)) continue
    for (const [, id] of text.matchAll(ids)) anchors.add(anchorKey(id!))
  }
  return anchors
}

/** A quick test for ids. */
const mayName = /[<{]/

/**
 * Reduces an anchor to what all forges agree on: letters, digits and `_` in lower case, percent signs decoded,
 * single hyphens, none at the ends.
 */
export function anchorKey(anchor: string): string {
  return hyphenated(
    decoded(anchor)
      .toLowerCase()
      .replace(/^user-content-/, '')
      .replace(signs, ''),
  )
}

const signs = /[^\p{L}\p{M}\p{N}_-]+/gu

function hyphenated(text: string): string {
  return text.replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
}

/** Returns the text with percent-encoding decoded; unchanged if it is malformed. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const ids = /(?:<[A-Za-z][^<>]{0,300}?\s(?:id|name)\s?=\s?["']?|\{[^{}\r\n]{0,80}?#)([^\s"'<>{}]{1,200})/g

function* titlesIn(blocks: readonly Block[], text: string): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield plain(text.slice(block.title.start, block.title.end))
    else if (block.kind === 'quote') yield* titlesIn(block.blocks, text)
    else if (block.kind === 'list') for (const item of block.items) yield* titlesIn(item.blocks, text)
  }
}

/** Adds a heading’s anchor; repeated titles get -1, -2 and so on. `counts` has the next number of each. */
function addTitle(anchors: Set<string>, counts: Map<string, number>, title: string): void {
  const words = title
    .replace(/\s*\{[^{}]*\}\s*$/, '')
    .trim()
    .toLowerCase()
  const key = hyphenated(words.replace(/\s+/g, '-').replace(signs, ''))
  let name = key
  let count = counts.get(key) ?? 1
  for (; anchors.has(name); count++) name = `${key}-${count}`
  counts.set(key, count)
  anchors.add(name)
  const other = hyphenated(words.replace(signs, '-'))
  if (other !== key) anchors.add(other)
}
