import { type Rule, rules } from '../../core/index.ts'
import { meant } from '../arguments.ts'
import { type Call, command } from '../command.ts'
import { exitCodes, Fault } from '../fault.ts'
import { shipped } from '../shipped.ts'
import { jsonText } from '../terminal/json.ts'
import type { Terminal } from '../terminal/terminal.ts'

const groups: readonly string[] = [...new Set(rules.map(({ group }) => group))]

const table = { json: { about: 'Print the rules’ levels, fixes, sources and options as JSON.' } } as const

export default command({
  name: 'explain',
  usage: ['explain [options] [rules…]'],
  about: [
    'Shows the pages of rules: why they exist, where they come from, examples. A terminal shows the first example of a page, a pipe gets them all. Without a name, lists all rules; with that of a group, such as timeline, its rules.',
  ],
  options: table,
  words: [...rules.map(({ id }) => id), ...groups],
  examples: [
    ['explain timeline-order', 'the page of one rule'],
    ['explain', 'all rules, by group'],
  ],
  run,
})

function run({ options, operands, terminal }: Call<typeof table>): number {
  const isList = operands.every(name => groups.includes(name))
  const chosen = operands.length === 0 ? rules : operands.flatMap(found)
  if (options.json) terminal.out(jsonText(chosen.map(aboutOf)))
  else if (isList) terminal.out(listOf(chosen, terminal))
  else terminal.out(chosen.map(rule => pageOf(rule, terminal)).join('\n'))
  return exitCodes.clean
}

/** The rule of this id, or those of the group. */
function found(id: string): readonly Rule[] {
  const own = rules.filter(one => one.id === id || one.group === id)
  if (own.length > 0) return own
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

function listOf(chosen: readonly Rule[], { paint }: Terminal): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return groups
    .filter(group => chosen.some(rule => rule.group === group))
    .map(group => {
      const own = chosen.filter(rule => rule.group === group)
      const rows = own.map(
        ({ id, level, off, summary }) =>
          `  ${id.padEnd(width)}  ${(off ? 'off' : level).padEnd(11)}  ${summary}\n`,
      )
      return `${paint.bold(group)}\n${rows.join('')}`
    })
    .join('\n')
}

function pageOf(rule: Rule, { paint, columns }: Terminal): string {
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
  const all = rest.join('\n').trimEnd()
  const first = columns === null ? all : firstExample(all)
  const more = first === all ? '' : `\n${paint.dim(`All examples: postmortem explain ${rule.id} | less`)}\n`
  return `${paint.bold(title)}\n\n${paint.dim(`${facts.join('; ')}.`)}\n${first}\n${more}`
}

/** A page down to its first example, with what mends it: nobody scrolls back up through thirty of them. */
function firstExample(page: string): string {
  const example = /^```md [\s\S]*?^```$(?:\n+```md fixed[\s\S]*?^```$)?/m.exec(page)
  return example === null ? page : page.slice(0, example.index + example[0].length)
}
