import { everywhere } from './arguments.ts'
import type { Command, Option, Options } from './command.ts'
import type { Listed } from './commands.ts'

/** The list of commands. */
export function overview(commands: readonly Listed[]): string {
  return [
    'postmortem: incident postmortems as code.',
    '',
    'Usage: postmortem <command> [arguments]',
    '',
    'Commands:',
    ...columns(commands.map(([name, summary]) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['-h, --help', 'Show this help; after a command, the help of the command.'],
      ['-V, --version', 'Show the version.'],
    ]),
    '',
    'Exit codes: 0 clean, 1 findings at or above the limit, 2 wrong usage or configuration, 3 internal error.',
    '',
  ].join('\n')
}

/** All there is to know of one command. */
export function helpOf([, summary]: Listed, command: Command): string {
  const { usage, about, options, examples } = command
  return [
    `${summary}.`,
    '',
    ...usage.map((form, i) => `${i === 0 ? 'Usage:' : '      '} postmortem ${form}`),
    '',
    ...about.flatMap(paragraph => [...wrapped(paragraph, 100), '']),
    'Options:',
    ...columns(
      Object.entries({ ...(options as Options), ...everywhere }).map(([name, one]) => [
        formOf(name, one),
        aboutOf(one),
      ]),
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

/** Two columns, the second wrapped. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(28, Math.max(...rows.map(([name]) => name.length)))
  return rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrapped(text, 100 - width - 4)
    const own =
      name.length > width
        ? [`  ${name}`, `  ${' '.repeat(width)}  ${first}`]
        : [`  ${name.padEnd(width)}  ${first}`]
    return [...own, ...rest.map(line => `  ${' '.repeat(width)}  ${line}`)]
  })
}

/** The text in lines of at most so many columns. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line)
      line = word
    } else line += line === '' ? word : ` ${word}`
  }
  return [...lines, line]
}
