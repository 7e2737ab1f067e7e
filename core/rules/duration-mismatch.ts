import { useComputed, useRangeStart } from '../edits/durationValue.ts'
import { useEntryTime } from '../edits/momentValue.ts'
import { together } from '../edits/together.ts'
import { formatDuration } from '../facts/durations.ts'
import { durationWords } from '../facts/durationWords.ts'
import { type Day, dayOf } from '../facts/times.ts'
import { type Message, say, type Value } from '../message.ts'
import type { Mismatch } from '../policy/mismatches.ts'
import { disorders } from '../policy/order.ts'
import type { Stray } from '../policy/strays.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found, Related } from './rule.ts'

export const durationMismatch: DocumentRule = {
  id: 'duration-mismatch',
  group: 'times',
  summary: 'A declared duration or time that the document’s own times contradict',
  level: 'warning',
  generic: 'warning',
  fix: 'offer',
  since: '0.1.0',
  source: 'The duration that each style asks for beside its times',
  // A moment is no stray if its clock time occurs in the text of a section with entries, so the words matter
  // there. Offsets of a section after the edit do not match the record’s timeline: only the old one is asked.
  words: (section, { record }) =>
    record.sections.includes(section) &&
    record.timeline.some(({ span }) => section.body.start <= span.start && span.end <= section.span.end),
  *check(view) {
    const { mismatches } = view.policy.arithmetic
    const seen = new Set<Mismatch>()
    for (const mismatch of mismatches) {
      if (seen.has(mismatch)) continue
      const same = mismatches.filter(other => other === mismatch || isSame(mismatch, other))
      for (const one of same) seen.add(one)
      yield found(view, mismatch, same)
    }
    // A mismatch or a wrong order of the moments already explains a stray time.
    if (mismatches.length > 0 || disorders(view.record).length > 0) return
    for (const stray of view.policy.arithmetic.strays) yield strayed(view, stray)
  },
}

function strayed(view: View, stray: Stray): Found {
  const [moment, entry] = [slice(view.parsed, stray.moment.span), slice(view.parsed, stray.entry.span)]
  const day = dayApart(stray, entry)
  return {
    span: stray.moment.span,
    message:
      day === null
        ? say`${stray.moment.name} is ${moment}, but the timeline has it at ${entry}.`
        : say`${stray.moment.name} is ${moment}, but the timeline has it at ${entry} on ${day}.`,
    fixes: () => {
      const edits = useEntryTime(view, stray)
      return edits.length === 0 ? [] : [{ title: say`Use the time in the timeline`, safe: false, edits }]
    },
    related: [{ message: say`the timeline has it here`, span: stray.entry.span }],
  }
}

/** In minutes. A larger difference means another day, which a clock time alone does not show. */
const HALF_DAY = 720

/** Returns the day of the entry if it is on another day than the moment and does not write it; else `null`. */
function dayApart({ minutes, entry }: Stray, written: string): Day | null {
  const at = entry.wall ?? entry.instant
  if (at === null || Math.abs(minutes) < HALF_DAY) return null
  const day = dayOf(at)
  return written.includes(day) ? null : day
}

/** Whether both state the same length against the same times, which is reported once. */
function isSame(a: Mismatch, b: Mismatch): boolean {
  const isLength = a.kind === 'length' && b.kind === 'length'
  return (
    isLength &&
    a.length.value.minutes === b.length.value.minutes &&
    a.computed?.minutes === b.computed?.minutes
  )
}

function found(view: View, mismatch: Mismatch, same: readonly Mismatch[]): Found {
  const { length, value } = mismatch
  const isClock = length.value.form === 'clock' || mismatch.kind === 'clock'
  return {
    span: isClock ? value.span : length.span,
    message: messageOf(view, mismatch),
    fixes: fixesFor(view, mismatch, same),
    related: [...relatedTo(mismatch), ...same.slice(1).map(stated)],
  }
}

function fixesFor(view: View, { start, value }: Mismatch, same: readonly Mismatch[]): Fix[] {
  const { parsed } = view
  // A length that several times disagree with is put right once.
  const edits = together(
    start === undefined
      ? same.flatMap(one => useComputed(view, one))
      : same.flatMap(one => useRangeStart(one, slice(parsed, start.span))),
  )
  const title =
    start === undefined
      ? say`Use the computed duration`
      : say`Use the start of “${value.value}” for ${start.name}`
  return edits.length === 0 ? [] : [{ title, safe: false, edits }]
}

function stated({ length }: Mismatch): Related {
  return { message: say`stated here, too`, span: length.span }
}

function messageOf(
  { parsed, profile }: View,
  { kind, length, value, own, computed, start }: Mismatch,
): Message {
  if (start !== undefined)
    return say`“${value.value}” does not begin when ${start.name} says the incident did.`
  const { form, minutes } = length.value
  const style = form === 'mm:ss' || form === 'h:mm:ss' ? 'mm:ss' : 'long'
  const words = form === 'clock' ? value.value : slice(parsed, length.span)
  if (kind === 'own')
    return say`“${words}”, but from the first of its clock times to the second it is ${lengthOf(own!, 'long')}.`
  const [from, to] = [computed?.from.name ?? '', computed?.to.name ?? '']
  if (kind === 'clock')
    return computed === null
      ? say`“${value.value}” is not when the document’s own times say it was.`
      : say`“${value.value}” is not when the document’s own times say it was: from ${from} to ${to}.`
  const said = form === 'clock' ? say`“${words}” is ${durationWords(minutes)}` : say`“${words}”`
  if (computed === null) return say`${said}, which fits none of the document’s own times.`
  const fault = say`${said}, but from ${from} to ${to} it is ${lengthOf(computed.minutes, style)}.`
  return profile.data.generic ? fault : say`${fault} Expected a duration that agrees with the times.`
}

/** A length in words, or as a clock where the document writes clocks; one that runs backwards has a sign. */
function lengthOf(minutes: number, style: 'mm:ss' | 'long'): Value {
  return style === 'mm:ss' || minutes < 0 ? formatDuration(minutes, style) : durationWords(minutes)
}

function relatedTo({ computed, start }: Mismatch): Related[] {
  if (start !== undefined) return [{ message: say`${start.name} stands here`, span: start.span }]
  if (computed === null) return []
  return [
    { message: say`from here: ${computed.from.name}`, span: computed.from.span },
    { message: say`to here: ${computed.to.name}`, span: computed.to.span },
  ]
}
