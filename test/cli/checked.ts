import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { folderWith, postmortem } from './program.ts'

/** A day on which nothing is overdue. */
export const now = ['--now', '2026-04-01T00:00Z']

interface PrintedFinding {
  readonly rule: string
  readonly level: string
  readonly message: string
  readonly start: { readonly line: number; readonly column: number }
  readonly fix: { readonly title: string; readonly safe: boolean } | null
}

/** The public form of what `check` finds, as far as tests look at it. */
export interface Printed {
  readonly version: number
  readonly files: readonly {
    readonly file: string
    readonly profile: string
    readonly findings: readonly PrintedFinding[]
  }[]
  readonly summary: Readonly<Record<'files' | 'errors' | 'warnings' | 'information' | 'hints', number>>
}

/** What `check` prints of a folder, and its exit code. */
export function checked(cwd: string, ...args: string[]): Printed & { code: number | null } {
  const { out, err, code } = postmortem(['check', '--format', 'json', ...now, ...args], { cwd })
  assert.notEqual(out, '', err)
  return { ...(JSON.parse(out) as Printed), code }
}

/** A folder with nothing but this file. */
export function oneFile(file: { name: string; text: string | Buffer }, t: TestContext): string {
  return folderWith({ [file.name]: file.text }, t)
}
