import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { measure, median, type Run } from './measure.ts'
import { batchPeers, work } from './peers.ts'

/** One row of the table: what was run, and each number of files it was run over. */
export interface BatchRow {
  readonly name: string
  readonly runs: Readonly<Record<number, BatchCell | null>>
}

/** Medians of several runs. */
export interface BatchCell {
  readonly seconds: number
  readonly cpu: number | null
  readonly memory: number | null
}

const ours = join(import.meta.dirname, '..', '..', 'dist', 'cli.js')
const floors = join(import.meta.dirname, 'floors.ts')
const cache = join(work, 'cache-ours')
const node = process.execPath

export const names = { cold: 'postmortem check, cold', same: 'postmortem check, nothing changed' } as const

function commandsOver(folder: string): Record<string, readonly string[] | null> {
  const check = [node, ours, 'check', folder]
  return {
    'node -e 0': [node, '-e', '0'],
    'read all files': [node, floors, 'read', folder],
    'read and hash all files': [node, floors, 'hash', folder],
    [names.cold]: [...check, '--no-cache'],
    [names.same]: [...check, '--cache-dir', cache],
    ...batchPeers(folder),
  }
}

/** Slower tools are not worth the wait with more files: seconds that a run may take, estimated from the run before. */
const PATIENCE = 300

/**
 * Runs everything over each of the folders, in rounds, so that a busy minute of the machine hits all of them alike. What
 * keeps results between runs gets one run that does not count.
 */
export async function batch(
  folders: ReadonlyMap<number, string>,
  rounds: number,
  tell: (text: string) => void,
): Promise<BatchRow[]> {
  const rows = new Map<string, Record<number, BatchCell | null>>()
  let before: { readonly files: number } | null = null
  for (const [files, folder] of folders) {
    rmSync(cache, { recursive: true, force: true })
    const commands = commandsOver(join('corpus', folder))
    const runs = new Map<string, (Run | null)[]>()
    for (let round = 0; round < rounds; round++) {
      for (const [name, command] of Object.entries(commands)) {
        if (command === null || isTooSlow(rows.get(name), before?.files, files)) continue
        if (round === 0 && name.endsWith('nothing changed')) await measure(command, work)
        const run = await measure(command, work)
        tell(`${files} files, ${name}: ${run === null ? 'not finished' : `${run.seconds.toFixed(2)} s`}`)
        runs.set(name, [...(runs.get(name) ?? []), run])
      }
    }
    for (const name of Object.keys(commands)) {
      const row = rows.get(name) ?? {}
      rows.set(name, row)
      row[files] = cellOf(runs.get(name) ?? [])
    }
    before = { files }
  }
  return [...rows].map(([name, runs]) => ({ name, runs }))
}

function isTooSlow(
  row: Readonly<Record<number, BatchCell | null>> | undefined,
  before: number | undefined,
  files: number,
): boolean {
  if (row === undefined || before === undefined) return false
  const last = row[before]
  return !last || (last.seconds * files) / before > PATIENCE
}

function cellOf(runs: readonly (Run | null)[]): BatchCell | null {
  const done = runs.filter(run => run !== null)
  if (done.length === 0) return null
  const known = (values: readonly (number | null)[]) => {
    const own = values.filter(value => value !== null)
    return own.length === 0 ? null : median(own)
  }
  return {
    seconds: median(done.map(run => run.seconds)),
    cpu: known(done.map(run => run.cpu)),
    memory: known(done.map(run => run.memory)),
  }
}
