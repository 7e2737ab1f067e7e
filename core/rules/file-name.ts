import { isNeverNamed } from '../detection/paths.ts'
import { setField } from '../edits/metadata.ts'
import { nameFor } from '../edits/newName.ts'
import type { Day } from '../facts/times.ts'
import { say } from '../message.ts'
import {
  type FileName,
  isFreeName,
  metadataDate,
  metadataId,
  partsOfId,
  readFileName,
} from '../policy/naming.ts'
import { bareTitle } from '../profile/bareTitle.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix } from './rule.ts'

export const fileName: DocumentRule = {
  id: 'file-name',
  group: 'metadata',
  summary: 'The file name does not follow the style, or has another date than the incident',
  level: 'warning',
  fix: 'offer',
  dependsOn: 'name',
  since: '0.1.0',
  source: 'Naming in the tiered style; the line on saving in the rollback style',
  *check(view) {
    const { path, profile, record } = view
    const file = readFileName(path, profile)
    if (file === null || isNeverNamed(path)) return
    const date = metadataDate(record)
    if (!file.fits) {
      const make = profile.data.files.make
        .replaceAll('{date}', 'YYYY-MM-DD')
        .replaceAll('{slug}', 'short-name')
        .replaceAll('{year}', 'YYYY')
        .replaceAll('{n}', 'NNN')
      yield {
        span: { start: 0, end: 0 },
        message: say`The file is named “${file.name}”. Expected a name like ${make}.`,
        fixes: rename(view, properName(view, date?.value ?? record.date?.value ?? null)),
      }
    } else if (
      file.date !== null &&
      date !== null &&
      file.date !== date.value &&
      !isDayOfId(view, file, date.value)
    ) {
      yield {
        span: date.span,
        message: say`The incident’s date is ${date.value}, but the file is named “${file.name}”.`,
        fixes: rename(view, withDate(file, date.value, view)),
      }
    }
  },
}

/** Whether the file name agrees with the id and only the date differs, which `id-mismatch` reports. */
function isDayOfId({ record, profile }: View, { date }: FileName, own: Day): boolean {
  const id = metadataId(record)
  if (id === null || date === null) return false
  const parts = partsOfId(id.value, profile)
  const year = date.slice(0, 4)
  return parts.date === date || (parts.date === undefined && parts.year === year && !own.startsWith(year))
}

/** Returns the name with `day` in it, or the style’s own name if the date is not written as YYYY-MM-DD. */
function withDate({ name, date }: FileName, day: Day, view: View): string | null {
  return name.includes(date!) ? name.replace(date!, day) : properName(view, day)
}

/** Returns the name that the style gives the file, made from the id, else from date and title; `null` if unknown. */
function properName({ record, profile, workspace }: View, date: Day | null): string | null {
  const id = profile.data.ids?.fromFile ? `${record.id?.value}.md` : ''
  if (id !== '' && readFileName(id, profile)?.fits) return id
  if (date === null || record.title === null) return null
  // “Postmortem” would be in every name of the folder.
  const title = bareTitle(record.title.value, profile).replace(/^\W*post-?mortem\W+/i, '')
  // Styles with an id in the file name returned above.
  return nameFor(profile, { title, date, id: '' }, workspace, '').path
}

/** Renames the file, and changes the id too where the style derives it from the name. */
function rename(view: View, to: string | null): Fix[] {
  if (to === null || !isFreeName(view, to)) return []
  const { data, lookup } = view.profile
  const stem = to.replace(/\.md$/, '')
  const key = data.ids?.fromFile ? lookup.meanings.get('id')?.key : undefined
  const id = metadataId(view.record)
  const edits = key === undefined || id === null || id.value === stem ? [] : setField(view, key, stem)
  return [{ title: say`Rename to ${to}`, safe: false, edits, rename: to }]
}
