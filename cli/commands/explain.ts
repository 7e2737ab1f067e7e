import { type Rule, rules } from '../../core/index.ts'
import { meant } from '../arguments.ts'
import { type Call, command } from '../command.ts'
import { exitCodes, Fault } from '../fault.ts'
import { shipped } from '../shipped.ts'
import { jsonText } from '../terminal/json.ts'
import type { Terminal } from '../terminal/terminal.ts'

const table = { json: { about: 'Print what is known of the rules as JSON.' } } as const

export default command({
  name: 'explain',
  usage: ['explain [options] [rules…]'],
  about: [
    'Shows the pages of rules: why they exist, where they come from, examples. Without a rule, the list of all.',
  ],
  options: table,
  words: rules.map(({ id }) => id),
  examples: [
    ['explain timeline-order', 'the page of one rule'],
    ['explain', 'all rules, by group'],
  ],
  run,
})

function run({ options, operands, terminal }: Call<typeof table>): number {
  const chosen = operands.length === 0 ? rules : operands.map(found)
  if (options.json) terminal.out(jsonText(chosen.map(aboutOf)))
  else if (operands.length === 0) terminal.out(listOf(terminal))
  else terminal.out(chosen.map(rule => pageOf(rule, terminal)).join('\n'))
  return exitCodes.clean
}

function found(id: string): Rule {
  const rule = rules.find(one => one.id === id)
  if (rule) return rule
  const ids = rules.map(one => one.id)
  throw new Fault(`unknown rule ${id}.${meant(id, ids)} (postmortem explain lists them)`)
}

function aboutOf({
  id,
  group,
  summary,
  level,
  generic,
  fix,
  clock,
  workspace,
  off,
  since,
  source,
  options,
}: Rule) {
  return {
    id,
    group,
    summary,
    level: off ? 'off' : level,
    genericLevel: generic ?? null,
    fix,
    clock: clock === true,
    workspace: workspace === true,
    since,
    source,
    options: options ?? {},
  }
}

function listOf({ paint }: Terminal): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const groups = [...new Set(rules.map(({ group }) => group))]
  return groups
    .map(group => {
      const own = rules.filter(rule => rule.group === group)
      const rows = own.map(
        ({ id, level, off, summary }) =>
          `  ${id.padEnd(width)}  ${(off ? 'off' : level).padEnd(11)}  ${summary}\n`,
      )
      return `${paint.bold(group)}\n${rows.join('')}`
    })
    .join('\n')
}

function pageOf(rule: Rule, { paint }: Terminal): string {
  const page = shipped(`rules/${rule.id}.md`, `core/rules/${rule.id}.md`)
  const { level, off, fix, clock, generic } = rule
  const facts = [
    `level ${off ? 'off, unless a style or a configuration turns it on' : level}`,
    generic === undefined
      ? 'not for documents of unknown style'
      : `${generic} for documents of unknown style`,
    fix === 'none' ? 'no fix' : fix === 'safe' ? '--fix mends it' : 'editors offer a fix',
    ...(clock ? ['depends on the present day: for information in check, judged by audit'] : []),
  ]
  const text = page ?? `# ${rule.id}\n\n${rule.summary}.\n\nSource: ${rule.source}\n`
  const [title = '', ...rest] = text.split('\n')
  return `${paint.bold(title)}\n\n${paint.dim(`${facts.join('; ')}.`)}\n${rest.join('\n').trimEnd()}\n`
}
