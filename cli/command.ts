import type { Terminal } from './terminal/terminal.ts'

/** One option of a command: its row in the table from which parsing, help and shell completion derive. */
export interface Option {
  readonly about: string
  /** The name of its value in help; an option without one is a switch. */
  readonly value?: string
  /** May stand without its value, which then is empty. */
  readonly optional?: true
  /** May be given several times. */
  readonly many?: true
  readonly short?: string
  /** All values there are. */
  readonly choices?: readonly string[]
  /** Values that shells offer, though others are allowed. */
  readonly offered?: readonly string[]
}

export type Options = Readonly<Record<string, Option>>

/** The values of a table of options: lists, texts, or whether a switch was given. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly many: true }
    ? readonly string[]
    : O[K] extends { readonly value: string }
      ? string | undefined
      : boolean
}

/** A command as a person calls it. */
export interface Call<O extends Options = Options> {
  readonly options: Values<O>
  /** What is not an option: paths, ids. */
  readonly operands: readonly string[]
  readonly terminal: Terminal
}

export interface Command<O extends Options = Options> {
  readonly name: string
  /** The forms of the call, without the program's name. */
  readonly usage: readonly string[]
  /** What it does, a paragraph each. */
  readonly about: readonly string[]
  readonly options: O
  /** How many operands it takes; any number if absent. */
  readonly most?: number
  /** The words its first operand may be, if it is one of a few. */
  readonly words?: readonly string[]
  /** Calls that work, without the program's name, and what they do. */
  readonly examples: readonly (readonly [call: string, does: string])[]
  /** Returns the exit code. */
  run(call: Call<O>): number | Promise<number>
}

/** The command itself; the type of its values follows from its options. */
export function command<const O extends Options>(own: Command<O>): Command<O> {
  return own
}
