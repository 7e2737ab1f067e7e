import { setField } from '../edits/metadata.ts'
import { say } from '../message.ts'
import { isBroken } from '../policy/fields.ts'
import { idIn, isFreeId, metadataDate, metadataId, partsOfId, readFileName } from '../policy/naming.ts'
import { valueFault } from '../policy/valueFaults.ts'
import type { Fact } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found } from './rule.ts'

export const idMismatch: DocumentRule = {
  id: 'id-mismatch',
  group: 'metadata',
  summary: 'The id does not match the file name or the date of the incident',
  level: 'warning',
  fix: 'offer',
  dependsOn: 'name',
  since: '0.1.0',
  source:
    'Naming in the tiered style; the ids of the platform and learning styles, which contain day or year',
  *check(view) {
    const { record, profile } = view
    const { ids } = profile.data
    const id = metadataId(record)
    if (ids === undefined || id === null || isBroken(view.parsed) || isMalformed(view, id.value)) return
    const file = readFileName(view.path, profile)
    const parts = partsOfId(id.value, profile)
    const named = file?.fits ? (ids.fromFile ? file.stem : idIn(file.stem, profile)) : null
    if (file && named !== null && named !== id.value) {
      const day = parts.date === metadataDate(record)?.value ? parts.date : undefined
      // Id and date agree, and only the file name has another day: `file-name` reports it.
      if (day !== undefined && file.date !== null && named === id.value.replace(day, file.date)) return
      yield {
        span: id.span,
        message: say`The id is “${id.value}”, but the file is named “${file.name}”. Expected “${named}”.`,
        fixes: fix(view, named),
      }
    } else yield* dateFault(view, id, parts, named !== null)
  },
}

/** Whether the id has the wrong form, which `metadata-value` reports. */
function isMalformed({ profile }: View, id: string): boolean {
  const data = profile.lookup.meanings.get('id')
  return data !== undefined && valueFault(data, id, profile, []) !== null
}

function* dateFault(
  view: View,
  id: Fact<string>,
  parts: Readonly<Record<string, string | undefined>>,
  isNamed: boolean,
): Iterable<Found> {
  const date = metadataDate(view.record)
  const part = parts.date === undefined ? 'year' : 'date'
  const own = parts[part]
  if (date === null || own === undefined) return
  const expected = part === 'date' ? date.value : date.value.slice(0, 4)
  if (own === expected) return
  yield {
    span: id.span,
    message: say`The id “${id.value}” names ${own}, but the incident’s date is ${date.value}.`,
    // If file name and id agree, the date is likely wrong, unless it agrees with the start.
    fixes: isNamed && part === 'date' ? fixDate(view, own) : fix(view, id.value.replace(own, expected)),
    related: [{ message: say`the date of the incident`, span: date.span }],
  }
}

function fix(view: View, id: string): Fix[] {
  if (!isFreeId(view, id)) return []
  const own = metadataId(view.record)
  const key = view.profile.lookup.meanings.get('id')?.key
  const isLinked =
    own !== null && slice(view.parsed, { start: own.span.start - 1, end: own.span.start }) === '['
  const edits = isLinked ? [{ span: own.span, text: id }] : key === undefined ? [] : setField(view, key, id)
  return edits.length === 0 ? [] : [{ title: say`Change the id to ${id}`, safe: false, edits }]
}

function fixDate(view: View, day: string): Fix[] {
  const key = view.profile.lookup.meanings.get('date')?.key
  const { date, moments } = view.record
  const started = moments.started?.value.reading.date ?? null
  const edits = key === undefined || started === date?.value ? [] : setField(view, key, day)
  return edits.length === 0 ? [] : [{ title: say`Change the date to ${day}`, safe: false, edits }]
}
