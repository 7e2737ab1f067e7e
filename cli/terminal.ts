/** How text is marked on one stream: as ANSI sequences, or not at all. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
  readonly cyan: (text: string) => string
  readonly green: (text: string) => string
}

/** Where a command writes to and reads from. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly paint: Paint
  readonly errPaint: Paint
  /** Columns of the output, `null` where it is no terminal. */
  readonly columns: number | null
  /** Whether a person watches the messages as they come. */
  readonly watched: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

const plain = (text: string) => text
const ansi = (from: number, to: number) => (text: string) =>
  text === '' ? '' : `\x1b[${from}m${text}\x1b[${to}m`

const colours: Paint = {
  bold: ansi(1, 22),
  dim: ansi(2, 22),
  red: ansi(31, 39),
  yellow: ansi(33, 39),
  blue: ansi(34, 39),
  cyan: ansi(36, 39),
  green: ansi(32, 39),
}

export const noColours: Paint = {
  bold: plain,
  dim: plain,
  red: plain,
  yellow: plain,
  blue: plain,
  cyan: plain,
  green: plain,
}

/** The terminal of this process. `wanted`: what the options say about colour, `null` where they say nothing. */
export function terminalOf(wanted: boolean | null): Terminal {
  const { stdout, stderr, env } = process
  return {
    out: text => void stdout.write(text),
    err: text => void stderr.write(text),
    paint: isColourful(wanted, stdout.isTTY, env) ? colours : noColours,
    errPaint: isColourful(wanted, stderr.isTTY, env) ? colours : noColours,
    columns: stdout.isTTY ? stdout.columns : null,
    watched: stderr.isTTY && !env.CI,
    environment: env,
    cwd: process.cwd(),
  }
}

/** Options first, then FORCE_COLOR and NO_COLOR (https://no-color.org), then what the stream is. */
function isColourful(wanted: boolean | null, isTerminal: boolean, env: Terminal['environment']): boolean {
  if (wanted !== null) return wanted
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return isTerminal && env.TERM !== 'dumb'
}

/**
 * A text that may be shown: control characters, which could move the cursor or change colours, and characters that turn
 * the direction of reading stand as their code points.
 */
export function printable(text: string): string {
  return unprintable.test(text) ? text.replace(everyUnprintable, escaped) : text
}

const unprintable = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
const everyUnprintable = new RegExp(unprintable, 'g')

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  return `\\u{${character.charCodeAt(0).toString(16)}}`
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
