import type { Option } from '../command.ts'

/** What a shell offers of a command. */
export interface Offer {
  readonly name: string
  readonly summary: string
  readonly options: readonly (readonly [name: string, option: Option])[]
  /** What the first operand may be; files where there are none. */
  readonly words: readonly string[]
}

/** The values of an option that are known; files where there are none. */
export function valuesOf({ choices, offered }: Option): readonly string[] {
  return choices ?? offered ?? []
}

/** A word of any shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
