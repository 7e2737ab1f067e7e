import { renameField } from '../edits/metadata.ts'
import type { Field } from '../facts/record.ts'
import { say } from '../message.ts'
import { isBroken, isFilled } from '../policy/fields.ts'
import { unreadRows } from '../policy/metadataTable.ts'
import { valueFault } from '../policy/valueFaults.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { covers } from '../span.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Found, lazyFix } from './rule.ts'

export const metadataUnknownKey: DocumentRule = {
  id: 'metadata-unknown-key',
  group: 'metadata',
  summary: 'A key the style does not know',
  level: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'CI gate 1 of the tiered style (schema); the keys that the other styles list',
  *check(view) {
    const { closed } = view.profile.data.metadata
    if (isBroken(view.parsed)) return
    const unread = unreadRows(view.record, view.profile)
    for (const field of view.record.fields) {
      if (field.key !== null || unread.some(row => covers(row.span, field.label.span))) continue
      const isStrict = closed && isInPlace(field, view) && isAsWritten(field, view)
      const isSlip = field.means === null && (!closed || isInPlace(field, view))
      if (isStrict || isSlip) yield* found(view, field, isStrict)
    }
  },
}

/** Whether the field is where the style keeps its metadata. */
function isInPlace({ form, span }: Field, { record, profile }: View): boolean {
  const { metadata } = profile.data
  if (metadata.form === 'yaml') return isHeaderForm(form)
  const own = metadata.section
  const section = record.sections.find(one => one.id !== null && (own === undefined || one.id === own))
  if (own === undefined) return span.start < (section?.span.start ?? Infinity)
  return section !== undefined && covers(section.span, span)
}

/** Whether it has the style’s form: a list before the first section may be about something else. */
function isAsWritten({ form }: Field, { profile }: View): boolean {
  const { metadata } = profile.data
  return metadata.form === 'yaml' || metadata.section !== undefined || form === metadata.form
}

/** Styles that allow other keys (`closed: false`) report only misspellings of their own. */
function* found(view: View, field: Field, closed: boolean): Iterable<Found> {
  const meant = view.policy.meantKeys.get(field) ?? null
  const misspelt = meant?.misspelt === true
  if (!closed && !misspelt) return
  const { value, span } = field.label
  const safe = misspelt && fits(view, field, meant.key)
  yield {
    span,
    message:
      meant === null
        ? say`“${value}” is not a key of this style. Only its own keys are expected.`
        : say`“${value}” is not a key of this style. Did you mean “${meant.key}”?`,
    fixes:
      meant === null
        ? []
        : [lazyFix(say`Change to “${meant.key}”`, safe, () => renameField(view, field, meant.key))],
  }
}

/** Whether the field has a value and the other key accepts it: else the fix would trade one fault for another. */
function fits({ profile, settings }: View, field: Field, key: string): boolean {
  const data = profile.lookup.fields.get(key)
  if (data === undefined) return true
  const suits = (value: string) => valueFault(data, value, profile, settings.roster) === null
  return isFilled(field, data, profile) && field.items.every(({ value }) => suits(value))
}
