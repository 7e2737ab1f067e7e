import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The temporary folders and processes of a run; all are removed or ended when this process ends. */
export interface Scope {
  /** Returns a new empty folder that is removed on close. */
  folder(name: string): string
  /** Returns a child process in a process group of its own; the whole group is ended on close. */
  spawn(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess
  /** Calls `release` on close, in reverse order. It must be synchronous. */
  onClose(release: () => void): void
  /** Releases everything. Can be called more than once. */
  close(): void
}

const signalNumbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
type EndSignal = keyof typeof signalNumbers

/**
 * Returns a scope that closes itself at exit, on Ctrl-C, SIGTERM and SIGHUP, and when the process that started this
 * one is gone. `exitCode` gives the process's exit code after a signal; by default 128 + the signal's number.
 */
export function openScope(exitCode = (signal: EndSignal): number => 128 + signalNumbers[signal]): Scope {
  const releases: (() => void)[] = []
  const close = () => {
    for (let release = releases.pop(); release; release = releases.pop()) release()
  }
  const scope: Scope = {
    folder(name) {
      const path = mkdtempSync(join(tmpdir(), `${name}-`))
      // A process that was just killed may still be writing: try a few times.
      releases.push(() => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
      return path
    },
    spawn(command, args, options = {}) {
      const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' })
      releases.push(() => endGroup(child))
      return child
    },
    onClose: release => releases.push(release),
    close,
  }
  process.on('exit', close)
  for (const signal of Object.keys(signalNumbers) as EndSignal[]) {
    process.on(signal, () => process.exit(exitCode(signal)))
  }
  endWithParent()
  return scope
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

/** A killed test runner cannot tell its children, so they watch for a change of their parent. */
function endWithParent(): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1)
  }, 1000).unref()
}
