import { resolve } from 'node:path'
import { rules } from '../../core/index.ts'
import { decoded, type FileText } from '../../disk/texts.ts'
import { type Call, command } from '../command.ts'
import type { Demand } from '../documents/opening.ts'
import { exitCodes, Fault } from '../fault.ts'
import { standardInput, type Target } from '../files/files.ts'
import { isPart, selectedTargets } from '../files/selection.ts'
import { reportOptions, selectOptions, styleOptions } from '../options.ts'
import { type Outlet, outletsFor, plainForm } from '../reporting/outlets.ts'
import { wantsNothing } from '../reporting/reporter.ts'
import { baselineIn, writeBaselines } from '../survey/baselines.ts'
import { conclude, levelOf, limitsOf } from '../survey/gate.ts'
import { formsFor, openSession, runSurvey, type Session } from '../survey/session.ts'
import type { Survey } from '../survey/survey.ts'

const table = {
  ...styleOptions,
  ...reportOptions,
  ...selectOptions,
  fix: { about: 'Make the safe fixes and report what remains.' },
  'dry-run': { about: 'With --fix: show what would change, as a diff, and change nothing.' },
  'write-baseline': {
    about:
      'Write all findings into a baseline file, so that later runs leave them out; by default into the configured one.',
    value: 'FILE',
    optional: true,
  },
  'stdin-filename': {
    about: 'Read the document from the standard input, as if it were this file. With --fix, print it mended.',
    value: 'FILE',
  },
} as const

export default command({
  name: 'check',
  usage: ['check [options] [paths…]', 'check --stdin-filename FILE [options] < text'],
  about: [
    'Checks the postmortems among the files and folders you name, or below the working directory, by the style each of them follows. Other Markdown files are skipped.',
    'What depends on today’s date is reported as information only; audit reports it at its own level.',
  ],
  options: table,
  examples: [
    ['check', 'every postmortem below the working directory'],
    ['check incidents --fix --dry-run', 'show what --fix would change'],
    [
      'check --changed=origin/main --format sarif=out.sarif --format pretty',
      'only what a branch touches, for people and for a code host',
    ],
    ['check --stdin-filename incidents/2026-08-14-queue.md < draft.md', 'a text that is not saved yet'],
  ],
  run,
})

async function run(call: Call<typeof table>): Promise<number> {
  const { options, terminal } = call
  if (options['dry-run'] && !options.fix) throw new Fault('--dry-run goes with --fix')
  if (options['write-baseline'] !== undefined) refusePart(options)
  const asked = await outletsFor(options.format, terminal)
  // With --fix, the mended text of the standard input goes to the standard output; reports must not mix with it.
  const outlets = options.fix && options['stdin-filename'] !== undefined ? asked.map(toErr) : asked
  const limits = limitsOf(options)
  const level = levelOf(options, limits)
  const { targets, texts } = await documentsOf(call)
  const writing = options['write-baseline']
  // A new baseline holds all findings, also those in the old one.
  const baseline = writing === undefined ? baselineIn(options.baseline, terminal.cwd) : null
  const demand = { rules, clock: 'note', level, texts, baseline } as const
  if (writing !== undefined) return writeBaseline(targets, demand, writing, call)
  const session = await openSession(targets, options, { ...demand, ...formsFor(outlets, terminal) }, terminal)
  const found = await runSurvey(session, terminal)
  const survey = options.fix ? await mendedSurvey(found, session, call) : found
  return conclude(survey, session, { outlets, limits, isPart: isPart(options) }, terminal)
}

/** Throws a `Fault` for options that select a part of the findings: a baseline written from a part would forget the rest. */
function refusePart(options: Given): void {
  const part = partIn(options, ['fix', 'changed', 'shard', 'stdin-filename', 'level'])
  if (part) throw new Fault(`--write-baseline writes down all that is found; expected no ${part} besides`)
}

type Given = Call<typeof table>['options']

/** The first of these options that is given. */
function partIn(options: Given, names: readonly (keyof Given)[]): string | undefined {
  const found = names.find(name => options[name] !== undefined && options[name] !== false)
  return found && `--${found}`
}

/** Accepts everything that is found now, so the run passes. */
async function writeBaseline(
  targets: readonly Target[],
  demand: Demand,
  file: string,
  { options, terminal }: Call<typeof table>,
): Promise<number> {
  const wants = { ...wantsNothing, fingerprints: true }
  const session = await openSession(targets, options, { ...demand, wants, forms: [plainForm] }, terminal)
  writeBaselines((await runSurvey(session, terminal)).examined, file, terminal)
  return exitCodes.clean
}

function toErr(outlet: Outlet): Outlet {
  return outlet.to === 'out' ? { ...outlet, to: 'err' } : outlet
}

/** Makes the safe fixes; with `--dry-run` prints a diff instead, for the standard input the text. */
async function mendedSurvey(survey: Survey, { run }: Session, call: Call<typeof table>): Promise<Survey> {
  const { options, terminal } = call
  const { mend, diffOf } = await import('../survey/mending.ts')
  const dry = options['dry-run']
  const fromInput = options['stdin-filename'] !== undefined
  const mending = await mend(survey, run, dry || fromInput, terminal)
  // What remains is told below it.
  if (dry && mending.mended.length > 0) terminal.out(`${await diffOf(mending.mended, terminal)}\n`)
  if (!dry && fromInput) {
    const [text] = mending.mended.map(one => one.after.text)
    terminal.out(text ?? [...run.texts.values()][0]!.text)
  }
  return mending.survey
}

interface Documents {
  readonly targets: readonly Target[]
  readonly texts: ReadonlyMap<string, FileText>
}

async function documentsOf({ options, operands, terminal }: Call<typeof table>): Promise<Documents> {
  const file = options['stdin-filename']
  if (file === undefined) {
    return { targets: await selectedTargets(operands, options, terminal), texts: new Map() }
  }
  const besides = operands.length > 0 ? 'paths' : partIn(options, ['changed', 'shard'])
  if (besides) throw new Fault(`--stdin-filename reads one document; expected no ${besides} besides`)
  const path = resolve(terminal.cwd, file)
  return { targets: [{ file, path, named: true }], texts: new Map([[path, decoded(await standardInput())]]) }
}
