import assert from 'node:assert/strict'
import { readFields } from '../../core/facts/metadata.ts'
import { readSections } from '../../core/facts/outline.ts'
import { readRecord } from '../../core/facts/read.ts'
import type { Field, IncidentRecord, Section } from '../../core/facts/record.ts'
import { formatInstant } from '../../core/facts/times.ts'
import type { Fact } from '../../core/span.ts'
import { parse } from '../../core/syntax/parse.ts'
import { slice } from '../../core/syntax/text.ts'
import { style } from './reading.ts'

/** Fields, sections and whole records of a text, every quoted span checked on the way. */

export function recordOf(text: string, id = 'generic', path: string | null = null): IncidentRecord {
  const parsed = parse(text)
  const record = readRecord(parsed, style(id), path)
  const { title, severity, status, tier, triggers, classes, rootCauses, related } = record
  for (const fact of [title, severity, status, tier]) if (fact) inside(text, fact)
  for (const fact of [...triggers, ...classes, ...rootCauses, ...related]) inside(text, fact)
  for (const { name, span } of record.people) inside(text, { value: name, span })
  for (const moment of Object.values(record.moments)) inside(text, moment)
  if (record.id) assert.equal(slice(parsed, record.id.span), record.id.value)
  return record
}

export function sectionsOf(text: string, id = 'generic'): readonly Section[] {
  const parsed = parse(text)
  const sections = readSections(parsed, style(id))
  for (const { title, span, body, base, blocks } of sections) {
    assert.equal(slice(parsed, title.span), title.value)
    inside(text, { value: title.value, span })
    inside(text, { value: title.value, span: body })
    for (const block of blocks)
      assert.ok(block.span.start + base >= body.start && block.span.end + base <= text.length)
  }
  return sections
}

export function fieldsOf(text: string, id = 'generic'): readonly Field[] {
  const parsed = parse(text)
  const fields = readFields(parsed, readSections(parsed, style(id)), style(id))
  for (const { label, value, items, span, form } of fields) {
    assert.equal(slice(parsed, label.span), label.value)
    if (form !== 'yaml' && form !== 'toml') assert.equal(slice(parsed, value.span), value.value)
    for (const fact of [value, ...items, { value: '', span }]) inside(text, fact)
  }
  return fields
}

/** The metadata of a text, each field as `sayField` says it. */
export function saysFields(text: string, id = 'generic'): string[] {
  return fieldsOf(text, id).map(sayField)
}

function inside(text: string, { value, span }: Fact<unknown>): void {
  assert.ok(
    span.start >= 0 && span.start <= span.end && span.end <= text.length,
    `${String(value)} inside the file`,
  )
}

/** A section in one line: `  Root cause: root-cause (pseudo)`, indented by how deep it lies. */
export function saySection(section: Section, sections: readonly Section[]): string {
  let depth = 0
  for (let at = section.parent; at !== null; at = sections[at]!.parent) depth++
  const mark = section.pseudo ? ' (pseudo)' : ''
  return `${'  '.repeat(depth)}${section.title.value}: ${section.kind ?? '–'}${mark}`
}

/** A field in one line: `bold Severity (severity) = P1`; the key is `?` when the style does not know it. */
function sayField({ form, key, means, role, value }: Field): string {
  return `${form} ${key ?? '?'} (${role ?? means ?? '–'}) = ${value.value}`
}

/** The moments of a record: `started 2026-08-14T14:32:00Z`, `resolved ?` where no instant follows. */
export function sayMoments(record: IncidentRecord): string[] {
  return Object.entries(record.moments).map(([name, { value }]) => {
    return `${name} ${value.instant === null ? '?' : formatInstant(value.instant)}`
  })
}

/** The sections of a text, a line each, with their roles and how deep they lie. */
export function outline(text: string, id = 'generic'): string[] {
  const sections = sectionsOf(text, id)
  return sections.map(section => saySection(section, sections))
}
