import type { Section } from '../facts/record.ts'
import { judgementsIn } from '../language/judgements.ts'
import type { Wording } from '../language/lexicon.ts'
import type { PhraseMatch } from '../language/phrases.ts'
import { lazily } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import type { ColumnRole, SectionKind } from '../profile/kinds.ts'
import { columnOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Block, Table } from '../syntax/block.ts'
import { maskInline } from '../syntax/inline.ts'
import type { View } from '../view.ts'

/**
 * A run of text a text rule judges: a paragraph, the text of a list item, a table cell, or, for rules that read
 * raw text, a whole chunk. In prose, code, link targets, HTML and quoted speech are blanked out with as many
 * spaces, so that offsets stay true.
 */
export interface Passage {
  readonly text: string
  /** The phrases that may judge somebody, searched for when first read. */
  readonly judgements: readonly PhraseMatch<Wording>[]
  readonly place: 'paragraph' | 'item' | 'cell' | 'heading' | 'chunk'
  /** The role of the section it stands in, or of the nearest one above that has a role. */
  readonly kind: SectionKind | null
  /** For cells of tables in the timeline and the action items. */
  readonly column: ColumnRole | null
}

/** Makes a passage; its judgements are searched for when first read. */
export const passageOf = lazily<
  Omit<Passage, 'judgements'> & { readonly profile: Profile },
  Pick<Passage, 'judgements'>
>({
  judgements: ({ text, profile }) => judgementsIn(text, profile.lookup.lexicon),
})

/** What the findings in a passage depend on besides its text: the style, and the people that may be named. */
export interface ProseContext {
  readonly profile: Profile
  /** Names and handles of colleagues and of the people the document names, lower case. */
  readonly roster: readonly string[]
}

/** Returns the style, and the people named in the document together with the team’s. */
export function proseContextOf(view: View): ProseContext {
  const people = [...view.settings.roster, ...view.record.people]
  const names = people.flatMap(({ name, handle }) => (handle ? [name, handle, ...calledBy(handle)] : [name]))
  return { profile: view.profile, roster: [...new Set(names.map(name => name.toLowerCase()))].sort() }
}

/** Returns the name in a short handle: `@mo` may be called Mo in the text. */
function calledBy(handle: string): string[] {
  return /^@\p{L}{2,12}$/u.test(handle) ? [handle.slice(1)] : []
}

/** A passage and where in its chunk it starts. */
export interface PlacedPassage {
  readonly passage: Passage
  readonly start: number
}

/**
 * The prose of a section: quoted blocks, code and HTML are not prose.
 * @param at only the passages that hold one of these offsets into the chunk, in order
 */
export function* prosePassages(
  section: Section,
  kind: SectionKind | null,
  profile: Profile,
  at: readonly number[] | null = null,
): Generator<PlacedPassage> {
  yield* ofBlocks(section.blocks, 'paragraph', { text: section.chunk.text, kind, profile, at })
}

interface Surroundings {
  readonly text: string
  readonly kind: SectionKind | null
  readonly profile: Profile
  readonly at: readonly number[] | null
}

/** Whether the span holds one of the offsets, which are in order; `null` asks for all spans. */
export function holdsAny({ start, end }: Span, at: readonly number[] | null): boolean {
  if (at === null) return true
  let from = 0
  let to = at.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (at[middle]! < start) from = middle + 1
    else to = middle
  }
  return from < at.length && at[from]! < end
}

function* ofBlocks(
  blocks: readonly Block[],
  place: 'paragraph' | 'item',
  around: Surroundings,
): Generator<PlacedPassage> {
  for (const block of blocks) {
    if (!holdsAny(block.span, around.at)) continue
    if (block.kind === 'paragraph') yield placed(block.span, place, null, around)
    else if (block.kind === 'heading') yield placed(block.title, 'heading', null, around)
    else if (block.kind === 'table') yield* ofTable(block, around)
    else if (block.kind === 'list')
      for (const item of block.items) yield* ofBlocks(item.blocks, 'item', around)
    else if (block.kind === 'definition') yield* ofBlocks(block.blocks, place, around)
  }
}

function* ofTable(table: Table, around: Surroundings): Generator<PlacedPassage> {
  const { kind, profile, text } = around
  const list = kind === 'timeline' ? 'timeline' : kind === 'actions' ? 'actions' : null
  const columns = table.head.cells.map(cell =>
    list ? columnOf(profile, list, text.slice(cell.start, cell.end)) : null,
  )
  for (const row of table.rows) {
    for (const [i, cell] of row.cells.entries()) {
      if (cell.end > cell.start && holdsAny(cell, around.at))
        yield placed(cell, 'cell', columns[i] ?? null, around)
    }
  }
}

function placed(
  span: Span,
  place: Passage['place'],
  column: ColumnRole | null,
  around: Surroundings,
): PlacedPassage {
  const text = maskInline(around.text.slice(span.start, span.end), { speech: true })
  const passage = passageOf({ text, place, kind: around.kind, column, profile: around.profile })
  return { passage, start: span.start }
}
