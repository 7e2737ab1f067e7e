import { setField } from '../edits/metadata.ts'
import { isBroken } from '../policy/fields.ts'
import { metadataDate, readFileName } from '../policy/naming.ts'
import type { Fact } from '../span.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found } from './rule.ts'

export const idMismatch: DocumentRule = {
  id: 'id-mismatch',
  group: 'metadata',
  summary: 'The id disagrees with the file’s name or with the incident’s date',
  level: 'warning',
  fix: 'offer',
  since: '0.1.0',
  source: 'Naming in the tiered style; the ids of the platform and learning styles, which hold day or year',
  *check(view) {
    const { record, profile } = view
    const { ids } = profile.data
    const { id } = record
    const isField = id !== null && record.fields.some(field => field.means === 'id' && field.items.length > 0)
    if (ids === undefined || id === null || !isField || isBroken(view.parsed)) return
    const file = ids.fromFile ? readFileName(view.path, profile) : null
    if (file?.fits && file.stem !== id.value) {
      yield {
        span: id.span,
        message: `The id is “${id.value}”, but the file is named “${file.name}”. Expected “${file.stem}”.`,
        fixes: fix(view, file.stem),
      }
    } else
      yield* dateFault(
        view,
        id,
        new RegExp(`^(?:${ids.pattern})$`, 'u').exec(id.value)?.groups,
        file?.fits === true,
      )
  },
}

function* dateFault(
  view: View,
  id: Fact<string>,
  parts: Readonly<Record<string, string | undefined>> | undefined,
  isNamed: boolean,
): Iterable<Found> {
  const date = metadataDate(view.record)
  const part = parts?.date === undefined ? 'year' : 'date'
  const own = parts?.[part]
  if (date === null || own === undefined) return
  const expected = part === 'date' ? date.value : date.value.slice(0, 4)
  if (own === expected) return
  yield {
    span: id.span,
    message: `The id “${id.value}” names ${own}, but the incident’s date is ${date.value}.`,
    // Where the file is named by the id, two stand against one.
    fixes: isNamed && part === 'date' ? fixDate(view, own) : fix(view, id.value.replace(own, expected)),
    related: [{ message: 'the date of the incident', span: date.span }],
  }
}

function fix(view: View, id: string): Fix[] {
  const key = view.profile.lookup.meanings.get('id')?.key
  const edits = key === undefined ? [] : setField(view, key, id)
  return edits.length === 0 ? [] : [{ title: `Change the id to ${id}`, safe: false, edits }]
}

function fixDate(view: View, day: string): Fix[] {
  const key = view.profile.lookup.meanings.get('date')?.key
  const edits = key === undefined ? [] : setField(view, key, day)
  return edits.length === 0 ? [] : [{ title: `Change the date to ${day}`, safe: false, edits }]
}
