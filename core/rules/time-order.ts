import { eitherOf, say } from '../message.ts'
import { metadataDate, readFileName } from '../policy/naming.ts'
import { type Disorder, disorders, isStartElsewhere, startDays } from '../policy/order.ts'
import { labelOf } from '../policy/points.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const timeOrder: DocumentRule = {
  id: 'time-order',
  group: 'times',
  summary: 'Start, detection, mitigation, resolution and close are not in this order',
  level: 'error',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'The order in which an incident runs; the times of every style follow it',
  *check(view) {
    for (const disorder of disorders(view.record)) yield found(view, disorder)
    if (!view.profile.data.generic) yield* startsElsewhere(view)
  },
}

function found(view: View, { moment, name, otherMoment, other, early }: Disorder): Found {
  const { record, parsed } = view
  const [own, against] = [labelOf(record, moment) ?? name, labelOf(record, otherMoment) ?? other]
  const time = slice(parsed, otherMoment.span)
  return {
    span: moment.span,
    message: early
      ? say`${own} is earlier than ${against} (${time}). Expected not before it.`
      : say`${own} is later than ${against} (${time}). Expected not after it.`,
    related: [{ message: say`${against} stands here`, span: otherMoment.span }],
  }
}

/**
 * Yields a finding if the start is on another day than the date. If the file name disagrees with the date too,
 * `file-name` reports it.
 */
function* startsElsewhere({ record, profile, path }: View): Iterable<Found> {
  if (!isStartElsewhere(record)) return
  const date = metadataDate(record)!
  const started = record.moments.started!
  if ((readFileName(path, profile)?.date ?? date.value) !== date.value) return
  const days = startDays(started)
  const label = labelOf(record, started) ?? say`The start`
  yield {
    span: started.span,
    message: say`${label} lies on ${eitherOf(days)}, but the date is ${date.value}. Expected the day the incident began.`,
    related: [{ message: say`the date stands here`, span: date.span }],
  }
}
