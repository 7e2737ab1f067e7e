import { parseArgs } from 'node:util'
import { eitherOf, english, nearest } from '../core/index.ts'
import type { Options, Values } from './command.ts'
import { counted } from './counted.ts'
import { Fault } from './fault.ts'

/** Options that every command has. */
export const everywhere = {
  help: { about: 'Show this help.', short: 'h' },
  color: { about: 'Colour the output even where it is not a terminal.' },
  'no-color': { about: 'Never colour the output. The environment variable NO_COLOR does the same.' },
} as const satisfies Options

export interface ReadArguments<O extends Options> {
  readonly options: Values<O & typeof everywhere>
  readonly operands: readonly string[]
}

/**
 * Reads the arguments of a command by its table; `name` is `null` where none was given. Throws a `Fault` that says what was
 * expected.
 */
export function readArguments<O extends Options>(
  args: readonly string[],
  own: O,
  name: string | null,
): ReadArguments<O> {
  const table: Options = { ...own, ...everywhere }
  const values: Record<string, unknown> = {}
  for (const [key, option] of Object.entries(table)) {
    values[key] = option.many ? [] : option.value === undefined ? false : undefined
  }
  const operands: string[] = []
  for (const token of tokensOf(args, table)) {
    if (token.kind === 'positional') operands.push(named(token.value, name))
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(table, token.name) ? table[token.name]! : unknown(token.rawName, table, name)
    const value = givenValue(option, token, name)
    if (option.many) (values[token.name] as string[]).push(value as string)
    else values[token.name] = value
  }
  return { options: values as Values<O & typeof everywhere>, operands }
}

/** Refuses an empty operand: it comes from an unset variable of a shell, and would stand for everything. */
function named(operand: string, name: string | null): string {
  if (operand !== '') return operand
  throw new Fault(`"" names nothing; expected a word, or none (${helpOf(name)})`)
}

interface OptionToken {
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function tokensOf(args: readonly string[], table: Options) {
  const options = Object.fromEntries(
    Object.entries(table).map(([key, { value, optional, short }]) => [
      key,
      {
        type: value === undefined || optional ? ('boolean' as const) : ('string' as const),
        ...(short && { short }),
      },
    ]),
  )
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

function givenValue(option: Options[string], token: OptionToken, name: string | null): string | true {
  const { rawName, value, inlineValue } = token
  if (option.value === undefined) {
    if (value !== undefined) throw new Fault(`${rawName} takes no value; found ${JSON.stringify(value)}`)
    return true
  }
  if (!value || (!inlineValue && /^-[^\d]/.test(value))) {
    if (option.optional) return ''
    throw new Fault(`${rawName} needs a value: ${rawName} ${option.value} (${helpOf(name)})`)
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new Fault(`${rawName} is ${JSON.stringify(value)}; expected ${english(eitherOf(option.choices))}`)
  }
  return value
}

function unknown(rawName: string, table: Options, name: string | null): never {
  const near = nearest(rawName.replace(/^-+/, ''), Object.keys(table))
  const hint = near === null ? '' : ` Did you mean --${near}?`
  const where = name === null ? 'options of a command go behind it: ' : ''
  throw new Fault(`unknown option ${rawName}.${hint} (${where}${helpOf(name)} lists them)`)
}

/** What shows the help of a command. */
function helpOf(name: string | null): string {
  return name === null ? 'postmortem COMMAND --help' : `postmortem ${name} --help`
}

/** Throws a `Fault` for more operands than a command takes, such as the second word of a title without quotes. */
export function refuseBeyond(operands: readonly string[], most: number, name: string): void {
  if (operands.length <= most) return
  const limit = most === 0 ? 'nothing' : `only ${counted(most, 'word')}`
  const found = JSON.stringify(operands[most])
  throw new Fault(`${name} takes ${limit} besides its options; found ${found} (postmortem ${name} --help)`)
}

/** `expected a, b or c`, and if one of them is near the wrong word: `. Did you mean b?` */
export function expected(word: string, known: readonly string[]): string {
  return `expected ${english(eitherOf(known))}${meant(word, known, '.')}`
}

/** ` Did you mean b?` behind a punctuation mark; an empty text if no word is near. */
export function meant(word: string, known: readonly string[], mark = ''): string {
  const near = nearest(word, known)
  return near === null ? '' : `${mark} Did you mean ${near}?`
}

/** A whole number from `least` on. Throws a `Fault` for anything else. */
export function wholeNumber(text: string, option: string, least = 0): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text)
  throw new Fault(`${option} is ${JSON.stringify(text)}; expected a whole number from ${least} on`)
}
