import { resolve } from 'node:path'
import { formatInstant, type Measure, measureOf, metricsOf, type Profile } from '../../core/index.ts'
import { type Call, command } from '../command.ts'
import { shown } from '../documents/homes.ts'
import { eachDocument, opening } from '../documents/opening.ts'
import { Fault } from '../fault.ts'
import { targetsOf } from '../files/files.ts'
import { writeWhole } from '../files/writing.ts'
import { dayIn } from '../moments.ts'
import { styleOptions } from '../options.ts'
import type { Form } from '../statistics/form.ts'
import { noColours, printable } from '../terminal/terminal.ts'

/** Each way to print the numbers, loaded when it is asked for. */
const forms = {
  text: async () => (await import('../statistics/text.ts')).text,
  json: async () => (await import('../statistics/json.ts')).json,
  csv: async () => (await import('../statistics/csv.ts')).csv,
  markdown: async () => (await import('../statistics/markdown.ts')).markdown,
  openmetrics: async () => (await import('../statistics/openMetrics.ts')).openMetrics,
} satisfies Record<string, () => Promise<Form>>

const table = {
  ...styleOptions,
  since: { about: 'Only incidents that began on this day or later.', value: 'DAY' },
  until: { about: 'Only incidents that began on this day or earlier.', value: 'DAY' },
  format: {
    about: 'How to print the numbers; text by default.',
    value: 'NAME',
    choices: Object.keys(forms),
    short: 'f',
  },
  out: {
    about: 'Write them into this file, which is replaced as a whole.',
    value: 'FILE',
    short: 'o',
  },
} as const

export default command({
  name: 'stats',
  usage: ['stats [options] [paths…]'],
  about: [
    'Counts what postmortems say: time to postmortem, to detect, to mitigate and to resolve as distributions (n, median, p90); action items and their closure rate; open ones by age and owner; repeats by root cause and class; all of it by quarter and against the targets of the style.',
    'Nothing is guessed: each number comes with its definition and with how many documents it rests on. The same documents and the same --now give the same numbers.',
  ],
  options: table,
  examples: [
    ['stats docs/postmortems', 'for people'],
    ['stats --since 2026-07-01 --until 2026-09-30 --format markdown', 'a quarter, for a report'],
    ['stats --format openmetrics --out postmortems.prom', 'for the text file collector of a node exporter'],
  ],
  run,
})

async function run({ options, operands, terminal }: Call<typeof table>): Promise<number> {
  const since = options.since === undefined ? null : dayIn(options.since, '--since')
  const until = options.until === undefined ? null : dayIn(options.until, '--until')
  if (since !== null && until !== null && until < since)
    throw new Fault(`--until ${until} lies before --since ${since}`)
  const opened = await opening(targetsOf(operands, terminal.cwd), options, terminal)
  const measures: Measure[] = []
  const styles = new Map<string, Profile>()
  const code = eachDocument(opened, ({ opened: one, view }) => {
    if (!one.resolution.isPostmortem) return
    measures.push(measureOf(view, one.entry.target.file))
    styles.set(view.profile.data.id, view.profile)
  })
  const frame = { now: opened.run.now, since, until, styles }
  const form = await forms[(options.format ?? 'text') as keyof typeof forms]()
  const paint = options.out === undefined ? terminal.paint : noColours
  const written = form(metricsOf(measures, frame), {
    now: formatInstant(frame.now),
    since,
    until,
    paint,
    columns: options.out === undefined ? terminal.columns : null,
  })
  if (options.out === undefined) terminal.out(written)
  else {
    const path = resolve(terminal.cwd, options.out)
    writeWhole(path, written)
    terminal.err(`postmortem: wrote ${printable(shown(path))}\n`)
  }
  return code
}
