import type { Profile } from '../profile/compile.ts'
import { normalise } from '../profile/normalise.ts'
import { shift } from '../span.ts'
import type { Table } from '../syntax/block.ts'
import { bare, type Excerpt, factAt, piecesOf } from './excerpt.ts'
import { legible } from './legible.ts'
import type { Field, Person, Section } from './record.ts'
import { entriesOf, saysNothing, wordsStart } from './values.ts'

/** The people in metadata and sign-off tables, each with the role that the label gives. Empty places are left out. */
export function readPeople(
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): Person[] {
  const people: Person[] = []
  for (const field of fields) {
    if (field.means !== 'person') continue
    for (const item of field.items)
      for (const one of peopleIn(item.value, wordsStart(item), field.role ?? 'person', profile))
        people.push(one)
  }
  for (const section of legible(sections.filter(({ kind }) => kind === 'sign-off'))) {
    for (const block of section.blocks) {
      if (block.kind === 'table')
        for (const one of signatures(block, { text: section.chunk.text, base: section.base }, profile))
          people.push(one)
    }
  }
  return people
}

/**
 * The people in a text, separated by commas, semicolons, slashes, `&` or "and": a name, a handle, or both, as in `Jane Doe
 * (@jane)`, `[Jane](https://…)`, `<jane@example.org>`.
 */
export function peopleIn(text: string, base: number, role: string, profile: Profile): Person[] {
  const people: Person[] = []
  for (const entry of entriesOf(text, base)) {
    for (const { start, end } of piecesOf(entry.value, initials.test(entry.value) ? /\s+/g : conjunction)) {
      const person = personOf(entry.value.slice(start, end), entry.span.start + start, role, profile)
      if (person !== null) people.push(person)
    }
  }
  return people
}

/** Joins two names, as an expression. */
export const and = '(?:and|und|et|y|e|og|och)'

/** `&`, `+`, "and", slashes with spaces or a handle, and what parts two handles. */
const conjunction = new RegExp(
  String.raw`\s+(?:${and}|&|\+|\/)\s+|\/(?=@)|\s+(?=\(?@)(?<=@[\w./-]{1,60}\)?\s+)`,
  'g',
)

/** Several people and nobody else, each by two letters: "AB CD EF". */
export const initials = /^\s*[A-Z]{2}(?:\s+[A-Z]{2})+\s*$/

function personOf(text: string, base: number, role: string, profile: Profile): Person | null {
  const span = bare(text, 0, text.length)
  const written = text.slice(span.start, span.end)
  if (written === '' || saysNothing(profile, written)) return null
  const handle = handles.exec(written)?.[1] ?? null
  const name = nameIn(written)
  if (name === '' && handle === null) return null
  return { role, name: name || handle!, handle, span: shift(span, base) }
}

/** A handle as in the usual trackers; not the `@` of a mail address. */
const handles = /(?:^|[\s([/])(@[A-Za-z0-9](?:[\w.-]{0,60}\w)?(?:\/[\w-]{1,60})?)/

/** The name, without handle, mail address, role in parentheses and link target. */
function nameIn(text: string): string {
  return text
    .replace(/\]\([^()\s]{0,500}\)/g, ']')
    .replace(/<[^<>]{0,200}>|\([^()]{0,200}\)|（[^（）]{0,200}）/g, ' ')
    .replace(/(^|[\s[/])@[\w./-]{0,120}/g, '$1')
    .replace(/[[\]*_`]/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim()
}

/** The person in each row of a `Role | Name | Date` table. */
function signatures(table: Table, excerpt: Excerpt, profile: Profile): Person[] {
  const { signatures: known } = profile.lookup.words
  const titles = table.head.cells.map(cell => known.get(normalise(excerpt.text.slice(cell.start, cell.end))))
  const [role, name] = [titles.indexOf('role'), titles.indexOf('name')]
  if (role < 0 || name < 0) return []
  return table.rows.flatMap(({ cells }) => {
    const [as, who] = [cells[role], cells[name]]
    if (as === undefined || who === undefined) return []
    const title = factAt(excerpt, as.start, as.end).value.toLowerCase()
    return peopleIn(excerpt.text.slice(who.start, who.end), excerpt.base + who.start, title, profile)
  })
}
