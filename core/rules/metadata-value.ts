import type { Edit } from '../edit.ts'
import { quoted, replaceValue } from '../edits/fieldValue.ts'
import { isQuoted } from '../edits/lines.ts'
import { isTranslated } from '../facts/dayOrder.ts'
import { readDuration } from '../facts/durations.ts'
import type { Field, IncidentRecord } from '../facts/record.ts'
import { addDays, readTime } from '../facts/times.ts'
import { say } from '../message.ts'
import { tellsDay } from '../policy/dateFaults.ts'
import { isBlank, isBroken } from '../policy/fields.ts'
import { isFreeId, readFileName } from '../policy/naming.ts'
import { momentPoint } from '../policy/points.ts'
import { type ValueFault, valueFault } from '../policy/valueFaults.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { incidentMoments } from '../profile/kinds.ts'
import type { FieldData } from '../profile/profile.ts'
import type { Fact } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const metadataValue: DocumentRule = {
  id: 'metadata-value',
  group: 'metadata',
  summary: 'A value, date, id, handle or SHA that does not have the form the style asks for',
  level: 'error',
  fix: 'safe',
  since: '0.1.0',
  source: 'The form of each value in the style’s template; CI gate 1 of the tiered style (schema)',
  *check(view) {
    const { record, profile, settings } = view
    if (isBroken(view.parsed)) return
    const isFrontOnly = profile.data.metadata.form === 'yaml'
    for (const field of record.fields) {
      const data = field.key === null ? undefined : profile.lookup.fields.get(field.key)
      if (data === undefined || isFree(data)) continue
      if (isFrontOnly && !isHeaderForm(field.form)) continue
      for (const item of valuesIn(field, data)) {
        const stated = { field, data, item }
        const bare = unquoted(view, stated)
        if (bare !== null) {
          yield bare
          continue
        }
        const fault = valueFault(data, item.value, profile, settings.roster)
        if (fault === null || isBlank(item.value, profile) || isCited(view, field)) continue
        if (isOwnDay(view, data, item.value) || isAccount(view, field, data)) continue
        yield found(view, stated, completed(view, data, item.value, fault))
      }
    }
  },
}

/**
 * Whether a label in the body tells of what the metadata above states: "Mitigation: rollback to 91d0e7c" says how, not when;
 * "Duration: 135 minutes" is a length in another form.
 */
function isAccount({ record }: View, field: Field, { type, means }: FieldData): boolean {
  if (record.fields.find(one => one.key === field.key) === field) return false
  const { value } = field.value
  return type === 'instant'
    ? readTime(value)?.date == null
    : means === 'duration' && readDuration(value) !== null
}

/** Whether it is a date in the document’s language, in a style whose metadata is read by people only. */
function isOwnDay({ record, profile }: View, data: FieldData, value: string): boolean {
  return !profile.data.metadata.exact && tellsDay(data.type, value) && isTranslated(record.sections, profile)
}

/** The fault with what the rest of the document and its name know of the value that was meant. */
function completed(view: View, data: FieldData, value: string, fault: ValueFault): ValueFault {
  if (data.means === 'id') return named(view, fault)
  return data.type === 'instant' && fault.better === null
    ? { ...fault, better: dated(view, data, value) }
    : fault
}

/** A clock without a day, on the day of the incident or, if the moments stated are then out of order, on the next one. */
function dated({ record, profile, settings }: View, data: FieldData, clock: string): string | null {
  if (record.date === null) return null
  const days = [record.date.value, addDays(record.date.value, 1)]
  const moments = days.map(
    day => valueFault(data, `${day} ${clock}`, profile, settings.roster)?.better ?? null,
  )
  return moments.find(one => one !== null && keepsOrder(record, data.means, Date.parse(one))) ?? null
}

/** Whether a moment of the incident may be at this instant. What follows the start may not while that is unknown. */
function keepsOrder(record: IncidentRecord, means: FieldData['means'], instant: number): boolean {
  const own = incidentMoments.findIndex(name => name === means && name !== 'closed')
  const known = incidentMoments.map(name => momentPoint(record, name)?.instant ?? null)
  if (own < 0 || (own > 0 && known[0] === null)) return false
  return known.every(
    (other, i) => other === null || i === own || (i < own ? other <= instant : instant <= other),
  )
}

/** If the style derives the id from the file name, suggests that name; never an id that is taken. */
function named(view: View, fault: ValueFault): ValueFault {
  const file = view.profile.data.ids?.fromFile ? readFileName(view.path, view.profile) : null
  const own = file?.fits ? { ...fault, better: file.stem, safe: true } : fault
  return own.better === null || isFreeId(view, own.better) ? own : { ...own, better: null, safe: false }
}

function isFree({ type, pattern, values }: FieldData): boolean {
  return (type === 'text' || type === 'list') && pattern === undefined && values === undefined
}

/** "No" is an empty list, but the value of a flag. */
function valuesIn({ items, value }: Field, { type }: FieldData): readonly Fact<string>[] {
  return type === 'boolean' && items.length === 0 && value.value !== '' ? [value] : items
}

/** A value, the field it stands in, and what the style says of that. */
interface Stated {
  readonly field: Field
  readonly data: FieldData
  readonly item: Fact<string>
}

/** Quoted in front matter, `"false"` is a string. */
function unquoted(view: View, { field, data, item }: Stated): Found | null {
  if (data.type !== 'boolean' || !isHeaderForm(field.form)) return null
  const { span, quote } = quoted(view, item.span)
  if (quote === '' || !/^(?:true|false)$/.test(item.value)) return null
  return {
    span: item.span,
    message: say`${data.key}: ${slice(view.parsed, span)} is a string. Expected ${item.value} without quotes.`,
    fixes: [{ title: say`Remove the quotes`, safe: true, edits: [{ span, text: item.value }] }],
    ...(data.cite === undefined ? {} : { cite: data.cite }),
  }
}

/** Whether the key is repeated in a quotation: it is then about another document. */
function isCited({ record, parsed }: View, field: Field): boolean {
  const first = record.fields.find(one => one.key === field.key)
  return first !== field && isQuoted(parsed, field.label.span.start)
}

function found(view: View, stated: Stated, { message, better, safe }: ValueFault): Found {
  const { data, item } = stated
  return {
    span: item.span,
    message: say`${data.key}: ${message}`,
    fixes:
      better === null ? [] : [{ title: say`Change to ${better}`, safe, edits: edits(view, stated, better) }],
    ...(data.cite === undefined ? {} : { cite: data.cite }),
  }
}

function edits(view: View, { field, item }: Stated, better: string): Edit[] {
  const isWhole = item.value === field.value.value
  const isFlag = better === 'true' || better === 'false'
  if (isFlag && isHeaderForm(field.form)) return [{ span: quoted(view, item.span).span, text: better }]
  return isWhole ? replaceValue(view, field, better) : [{ span: item.span, text: better }]
}
