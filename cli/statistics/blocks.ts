import {
  type Defined,
  type Distribution,
  definitions,
  formatDuration,
  type Metrics,
  percentOf,
} from '../../core/index.ts'
import { counted } from '../counted.ts'
import type { Occasion } from './form.ts'

/** A part of the numbers as people read them: sentences, a table, and what the numbers mean. */
export interface StatisticsBlock {
  readonly title: string
  readonly sentences: readonly string[]
  readonly table: Table | null
  /** The name of each metric, where it is not the title, and its definition. */
  readonly meanings: readonly (readonly [name: string | null, definition: string])[]
}

interface Table {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The metrics in the order in which people read them. Parts that hold nothing are left out. */
export function blocksOf(metrics: Metrics, occasion: Occasion): StatisticsBlock[] {
  const all = [
    documents(metrics, occasion),
    times(metrics),
    items(metrics),
    ages(metrics),
    owners(metrics),
    repeats(metrics),
    quarters(metrics),
    targets(metrics),
  ]
  return all.filter(one => one !== null).slice(0, metrics.documents === 0 ? 1 : undefined)
}

function documents(metrics: Metrics, { now, since, until }: Occasion): StatisticsBlock {
  const period = [since === null ? '' : ` from ${since}`, until === null ? '' : ` until ${until}`].join('')
  const list = (counts: Metrics['bySeverity']) =>
    counts.map(({ name, count }) => `${name ?? 'not stated'} ${count}`).join(', ')
  return {
    title: 'Postmortems',
    sentences: [
      `${counted(metrics.documents, 'postmortem')}${period === '' ? '' : ` of incidents${period}`}, as of ${now}`,
      ...(metrics.undated > 0 ? [`${counted(metrics.undated, 'postmortem')} without a date left out`] : []),
      ...(metrics.documents > 0
        ? [`By severity: ${list(metrics.bySeverity)}`, `By status: ${list(metrics.byStatus)}`]
        : []),
    ],
    table: null,
    meanings: [meaning('documents')],
  }
}

function times({ times: all, actions }: Metrics): StatisticsBlock {
  const rows: (readonly [string, Defined, Distribution])[] = [
    ['Time to postmortem', 'time-to-postmortem', all.postmortem],
    ['Time to detect', 'time-to-detect', all.detect],
    ['Time to mitigate', 'time-to-mitigate', all.mitigate],
    ['Time to resolve', 'time-to-resolve', all.resolve],
    ['Time to close an action item', 'time-to-close-actions', actions.closing],
  ]
  return {
    title: 'Times',
    sentences: [],
    table: {
      titles: ['Metric', 'n', 'Not known', 'Median', 'p90', 'Shortest', 'Longest'],
      rows: rows.map(([name, , { n, unknown, median, p90, least, most }]) => [
        name,
        String(n),
        String(unknown),
        ...[median, p90, least, most].map(lengthText),
      ]),
    },
    meanings: [...rows.map(([name, key]) => meaning(key, name)), meaning('distribution', 'Columns')],
  }
}

/** Seconds count only in what is shorter than an hour, minutes in what is shorter than two days. */
function lengthText(minutes: number | null): string {
  if (minutes === null) return '–'
  const grain = minutes < 60 ? 1 / 60 : minutes < 2880 ? 1 : 60
  return formatDuration(Math.round(minutes / grain) * grain, 'short')
}

function closureText({ closed, of, share }: Metrics['actions']['closure']): string {
  return share === null ? '–' : `${percentOf(share)} (${closed} of ${of})`
}

function items({ actions }: Metrics): StatisticsBlock | null {
  if (actions.total === 0) return null
  const { total, done, open, overdue, deferred, unstated, cancelled, closure } = actions
  return {
    title: 'Action items',
    sentences: [
      `${counted(total, 'item')}: ${done} done, ${open} open (${overdue} overdue, ${deferred} deferred, ${unstated} without a status), ${cancelled} cancelled`,
      `Closure rate: ${closureText(closure)}`,
    ],
    table: null,
    meanings: [meaning('action-items', 'Items'), meaning('action-closure', 'Closure rate')],
  }
}

function ages({ actions }: Metrics): StatisticsBlock | null {
  const rows = actions.ages.filter(({ name, open }) => name !== 'not known' || open > 0)
  if (actions.open === 0) return null
  return {
    title: 'Open action items by age',
    sentences: [],
    table: {
      titles: ['Age', 'Open', 'Overdue'],
      rows: rows.map(({ name, open, overdue }) => [name, String(open), String(overdue)]),
    },
    meanings: [meaning('age')],
  }
}

function owners({ actions }: Metrics): StatisticsBlock | null {
  if (actions.open === 0) return null
  return {
    title: 'Open action items by owner',
    sentences: [],
    table: {
      titles: ['Owner', 'Open', 'Overdue', 'Without due date', 'Oldest'],
      rows: actions.owners.map(({ owner, open, overdue, undated, oldest }) => [
        owner ?? 'nobody',
        ...[open, overdue, undated].map(String),
        oldest === null ? '–' : counted(oldest, 'day'),
      ]),
    },
    meanings: [meaning('owners')],
  }
}

function naming(documents: number): string {
  return documents === 1 ? 'names' : 'name'
}

function repeats({ repeats: found }: Metrics): StatisticsBlock {
  const { named, unknown, repeats: again, groups } = found
  return {
    title: 'Repeats',
    sentences: [
      `${again} of ${counted(named, 'postmortem')} that ${naming(named)} a root cause or class; ${unknown} ${naming(unknown)} none`,
    ],
    table:
      groups.length === 0
        ? null
        : {
            titles: ['Kind', 'Name', 'Incidents', 'First', 'Last', 'Policy'],
            rows: groups.map(({ kind, name, count, first, last, escalation }) => [
              kind,
              name,
              String(count),
              first,
              last,
              escalation ?? '',
            ]),
          },
    meanings: [meaning('repeats')],
  }
}

function quarters({ quarters: all }: Metrics): StatisticsBlock | null {
  if (all.length === 0) return null
  const cell = ({ n, median, p90 }: Distribution) =>
    n === 0 ? '–' : `${lengthText(median)} / ${lengthText(p90)} (n ${n})`
  return {
    title: 'By quarter',
    sentences: ['Lengths as median / p90'],
    table: {
      titles: [
        'Quarter',
        'Postmortems',
        'To postmortem',
        'To detect',
        'To mitigate',
        'To resolve',
        'Items closed',
        'Repeats',
      ],
      rows: all.map(({ quarter, documents: count, times: own, closure, repeats: again }) => [
        quarter,
        String(count),
        ...[own.postmortem, own.detect, own.mitigate, own.resolve].map(cell),
        closureText(closure),
        String(again),
      ]),
    },
    meanings: [meaning('quarters')],
  }
}

function targets({ targets: all }: Metrics): StatisticsBlock | null {
  if (all.length === 0) return null
  return {
    title: 'Targets',
    sentences: [],
    table: {
      titles: ['Style', 'Metric', 'Target', 'Met', 'Found', 'Policy'],
      rows: all.map(({ style, metric, target, met, found, cite }) => [
        style,
        metric,
        target,
        met === null ? 'not known' : met ? 'yes' : 'no',
        found,
        cite ?? '',
      ]),
    },
    meanings: [],
  }
}

function meaning(key: Defined, name: string | null = null): readonly [string | null, string] {
  return [name, definitions[key]]
}
