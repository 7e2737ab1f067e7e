import type { Profile } from '../profile/compile.ts'
import { type SectionMatch, sectionOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Block, Html } from '../syntax/block.ts'
import { type HeadingPlace, known, type Opened, ofLine } from './opened.ts'

/** Whether headings in HTML (`<h2>Summary</h2>`, `<summary>Timeline</summary>`) are the report's: one names a section. */
export function headsInHtml(text: string, blocks: readonly Block[], profile: Profile): boolean {
  return blocks.some(
    block =>
      block.kind === 'html' &&
      headsIn(text, block.span).some(({ title }) => known(profile, text.slice(title.start, title.end))),
  )
}

/**
 * Opens a section at each heading in the block, with the HTML after it; false if there is none. Unless `isTop`, a `<summary>`
 * opens none: it is a part of the section around it.
 */
export function openHtml(opened: Opened[], { span }: Html, place: HeadingPlace, isTop: boolean): boolean {
  const { text } = place.chunk
  const heads = headsIn(text, span).filter(
    ({ level, title }) =>
      level > 0 || (isTop && known(place.profile, text.slice(title.start, title.end)) !== null),
  )
  for (const [i, head] of heads.entries()) {
    const words = text.slice(head.title.start, head.title.end)
    const match = known(place.profile, words) ?? stranger(place.profile, words)
    const level = Math.max(head.level, place.level)
    const rest = { start: head.span.end, end: heads[i + 1]?.span.start ?? span.end }
    const blocks: Block[] = /\S/.test(text.slice(rest.start, rest.end)) ? [{ kind: 'html', span: rest }] : []
    opened.push({ ...ofLine(match, head.title, head.span, place), level, blocks })
  }
  return heads.length > 0
}

function stranger(profile: Profile, words: string): SectionMatch {
  return { ...sectionOf(profile, words), id: null, kind: null, near: null, within: null }
}

interface Head {
  /** 2 to 6; 0 for `<summary>`, which is a heading only if it names a section. */
  readonly level: number
  readonly title: Span
  readonly span: Span
}

function headsIn(text: string, { start, end }: Span): Head[] {
  // A comment opens with "<!--".
  if (text.charCodeAt(start + 1) === EXCLAMATION) return []
  const block = text.slice(start, end)
  return [...block.matchAll(heading)].map(({ index, 0: whole, 1: before, 2: level, 3: words }) => {
    const at = start + index
    const from = at + before!.length
    const title = { start: from, end: from + words!.length }
    return { level: Number(level) || 0, title, span: { start: at, end: at + whole.length } }
  })
}

const EXCLAMATION = 33
/** A heading on one line, with or without an anchor or emphasis around its text. */
const heading =
  /(<(?:h(?=[2-6])|(?=summary))([2-6]|summary)(?:\s[^<>\n]{0,200})?>[ \t]*(?:<(?:a|b|strong|em|span|u)(?:\s[^<>\n]{0,200})?>[ \t]*)?)([^<>\n]{1,120}?)[ \t]*(?:<\/[a-z]{1,6}>[ \t]*(?:\([^()<>\n]{1,30}\)[ \t]*)?)?<\/h?\2>/gi
