import type { Distribution, Metrics } from '../../core/index.ts'
import { tableText } from '../terminal/tables.ts'
import { noColours } from '../terminal/terminal.ts'
import type { Form } from './form.ts'

/** One number a row, for spreadsheets: metric, what it is broken down by, statistic, value, unit. */
export const csv: Form = metrics =>
  tableText('csv', titles, rowsOf(metrics), { paint: noColours, columns: null })

const titles = ['metric', 'by', 'name', 'statistic', 'value', 'unit']

type Row = readonly string[]

function rowsOf(metrics: Metrics): Row[] {
  const { times, actions, repeats } = metrics
  return [
    row('documents', '', '', 'count', metrics.documents, 'documents'),
    row('documents', 'without date', '', 'count', metrics.undated, 'documents'),
    ...metrics.bySeverity.map(one =>
      row('documents', 'severity', one.name ?? '', 'count', one.count, 'documents'),
    ),
    ...metrics.byStatus.map(one =>
      row('documents', 'status', one.name ?? '', 'count', one.count, 'documents'),
    ),
    ...timesRows(times, '', ''),
    ...spread('time-to-close-actions', '', '', actions.closing, 'items'),
    ...(['total', 'open', 'deferred', 'unstated', 'overdue', 'done', 'cancelled'] as const).map(name =>
      row('action-items', 'state', name, 'count', actions[name], 'items'),
    ),
    ...closure(actions.closure, '', ''),
    ...actions.ages.flatMap(({ name, open, overdue }) => openRows('age', name, { open, overdue })),
    ...actions.owners.flatMap(({ owner, open, overdue, undated }) =>
      openRows('owner', owner ?? '', { open, overdue, undated }),
    ),
    row('repeats', '', '', 'count', repeats.repeats, 'documents'),
    row('repeats', '', '', 'n', repeats.named, 'documents'),
    row('repeats', '', '', 'unknown', repeats.unknown, 'documents'),
    ...repeats.groups.map(one => row('repeats', one.kind, one.name, 'count', one.count, 'documents')),
    ...metrics.quarters.flatMap(one => [
      row('documents', 'quarter', one.quarter, 'count', one.documents, 'documents'),
      ...timesRows(one.times, 'quarter', one.quarter),
      ...closure(one.closure, 'quarter', one.quarter),
      row('repeats', 'quarter', one.quarter, 'count', one.repeats, 'documents'),
    ]),
    ...metrics.targets.map(one =>
      row(one.metric, 'target', one.style, 'met', one.met === null ? null : one.met ? 1 : 0, ''),
    ),
  ]
}

/** A number that is not known is an empty cell. */
function row(
  metric: string,
  by: string,
  name: string,
  statistic: string,
  value: number | null,
  unit: string,
): Row {
  return [metric, by, name, statistic, value === null ? '' : String(value), unit]
}

function timesRows(times: Metrics['times'], by: string, name: string): Row[] {
  return [
    ...spread('time-to-postmortem', by, name, times.postmortem),
    ...spread('time-to-detect', by, name, times.detect),
    ...spread('time-to-mitigate', by, name, times.mitigate),
    ...spread('time-to-resolve', by, name, times.resolve),
  ]
}

function spread(
  metric: string,
  by: string,
  name: string,
  { n, unknown, median, p90, least, most }: Distribution,
  counted = 'documents',
): Row[] {
  const counts = Object.entries({ n, unknown }).map(([key, value]) =>
    row(metric, by, name, key, value, counted),
  )
  const lengths = Object.entries({ median, p90, least, most })
  return [...counts, ...lengths.map(([key, value]) => row(metric, by, name, key, value, 'minutes'))]
}

function closure({ closed, of, share }: Metrics['actions']['closure'], by: string, name: string): Row[] {
  return [
    row('action-closure', by, name, 'share', share, 'ratio'),
    row('action-closure', by, name, 'closed', closed, 'items'),
    row('action-closure', by, name, 'of', of, 'items'),
  ]
}

function openRows(by: string, name: string, counts: Readonly<Record<string, number>>): Row[] {
  return Object.entries(counts).map(([key, value]) => row('open-action-items', by, name, key, value, 'items'))
}
