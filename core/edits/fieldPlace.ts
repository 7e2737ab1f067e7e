import type { Field } from '../facts/record.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { tierOf } from '../profile/lookup.ts'
import type { FieldData } from '../profile/profile.ts'
import type { Span } from '../span.ts'
import type { View } from '../view.ts'
import { afterMark, lineAt } from './lines.ts'
import { endOf, endOfHead } from './sectionPlace.ts'

/** The field next to which a missing one belongs, and on which side. */
export interface Neighbour {
  readonly field: Field
  readonly after: boolean
}

/** The style's field of this key; `null` when it has none. */
export function dataOf(view: View, key: string): FieldData | null {
  return view.profile.data.metadata.fields.find(one => one.key === key) ?? null
}

/** The field of this key that the document states first; a key no style knows is compared as written. */
export function fieldNamed(view: View, key: string): Field | null {
  const { fields } = view.record
  return (
    fields.find(one => one.key === key) ??
    fields.find(one => one.key === null && one.label.value === key) ??
    null
  )
}

/** Where the style writes a field: the id of a section (`null`: the top of the document) and the form. */
function placeOf(view: View, data: FieldData | null): { section: string | null; form: FieldData['form'] } {
  const { metadata } = view.profile.data
  return { section: data?.section ?? metadata.section ?? null, form: data?.form ?? metadata.form }
}

/** How the style writes a field that stands nowhere yet. */
export function formOf(view: View, key: string): NonNullable<FieldData['form']> {
  return placeOf(view, dataOf(view, key)).form!
}

/** The section of the style the field stands in; `null` for the top of the document. */
export function sectionFor(view: View, key: string): string | null {
  return placeOf(view, dataOf(view, key)).section
}

/**
 * The field of the same place in the style next to which a missing one belongs: the last before it in the template's order,
 * else the first after it. `null` when the document states none there.
 */
export function neighbourOf(view: View, key: string): Neighbour | null {
  const places = orderOf(view)
  const own = places.get(key) ?? Number.POSITIVE_INFINITY
  let earlier: Field | null = null
  let later: Field | null = null
  for (const field of gathered(view, key)) {
    const place = places.get(field.key!)!
    if (place <= own && (!earlier || place >= places.get(earlier.key!)!)) earlier = field
    if (place > own && (!later || place < places.get(later.key!)!)) later = field
  }
  return earlier ? { field: earlier, after: true } : later ? { field: later, after: false } : null
}

/** The fields at the place where this one belongs; if there are none, those at the place that has most. */
function gathered(view: View, key: string): readonly Field[] {
  const place = placeOf(view, dataOf(view, key))
  const alike = view.record.fields.filter(field => {
    if (field.key === null) return false
    const other = placeOf(view, dataOf(view, field.key))
    return other.section === place.section && other.form === place.form
  })
  const room = roomOf(view, place.section)
  const there = alike.filter(({ form, span }) => isHeaderForm(form) || (room && within(room, span)))
  if (there.length > 0) return there
  const groups = new Map<number, Field[]>()
  for (const field of alike) {
    const section = view.record.sections.findLastIndex(one => one.span.start <= field.span.start)
    const kind = view.record.sections[section]?.kind ?? null
    if (kind !== null && kind !== 'metrics' && kind !== 'summary') continue
    groups.set(section, [...(groups.get(section) ?? []), field])
  }
  const most = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
  return most.length > 1 ? most : []
}

/** The part of the document where a style's section, or what stands above all of its sections, lies. */
function roomOf(view: View, section: string | null): Span | null {
  const { sections } = view.record
  if (section !== null) {
    const found = sections.find(one => one.id === section)
    return found ? { start: found.span.start, end: endOf(view, found) } : null
  }
  const first = sections.find(one => one.id !== null)
  return { start: 0, end: first?.span.start ?? view.parsed.length }
}

function within(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.start < outer.end
}

/** The keys in the template's order; those the style does not know stay last. */
export function inOrder(view: View, keys: readonly string[]): string[] {
  const places = orderOf(view)
  const place = (key: string) => places.get(key) ?? Number.MAX_SAFE_INTEGER
  return [...keys].sort((a, b) => place(a) - place(b))
}

/** The rank of each key in the tier's template. */
function orderOf({ profile, record }: View): ReadonlyMap<string, number> {
  return profile.lookup.orders.get(tierOf(profile, record.tier?.value ?? null).id)!
}

/** The offset of the end of the last line of a field, lists below its label included. */
export function endOfField(view: View, field: Field): number {
  const end = Math.max(field.span.end, ...field.items.map(item => item.span.end))
  return lineAt(view.parsed, end).end
}

/** Below the title, else below the front matter, else the start: where metadata begins when there is none. */
export function topOf(view: View): number {
  const { sections } = view.record
  const title = sections[0]
  if (title && title.level === 1 && title.id === null) {
    return endOfHead(view, title)
  }
  return view.parsed.header?.span.end ?? afterMark(view.parsed)
}
