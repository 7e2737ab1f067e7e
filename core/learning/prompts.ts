import { fieldFrom } from '../facts/fields/entry.ts'
import { readItems, readLines } from '../facts/fields/lines.ts'
import { labelAt } from '../facts/labels.ts'
import type { Field, Section } from '../facts/record.ts'
import { isPlaceholder } from '../facts/values.ts'
import type { Profile } from '../profile/compile.ts'
import { nameOf } from '../profile/lookup.ts'
import type { Block } from '../syntax/block.ts'
import { choicesIn } from './choices.ts'

/**
 * The labels of a section that the template leaves to be filled in, where nothing but such labels stands. Below the title,
 * `isTop`, a label alone is enough: there it is metadata whatever it is called.
 */
export function promptsIn(section: Section, profile: Profile, isTop = false): Field[] {
  const around = {
    text: section.chunk.text,
    base: section.base,
    profile,
    area: 'open',
    section: section.id,
  } as const
  const { blocks } = section
  return blocks.flatMap((block, i) => {
    if (block.kind === 'list') return ifAllAreBlank(readItems(block, around), block.items.length)
    if (block.kind !== 'paragraph') return []
    const found = ifAllAreBlank(readLines(block, blocks[i + 1], around), block.lines.length)
    return found.length === 0 && isTop ? aloneIn(block, section, profile) : found
  })
}

function ifAllAreBlank(found: readonly Field[], lines: number): readonly Field[] {
  return found.length === lines && found.every(({ value }) => isLeftBlank(value.value)) ? found : []
}

/** Whether a template leaves the value to be filled in or chosen. */
function isLeftBlank(value: string): boolean {
  return isPlaceholder(value) || choicesIn(value).length > 0
}

/** The label of a paragraph of one line, with a blank behind it. */
function aloneIn(block: Block & { kind: 'paragraph' }, { chunk, base }: Section, profile: Profile): Field[] {
  const [line, second] = block.lines
  const found = line && second === undefined ? labelAt(chunk.text, line.start, line.end) : null
  if (!line || !found?.closed || found.value.start === found.value.end) return []
  if (!isLeftBlank(chunk.text.slice(found.value.start, found.value.end))) return []
  const named = nameOf(profile, chunk.text.slice(found.label.start, found.label.end))
  const form = found.bold ? 'bold' : 'plain'
  const around = { text: chunk.text, base, profile }
  return [fieldFrom(around, { named, labelled: found, form, span: line })]
}
