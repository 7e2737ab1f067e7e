import { fixAll } from '../../core/index.ts'
import { encoded, type FileText } from '../../disk/texts.ts'
import { type Run, readEntry } from '../documents/documents.ts'
import { breakdown, exitCodes, Fault } from '../fault.ts'
import { holds, writeWhole } from '../files/writing.ts'
import { printable, type Terminal } from '../terminal/terminal.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'
import { type Examined, findingsAmong, judgedHere, judgedTogether, type Survey } from './survey.ts'

/** A document before and after its safe fixes. */
interface Mended {
  readonly file: string
  readonly path: string
  readonly before: FileText
  readonly after: FileText
}

export interface Mending {
  /** What is found once the fixes are made. */
  readonly survey: Survey
  readonly mended: readonly Mended[]
}

/**
 * Makes the safe fixes of all documents, one after the other, and judges what remains. With `dry` no file is written.
 * An interruption (SIGINT) takes effect between two files, so that none is left half-written.
 */
export async function mend(survey: Survey, run: Run, dry: boolean, terminal: Terminal): Promise<Mending> {
  const mended = new Map<string, Mended>()
  const stop = interruption()
  let own = run
  let after = survey
  // Indexes come last: they repeat what the documents say once they are mended.
  for (const lists of [false, true]) {
    const neighbours = neighboursOf(after.examined, own)
    for (const one of after.examined) {
      if (!one.fixable || one.lists !== lists) continue
      if (await stop.asked()) throw new Fault('interrupted; no other file was touched', exitCodes.interrupted)
      const change = mendedText(one, neighbours, own, terminal)
      if (change !== null && (dry || written(change, terminal))) mended.set(change.path, change)
    }
    const texts = [...mended].map(([path, change]) => [path, change.after] as const)
    own = { ...run, texts: new Map([...run.texts, ...texts]) }
    const examined = after.examined.flatMap(one => examinedAgain(one, mended, own))
    after = judgedTogether({ ...after, examined }, own)
  }
  stop.end()
  return { survey: after, mended: [...mended.values()] }
}

/** The text of a document with its safe fixes made; `null` where they change nothing, or the document is gone. */
function mendedText(one: Examined, neighbours: Neighbours, run: Run, terminal: Terminal): Mended | null {
  const { file, path } = one.entry.target
  const before = readEntry(one.entry, run)
  if ('reason' in before) {
    if (before.fault !== 'none') throw new Fault(`${file} was not mended: ${before.reason}`)
    notMended(file, before.reason, terminal)
    return null
  }
  try {
    const { text } = fixAll(before.text, changed => findingsAmong(one, changed, neighbours, run))
    return text === before.text ? null : { file, path, before, after: { ...before, text } }
  } catch (error) {
    notMended(file, breakdown(error), terminal)
    return null
  }
}

/** Writes a mended document; returns false, having said why, if that would change bytes outside of the fixes. */
function written({ file, path, before, after }: Mended, terminal: Terminal): boolean {
  if (!holds(path, before)) {
    notMended(file, 'it changed meanwhile or has bytes that are no text', terminal)
    return false
  }
  writeWhole(path, encoded(after.text, after))
  terminal.err(`mended ${printable(file)}\n`)
  return true
}

function notMended(file: string, reason: string, terminal: Terminal): void {
  terminal.err(
    `postmortem: ${printable(file)} was not mended: ${reason.split('\n').map(printable).join('\n')}\n`,
  )
}

function examinedAgain(one: Examined, mended: ReadonlyMap<string, Mended>, run: Run): Examined[] {
  if (!mended.has(one.entry.target.path)) return [one]
  return judgedHere([one.entry], run, () => {}).filter(again => 'entry' in again)
}

/** Whether somebody asked to stop, asked between two files. */
function interruption() {
  let asked = false
  const note = () => {
    asked = true
  }
  process.on('SIGINT', note)
  return {
    async asked(): Promise<boolean> {
      await new Promise(resolve => setImmediate(resolve))
      return asked
    },
    end: () => void process.off('SIGINT', note),
  }
}

/** What a dry run would change, as a unified diff that `git apply` takes. */
export async function diffOf(mended: readonly Mended[], terminal: Terminal): Promise<string> {
  const { patchOf } = await import('./patch.ts')
  const { paint, columns } = terminal
  const shown = (line: string) => (columns === null ? line : line.split('\t').map(printable).join('\t'))
  return mended
    .flatMap(({ file, before, after }) => {
      const patch = patchOf(file, before.text, after.text)
      return patch.split('\n').map(line => coloured(shown(line), paint))
    })
    .join('\n')
}

function coloured(line: string, paint: Terminal['paint']): string {
  if (line.startsWith('---') || line.startsWith('+++')) return paint.bold(line)
  if (line.startsWith('@@')) return paint.cyan(line)
  return line.startsWith('-') ? paint.red(line) : line.startsWith('+') ? paint.green(line) : line
}
