import type { Distribution, Metrics } from '../../core/index.ts'
import { tableText } from '../terminal/tables.ts'
import { noColours } from '../terminal/terminal.ts'
import type { Form } from './form.ts'

/** One number a row, for spreadsheets; one that is not known is an empty cell. */
export const csv: Form = metrics => {
  const rows = rowsOf(metrics).map(row => row.map(cell => String(cell ?? '')))
  return tableText('csv', titles, rows, { paint: noColours, columns: null })
}

const titles = ['metric', 'by', 'name', 'statistic', 'value', 'unit']

type Row = readonly [metric: string, ...Part, statistic: string, value: number | null, unit: string]

function rowsOf(metrics: Metrics): Row[] {
  const { times, actions, repeats } = metrics
  return [
    ['documents', ...whole, 'count', metrics.documents, 'documents'],
    ['documents', 'without date', '', 'count', metrics.undated, 'documents'],
    ...metrics.bySeverity.map(
      (one): Row => ['documents', 'severity', one.name ?? '', 'count', one.count, 'documents'],
    ),
    ...metrics.byStatus.map(
      (one): Row => ['documents', 'status', one.name ?? '', 'count', one.count, 'documents'],
    ),
    ...timesRows(times, whole),
    ...spread('time-to-close-actions', whole, actions.closing, 'items'),
    ...(['total', 'open', 'deferred', 'unstated', 'overdue', 'done', 'cancelled'] as const).map(
      (name): Row => ['action-items', 'state', name, 'count', actions[name], 'items'],
    ),
    ...closure(actions.closure, whole),
    ...actions.ages.flatMap(({ name, open, overdue }) => openRows(['age', name], { open, overdue })),
    ...actions.owners.flatMap(({ owner, open, overdue, undated }) =>
      openRows(['owner', owner ?? ''], { open, overdue, undated }),
    ),
    ['repeats', ...whole, 'count', repeats.repeats, 'documents'],
    ['repeats', ...whole, 'n', repeats.named, 'documents'],
    ['repeats', ...whole, 'unknown', repeats.unknown, 'documents'],
    ...repeats.groups.map((one): Row => ['repeats', one.kind, one.name, 'count', one.count, 'documents']),
    ...metrics.quarters.flatMap(quarterRows),
    ...metrics.targets.map(
      (one): Row => [one.metric, 'target', one.style, 'met', one.met === null ? null : Number(one.met), ''],
    ),
  ]
}

/** What a number counts: those of this name, where it is broken down by something. */
type Part = readonly [by: string, name: string]

const whole: Part = ['', '']

function quarterRows(one: Metrics['quarters'][number]): Row[] {
  const part: Part = ['quarter', one.quarter]
  return [
    ['documents', ...part, 'count', one.documents, 'documents'],
    ...timesRows(one.times, part),
    ...closure(one.closure, part),
    ['repeats', ...part, 'count', one.repeats, 'documents'],
  ]
}

function timesRows(times: Metrics['times'], part: Part): Row[] {
  return [
    ...spread('time-to-postmortem', part, times.postmortem),
    ...spread('time-to-detect', part, times.detect),
    ...spread('time-to-mitigate', part, times.mitigate),
    ...spread('time-to-resolve', part, times.resolve),
  ]
}

function spread(
  metric: string,
  part: Part,
  { n, unknown, median, p90, least, most }: Distribution,
  counted = 'documents',
): Row[] {
  const counts = Object.entries({ n, unknown }).map(
    ([key, value]): Row => [metric, ...part, key, value, counted],
  )
  const lengths = Object.entries({ median, p90, least, most })
  return [...counts, ...lengths.map(([key, value]): Row => [metric, ...part, key, value, 'minutes'])]
}

function closure({ closed, of, share }: Metrics['actions']['closure'], part: Part): Row[] {
  return [
    ['action-closure', ...part, 'share', share, 'ratio'],
    ['action-closure', ...part, 'closed', closed, 'items'],
    ['action-closure', ...part, 'of', of, 'items'],
  ]
}

function openRows(part: Part, counts: Readonly<Record<string, number>>): Row[] {
  return Object.entries(counts).map(
    ([key, value]): Row => ['open-action-items', ...part, key, value, 'items'],
  )
}
