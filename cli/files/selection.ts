import { realpathSync } from 'node:fs'
import { Fault } from '../fault.ts'
import { numberOf } from '../survey/questions.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Target, targetsOf } from './files.ts'

export interface Selection {
  /** The base of `--changed`, `undefined` without the option. */
  readonly changed: string | undefined
  /** `i/n`: the i-th of n shares. */
  readonly shard: string | undefined
}

/** The files that a call is about, and with `--changed` their lines; time passes for those nobody touched as well. */
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

/** A base behind a blank is taken for a path. */
function allTargets(operands: readonly string[], changed: string | undefined, { cwd }: Terminal): Target[] {
  try {
    return targetsOf(operands, cwd)
  } catch (error) {
    if (changed !== '' || !(error instanceof Fault)) throw error
    throw new Fault(`${error.message}; a base is written behind “=”: --changed=BASE`)
  }
}

/** A share of the files. Which one a file falls into depends on its name alone, so that shares stay put. */
function shareOf(targets: readonly Target[], shard: string): Target[] {
  const [, i, n] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? []
  if (i === undefined || Number(i) > Number(n)) {
    throw new Fault(`--shard is ${JSON.stringify(shard)}; expected a share such as 1/4`)
  }
  return targets.filter(target => numberOf(target.file) % Number(n) === Number(i) - 1)
}
