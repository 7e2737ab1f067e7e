import { rules } from '../../core/index.ts'
import { type Call, command } from '../command.ts'
import { exitCodes } from '../fault.ts'
import { targetsOf } from '../files/files.ts'
import { styleOptions } from '../options.ts'
import { outletsFor } from '../reporting/outlets.ts'
import { conclude, isAffected, noteMissed } from '../survey/gate.ts'
import { formsFor, openAlone, runSurvey } from '../survey/session.ts'

const table = {
  config: styleOptions.config,
  check: { about: 'Only say whether an index differs from the documents; write nothing.' },
} as const

export default command({
  name: 'index',
  usage: ['index [--check] [paths…]'],
  about: [
    'Updates the tables that list postmortems from the documents in the folder of each table and below. A table stands between <!-- postmortems:index --> and <!-- /postmortems:index -->, or is the first one under a heading “Index” of a README.',
  ],
  options: table,
  examples: [
    ['index', 'bring every index below the working directory up to date'],
    ['index --check docs/postmortems', 'a gate that fails when one is not'],
  ],
  run,
})

async function run({ options, operands, terminal }: Call<typeof table>): Promise<number> {
  const outlets = await outletsFor([], terminal)
  const demand = {
    // Whoever asks for an index has chosen one, whatever the style of the documents.
    rules: rules.filter(rule => rule.ofLists).map(rule => ({ ...rule, generic: rule.level })),
    clock: 'skip',
    level: 'hint',
    texts: new Map(),
    baseline: null,
    ...formsFor(outlets, terminal),
  } as const
  const targets = targetsOf(operands, terminal.cwd)
  const style = { config: options.config, profile: undefined, now: undefined }
  const session = await openAlone(targets, style, demand, terminal)
  const found = await runSurvey(session, terminal)
  const lists = found.examined.filter(one => one.lists)
  if (lists.length === 0) {
    terminal.err(
      'postmortem: there is no index. One stands between <!-- postmortems:index --> and <!-- /postmortems:index -->\n',
    )
    return noteMissed(found.missed, terminal) ?? exitCodes.clean
  }
  const { mend } = await import('../survey/mending.ts')
  const rest = options.check ? found : (await mend(found, session.run, false, terminal)).survey
  const stale = rest.examined.filter(one => one.lists && isAffected(one.summary))
  if (stale.length === 0) {
    terminal.out('every index lists what the documents say\n')
    return noteMissed(rest.missed, terminal) ?? exitCodes.clean
  }
  const limits = { failOn: 'warning', maxWarnings: 0 } as const
  return conclude({ ...rest, examined: stale }, session, { outlets, limits }, terminal)
}
