import { fstatSync, writeSync } from 'node:fs'
import { exitCodes, Fault, reasonOf } from '../fault.ts'

export { printable } from '../../core/printable.ts'

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
  readonly out: (text: string | Uint8Array) => void
  readonly err: (text: string | Uint8Array) => void
  readonly paint: Paint
  readonly errPaint: Paint
  /** Columns of the output, `null` where it is no terminal. */
  readonly columns: number | null
  /** Columns of the standard error if it is a terminal that somebody watches, else `null`. */
  readonly watched: number | null
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

/** Colours, or none. */
export function paintOf(colourful: boolean): Paint {
  return colourful ? colours : noColours
}

/** Columns of a terminal that does not tell how many it has. */
const USUAL = 80

/** The terminal of this process. `wanted`: what the options say about colour, `null` where they say nothing. */
export function terminalOf(wanted: boolean | null): Terminal {
  const { env } = process
  const shown = isDevice(1) ? process.stdout : null
  const told = isDevice(2) ? process.stderr : null
  return {
    out: text => write(1, text),
    err: text => write(2, text),
    paint: paintOf(isColourful(wanted, shown?.isTTY === true, env)),
    errPaint: paintOf(isColourful(wanted, told?.isTTY === true, env)),
    columns: shown?.isTTY ? shown.columns || USUAL : null,
    watched: told?.isTTY && !env.CI ? told.columns || USUAL : null,
    environment: env,
    cwd: process.cwd(),
  }
}

/** The reader of the output has closed the pipe. */
export class BrokenPipe extends Error {}

/**
 * Writes to the standard output (1) or the standard error (2), synchronously. Only terminals are written to through Node's
 * streams, whose start would take a tenth of a short run.
 */
export function write(descriptor: 1 | 2, text: string | Uint8Array): void {
  if (isDevice(descriptor)) writeToDevice(descriptor, text)
  else writeAll(descriptor, typeof text === 'string' ? Buffer.from(text) : text)
}

/** Whether output goes to a terminal, or to anything else that is neither a file nor a pipe. */
function isDevice(descriptor: 1 | 2): boolean {
  try {
    const stats = fstatSync(descriptor)
    return stats.isCharacterDevice() && !(process.platform === 'linux' && stats.rdev >> 8 === MEMORY)
  } catch {
    return true
  }
}

/** Major number of `/dev/null` and its like, which nobody watches. */
const MEMORY = 1

function writeToDevice(descriptor: 1 | 2, text: string | Uint8Array): void {
  const stream = descriptor === 1 ? process.stdout : process.stderr
  if (stream.listenerCount('error') === 0) stream.on('error', error => lost(error, descriptor))
  stream.write(text)
}

function lost(error: NodeJS.ErrnoException, descriptor: 1 | 2): void {
  if (descriptor === 1) process.stderr.write(`postmortem: the output was lost: ${reasonOf(error)}\n`)
  process.exit(exitCodes.usage)
}

function writeAll(descriptor: 1 | 2, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') throw new BrokenPipe()
      if (code !== 'EAGAIN') throw new Fault(`the output was lost: ${reasonOf(error)}`)
      // A pipe that does not block is full: wait for its reader, a few milliseconds at a time.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** Options first, then FORCE_COLOR and NO_COLOR (https://no-color.org), then what the stream is. */
function isColourful(wanted: boolean | null, isTerminal: boolean, env: Terminal['environment']): boolean {
  if (wanted !== null) return wanted
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return isTerminal && env.TERM !== 'dumb'
}
