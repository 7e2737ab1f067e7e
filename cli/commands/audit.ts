import { auditedRules, rules } from '../../core/index.ts'
import { type Call, command } from '../command.ts'
import { builtInStyles } from '../documents/styles.ts'
import { isPart, selectedTargets } from '../files/selection.ts'
import { reportOptions, selectOptions, styleOptions } from '../options.ts'
import { outletsFor } from '../reporting/outlets.ts'
import { baselineIn } from '../survey/baselines.ts'
import { conclude, isAffected, levelOf, limitsOf } from '../survey/gate.ts'
import { formsFor, openSession, runSurvey } from '../survey/session.ts'
import type { Examined, Survey } from '../survey/survey.ts'

const table = {
  ...styleOptions,
  ...reportOptions,
  ...selectOptions,
  changed: {
    ...selectOptions.changed,
    about:
      'Only files that differ from where this branch left BASE, each as a whole; by default the base of the merge request, or the main branch.',
  },
  all: { about: 'Check the content as well, as check does.' },
} as const

export default command({
  name: 'audit',
  usage: ['audit [options] [paths…]'],
  about: [
    'Checks what time brings: deadlines of documents, action items past their due date, reviews that came too soon. Meant to run on a schedule; with --now, a run can be repeated exactly.',
  ],
  options: table,
  examples: [
    ['audit', 'what is overdue today'],
    ['audit --now 2026-09-01 --format json', 'what was overdue on that day'],
    ['audit --all --format gitlab=gl-code-quality-report.json', 'a nightly run over everything'],
  ],
  run,
})

async function run({ options, operands, terminal }: Call<typeof table>): Promise<number> {
  const outlets = await outletsFor(options.format, terminal)
  const limits = limitsOf(options)
  const targets = await selectedTargets(operands, options, terminal, 'files')
  const baseline = baselineIn(options.baseline, terminal.cwd)
  const demand = {
    rules: options.all ? rules : auditedRules,
    clock: 'judge',
    level: levelOf(options, limits),
    texts: new Map(),
    baseline,
    ...formsFor(outlets, terminal),
  } as const
  const session = await openSession(targets, options, demand, terminal)
  const found = await runSurvey(session, terminal)
  const code = await conclude(found, session, { outlets, limits, isPart: isPart(options) }, terminal)
  if (isUnjudged(found)) {
    terminal.err(
      'postmortem: documents of no known style have no deadlines: postmortem actions --overdue lists what is late all the same\n',
    )
  }
  return code
}

/** Whether nothing was found because nothing was asked of anybody. */
function isUnjudged({ examined }: Survey): boolean {
  const own = examined.filter(one => !one.lists)
  const isPlain = ({ profile }: Examined) => builtInStyles().get(profile)?.data.generic === true
  return own.length > 0 && own.every(one => isPlain(one) && !isAffected(one.summary))
}
