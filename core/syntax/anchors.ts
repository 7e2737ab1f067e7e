import type { Block } from './block.ts'
import type { Parsed } from './parsed.ts'
import { plain } from './plain.ts'

/**
 * The places in a document a link can lead to: its headings as GitHub and GitLab name them (letters, digits, `-` and `_`
 * of the title in lower case, spaces as hyphens, `-1` behind the second of a name), ids of HTML elements, and ids
 * in braces behind a heading. Kept in the form `anchorKey` gives, in which forges do not differ; where one would put a
 * hyphen for a sign in a word and another nothing, in both.
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

/** A cheap look: whether there may be an id. */
const mayName = /[<{]/

/**
 * An anchor as forges agree on it: letters, digits and `_` in lower case, percent signs decoded, one hyphen where one or
 * several are, and none around.
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

/** The text with its percent-encoded characters; as it is where they are none. */
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

/** Of two headings with the same words the second ends in 1, the third in 2; `counts` has the next number of each. */
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
