import { realpathSync } from 'node:fs'
import { Fault } from '../fault.ts'
import { numberOf } from '../numbers.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Target, targetsOf } from './files.ts'

export interface Selection {
  /** The base of `--changed`, `undefined` without the option. */
  readonly changed: string | undefined
  /** `i/n`: the i-th of n shares. */
  readonly shard: string | undefined
}

/** Whether a call is about a part of the files, in which there may well be no postmortem. */
export function isPart({ changed, shard }: Selection): boolean {
  return changed !== undefined || shard !== undefined
}

/**
 * The files that a call is about; with `--changed` only those that differ from its base. With the scope `lines` only
 * their changed lines count then; `files` is for findings that time brings, wherever they stand.
 */
export async function selectedTargets(
  operands: readonly string[],
  { changed, shard }: Selection,
  terminal: Terminal,
  scope: 'lines' | 'files' = 'lines',
): Promise<Target[]> {
  let targets = allTargets(operands, changed, terminal)
  if (changed !== undefined) {
    const { changedFiles } = await import('./git.ts')
    const files = changedFiles(changed, terminal)
    targets = targets.flatMap(target => {
      const touched = files.get(realpathSync(target.path))
      if (touched === undefined) return []
      return [scope === 'lines' ? { ...target, touched } : target]
    })
  }
  return shard === undefined ? targets : shareOf(targets, shard)
}

/** The files of the operands. `--changed BASE` without `=` makes BASE an operand: says so if no such file exists. */
function allTargets(operands: readonly string[], changed: string | undefined, { cwd }: Terminal): Target[] {
  try {
    return targetsOf(operands, cwd)
  } catch (error) {
    if (changed !== '' || !(error instanceof Fault)) throw error
    throw new Fault(`${error.message}; a base is written behind “=”: --changed=BASE`)
  }
}

/** One of n shares of the files. A file's share depends on its name alone, so that adding files moves no other. */
function shareOf(targets: readonly Target[], shard: string): Target[] {
  const [, i, n] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? []
  if (i === undefined || Number(i) > Number(n)) {
    throw new Fault(`--shard is ${JSON.stringify(shard)}; expected a share such as 1/4`)
  }
  return targets.filter(target => numberOf(target.file) % Number(n) === Number(i) - 1)
}
