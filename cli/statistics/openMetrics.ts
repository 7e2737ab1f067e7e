import { type Distribution, definitions, type Metrics } from '../../core/index.ts'
import type { Form } from './form.ts'

/**
 * The text format of OpenMetrics 1.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/), which Prometheus reads.
 * All are gauges: documents are mended, and the period moves. What is not known has no sample.
 */
export const openMetrics: Form = metrics => `${familiesOf(metrics).map(written).join('')}# EOF\n`

interface Family {
  readonly name: string
  /** The last part of the name, where the values have a unit. */
  readonly unit?: 'seconds' | 'ratio'
  readonly help: string
  readonly samples: readonly Sample[]
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

function familiesOf(metrics: Metrics): Family[] {
  const { times, actions, repeats, cells, targets } = metrics
  const families: Family[] = [
    {
      name: 'postmortem_documents',
      help: definitions.documents,
      samples: cells.map(({ style, severity, status, count }) =>
        sample({ style, severity: severity ?? NONE, status: status ?? NONE }, count),
      ),
    },
    ...spread('time_to_postmortem', definitions['time-to-postmortem'], times.postmortem),
    ...spread('time_to_detect', definitions['time-to-detect'], times.detect),
    ...spread('time_to_mitigate', definitions['time-to-mitigate'], times.mitigate),
    ...spread('time_to_resolve', definitions['time-to-resolve'], times.resolve),
    ...spread('time_to_close_action', definitions['time-to-close-actions'], actions.closing),
    ...actionFamilies(actions),
    {
      name: 'postmortem_repeats',
      help: definitions.repeats,
      samples: [sample({}, repeats.repeats)],
    },
    {
      name: 'postmortem_incidents_by_cause',
      help: 'Incidents that have a root cause or class in common with another one.',
      samples: repeats.groups.map(({ kind, name, count }) => sample({ kind, name }, count)),
    },
    {
      name: 'postmortem_target_met',
      help: 'Whether a target of the style is met (1) or not (0); none where nobody can tell.',
      samples: targets.flatMap(({ style, metric, met }) =>
        met === null ? [] : [sample({ style, metric }, met ? 1 : 0)],
      ),
    },
  ]
  return families.filter(({ samples }) => samples.length > 0)
}

function actionFamilies(actions: Metrics['actions']): Family[] {
  const states = (['done', 'cancelled', 'deferred', 'unstated'] as const).map(state =>
    sample({ state }, actions[state]),
  )
  return [
    {
      name: 'postmortem_action_items',
      help: 'Action items by state; open here: said to be open. Unstated: without a status.',
      samples: [...states, sample({ state: 'open' }, actions.open - actions.deferred - actions.unstated)],
    },
    {
      name: 'postmortem_action_items_overdue',
      help: definitions['action-items'],
      samples: [sample({}, actions.overdue)],
    },
    {
      name: 'postmortem_action_closure_ratio',
      unit: 'ratio',
      help: definitions['action-closure'],
      samples: actions.closure.share === null ? [] : [sample({}, actions.closure.share)],
    },
    {
      name: 'postmortem_open_action_items_by_age',
      help: definitions.age,
      samples: actions.ages.map(({ name, open }) => sample({ age: name }, open)),
    },
    {
      name: 'postmortem_open_action_items_by_owner',
      help: definitions.owners,
      samples: actions.owners.map(({ owner, open }) => sample({ owner: owner ?? NONE }, open)),
    },
  ]
}

const NONE = 'none'

function sample(labels: Sample['labels'], value: number): Sample {
  return { labels, value }
}

function spread(
  name: string,
  help: string,
  { n, unknown, median, p90, least, most }: Distribution,
): Family[] {
  const lengths = Object.entries({ median, p90, min: least, max: most })
  return [
    {
      name: `postmortem_${name}_seconds`,
      unit: 'seconds',
      help: `${help} ${definitions.distribution}`,
      samples: lengths.flatMap(([statistic, minutes]) =>
        minutes === null ? [] : [sample({ statistic }, minutes * 60)],
      ),
    },
    {
      name: `postmortem_${name}_known`,
      help: `How many values ${name} rests on (yes), and how many are not known (no).`,
      samples: [sample({ known: 'yes' }, n), sample({ known: 'no' }, unknown)],
    },
  ]
}

function written({ name, unit, help, samples }: Family): string {
  const head = [
    `# TYPE ${name} gauge\n`,
    unit ? `# UNIT ${name} ${unit}\n` : '',
    `# HELP ${name} ${escaped(help)}\n`,
  ]
  return [...head, ...samples.map(one => `${name}${labelsOf(one)} ${one.value}\n`)].join('')
}

function labelsOf({ labels }: Sample): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(text: string): string {
  return text.replace(/[\\"\n]/g, mark => (mark === '\n' ? '\\n' : `\\${mark}`))
}
