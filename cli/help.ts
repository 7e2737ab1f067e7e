import { everywhere } from './arguments.ts'
import type { Command, Option, Options } from './command.ts'
import type { Listed } from './commands.ts'
import { wrapped } from './terminal/lines.ts'

/** Longer lines are hard to read. Columns. */
const LONGEST = 100
/** The widest first column: longer names stand on a line of their own. */
const WIDEST = 28

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

/** Two columns within a width, the second wrapped; the first takes no more than a third. */
function columns(rows: readonly (readonly [string, string])[], whole: number): string[] {
  const width = Math.min(WIDEST, Math.floor(whole / 3), Math.max(...rows.map(([name]) => name.length)))
  const line = (name: string, text: string) => `  ${name.padEnd(width)}  ${text}`
  return rows.flatMap(([name, text]) => {
    const lines = wrapped(text, whole - width - 4)
    if (name.length > width) return [`  ${name}`, ...lines.map(one => line('', one))]
    return lines.map((one, i) => line(i === 0 ? name : '', one))
  })
}
