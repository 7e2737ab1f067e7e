import { applyEdits } from '../../../core/edit.ts'
import type { Section } from '../../../core/facts/record.ts'
import { slice, textOf } from '../../../core/syntax/text.ts'
import type { View } from '../../../core/view.ts'

/** A fault put into any document, and the rules of which one must speak. */
export interface AnyFault {
  readonly what: string
  readonly text: string
  readonly rules: readonly string[]
}

/** Ten faults put into a document, as far as it has what they take: the first ten of those that follow. */
export function tenFaults(view: View): AnyFault[] {
  const sections = required(view)
  const [first, second, third] = sections.slice(1)
  const change = (start: number, end: number, text: string) =>
    applyEdits(textOf(view.parsed), [{ span: { start, end }, text }])
  const without = ({ span }: Section) => change(span.start, span.end, '')
  const faults: (AnyFault | null | undefined)[] = [
    ...fieldFaults(view),
    first ? { what: 'a section is gone', text: without(first), rules: ['section-missing'] } : null,
    second ? { what: 'another section is gone', text: without(second), rules: ['section-missing'] } : null,
    first && second
      ? { what: 'two sections change places', text: swapped(view, first, second), rules: ['section-order'] }
      : null,
    first && {
      what: 'a heading has the wrong level',
      text: change(first.span.start, first.span.start, '##'),
      rules: ['section-level'],
    },
    second && {
      what: 'a title is misspelt',
      text: change(second.title.span.start + 3, second.title.span.start + 4, ''),
      rules: ['section-name', 'section-missing'],
    },
    first && {
      what: 'a section is empty',
      text: change(first.title.span.end, first.span.end, '\n\n'),
      rules: ['section-empty', 'action-missing'],
    },
    second && {
      what: 'a section stands twice',
      text: change(second.span.end, second.span.end, `\n\n${slice(view.parsed, second.span)}\n`),
      rules: ['section-duplicate'],
    },
    ...timelineFaults(view),
    ...((third ?? second ?? first) ? leftFaults(view, (third ?? second ?? first)!) : []),
  ]
  return faults.flatMap(fault => fault ?? []).slice(0, 10)
}

/** The sections at the top that the style asks for, in order, the title of each a heading. */
function required({ record, profile }: View): Section[] {
  const asked = profile.data.sections.filter(({ optional, within }) => !optional && within === undefined)
  return record.sections.filter(one => !one.pseudo && asked.some(({ id }) => id === one.id))
}

function swapped({ parsed }: View, a: Section, b: Section): string {
  return applyEdits(textOf(parsed), [
    { span: a.span, text: `${slice(parsed, b.span).trimEnd()}\n\n` },
    { span: b.span, text: `${slice(parsed, a.span).trimEnd()}\n\n` },
  ])
}

function fieldFaults({ record, profile, parsed }: View): (AnyFault | null)[] {
  const asked = profile.data.metadata.fields.find(
    ({ key, required }) => required === true && record.fields.some(field => field.key === key),
  )
  const field = record.fields.find(({ key }) => key !== null && key === asked?.key)
  if (field === undefined) return []
  const change = (start: number, end: number, text: string) =>
    applyEdits(textOf(parsed), [{ span: { start, end }, text }])
  const { label, span } = field
  return [
    { what: 'a required key is gone', text: change(span.start, span.end, ''), rules: ['metadata-required'] },
    {
      what: 'a key is misspelt',
      text: change(label.span.start + 3, label.span.start + 4, ''),
      rules: ['metadata-unknown-key', 'metadata-required'],
    },
  ]
}

function timelineFaults({ record, parsed }: View): AnyFault[] {
  const group = record.timeline.filter(
    one => one.group === record.timeline[0]?.group && one.reading?.seconds != null,
  )
  const [a, b] = [group[0], group.at(-1)]
  if (!a || !b || a === b) return []
  const text = applyEdits(textOf(parsed), [
    { span: a.time.span, text: b.time.value },
    { span: b.time.span, text: a.time.value },
  ])
  const impossible = applyEdits(textOf(parsed), [{ span: b.time.span, text: '25:71' }])
  return [
    {
      what: 'the timeline runs backwards',
      text,
      rules: ['timeline-order', 'timeline-outside-incident', 'duration-mismatch'],
    },
    {
      what: 'a time that does not exist',
      text: impossible,
      rules: ['impossible-date', 'timeline-time', 'timeline-order'],
    },
  ]
}

function leftFaults({ parsed }: View, section: Section): AnyFault[] {
  const fill = (text: string) =>
    applyEdits(textOf(parsed), [
      { span: { start: section.title.span.end, end: section.body.end }, text: `\n\n${text}\n\n` },
    ])
  return [
    { what: 'a blank is left', text: fill('<what happened>'), rules: ['section-placeholder'] },
    { what: 'a TODO is left', text: fill('TODO: write this'), rules: ['section-placeholder'] },
  ]
}
