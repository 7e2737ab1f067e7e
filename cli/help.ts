import { everywhere } from './arguments.ts'
import type { Command, Option, Options } from './command.ts'
import type { Listed } from './commands.ts'
import { wrapped } from './terminal/lines.ts'

/** Longer lines are hard to read. Columns. */
const LONGEST = 100

/** The list of commands, for a terminal of so many columns. */
export function overview(commands: readonly Listed[], terminal: number): string {
  const width = Math.min(terminal, LONGEST)
  return [
    'postmortem: incident postmortems as code.',
    '',
    'Usage: postmortem <command> [arguments]',
    '',
    'Commands:',
    ...columns(
      commands.map(([name, summary]) => [name, summary]),
      width,
    ),
    '',
    'Options:',
    ...columns(
      [
        ['-h, --help', 'Show this help; after a command, the help of the command.'],
        ['-V, --version', 'Show the version.'],
      ],
      width,
    ),
    '',
    ...wrapped(
      'Exit codes: 0 clean, 1 findings at or above the limit, 2 wrong usage or configuration, 3 internal error.',
      // One line where there is room for it.
      Math.max(width, Math.min(terminal, 120)),
    ),
    '',
  ].join('\n')
}

/** All there is to know of one command. */
export function helpOf([, summary]: Listed, command: Command, terminal: number): string {
  const width = Math.min(terminal, LONGEST)
  const { usage, about, options, examples } = command
  return [
    `${summary}.`,
    '',
    ...usage.map((form, i) => `${i === 0 ? 'Usage:' : '      '} postmortem ${form}`),
    '',
    ...about.flatMap(paragraph => [...wrapped(paragraph, width), '']),
    'Options:',
    ...columns(
      Object.entries({ ...(options as Options), ...everywhere }).map(([name, one]) => [
        formOf(name, one),
        aboutOf(one),
      ]),
      width,
    ),
    '',
    ...(examples.length === 0
      ? []
      : ['Examples:', ...examples.flatMap(([call, does]) => [`  # ${does}`, `  postmortem ${call}`]), '']),
  ].join('\n')
}

function formOf(name: string, { value, optional, short }: Option): string {
  const shown = value === undefined ? '' : optional ? `[=${value}]` : ` ${value}`
  return `${short ? `-${short}, ` : ''}--${name}${shown}`
}

function aboutOf({ about, choices, many }: Option): string {
  const values = choices ? ` One of ${choices.join(', ')}.` : ''
  return `${about}${values}${many ? ' May be repeated.' : ''}`
}

/** Two columns, the second wrapped; the first takes less than half of a narrow terminal. */
function columns(rows: readonly (readonly [string, string])[], all: number): string[] {
  const most = all < LONGEST ? Math.floor(all / 3) : 28
  const width = Math.min(28, most, Math.max(...rows.map(([name]) => name.length)))
  return rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrapped(text, all - width - 4)
    const own =
      name.length > width
        ? [`  ${name}`, `  ${' '.repeat(width)}  ${first}`]
        : [`  ${name.padEnd(width)}  ${first}`]
    return [...own, ...rest.map(line => `  ${' '.repeat(width)}  ${line}`)]
  })
}
