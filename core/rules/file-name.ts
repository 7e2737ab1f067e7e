import { isNeverNamed } from '../detection/paths.ts'
import { setField } from '../edits/metadata.ts'
import { nameFor } from '../edits/newName.ts'
import type { Day } from '../facts/times.ts'
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
  summary: 'The file is not named as the style asks, or names another day than the incident’s',
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
        message: `The file is named “${file.name}”. Expected a name like ${make}.`,
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
        message: `The incident’s date is ${date.value}, but the file is named “${file.name}”.`,
        fixes: rename(view, withDate(file, date.value, view)),
      }
    }
  },
}

/** Whether id and name agree on the day, or on the year, and it is the date that differs: `id-mismatch` says so. */
function isDayOfId({ record, profile }: View, { date }: FileName, own: Day): boolean {
  const id = metadataId(record)
  if (id === null || date === null) return false
  const parts = partsOfId(id.value, profile)
  const year = date.slice(0, 4)
  return parts.date === date || (parts.date === undefined && parts.year === year && !own.startsWith(year))
}

/** The name with another day, or, where the day is not written in figures like these, the style's own name. */
function withDate({ name, date }: FileName, day: Day, view: View): string | null {
  return name.includes(date!) ? name.replace(date!, day) : properName(view, day)
}

/** The name the style gives the file: that of the id it shares with the document, else one of date and title. */
function properName({ record, profile, workspace }: View, date: Day | null): string | null {
  const id = profile.data.ids?.fromFile ? `${record.id?.value}.md` : ''
  if (id !== '' && readFileName(id, profile)?.fits) return id
  if (date === null || record.title === null) return null
  // Every name in the folder could say what sort of document it is.
  const title = bareTitle(record.title.value, profile).replace(/^\W*post-?mortem\W+/i, '')
  // An id is no part of the name, or the document would have been named after it.
  return nameFor(profile, { title, date, id: '' }, workspace, '').path
}

/** Gives the file another name, and the document the id that comes with it where the two are one. */
function rename(view: View, to: string | null): Fix[] {
  if (to === null || !isFreeName(view, to)) return []
  const { data, lookup } = view.profile
  const stem = to.replace(/\.md$/, '')
  const key = data.ids?.fromFile ? lookup.meanings.get('id')?.key : undefined
  const id = metadataId(view.record)
  const edits = key === undefined || id === null || id.value === stem ? [] : setField(view, key, stem)
  return [{ title: `Rename to ${to}`, safe: false, edits, rename: to }]
}
