import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
const program = join(root, 'dist', 'cli.js')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Circumstances {
  readonly cwd: string
  readonly input?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
}

/** Variables that decide over colours, formats and bases, so that a run in CI is like any other. */
const silenced = /^(?:CI|GITLAB_CI|FORCE_COLOR|NO_COLOR|(?:CI|GIT|GITHUB|RUNNER|npm)_.*)$/

/** The variables of this process without those, and with what a test sets. */
export function environment(own: Circumstances['env']): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([key]) => !silenced.test(key))
  // A folder that cannot be made: tests keep nothing for each other, unless they say where.
  return { ...Object.fromEntries(rest), XDG_CACHE_HOME: join(root, 'package.json'), ...own }
}

/** Runs the built program to its end, in a process of its own. */
export function postmortem(args: readonly string[], { cwd, input = '', env }: Circumstances): Ended {
  const ended = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input,
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 60_000,
  })
  return { code: ended.status, out: ended.stdout, err: ended.stderr }
}

/** A folder that is gone after the test, with these files in it; outside of any repository. */
export function folderWith(
  files: Readonly<Record<string, string | Buffer>>,
  test: { after(clear: () => void): void },
): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postmortem-')))
  test.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The example of a built-in style, which has no findings. */
export function example(style: string): string {
  return readFileSync(join(root, 'profiles', `${style}.example.md`), 'utf8')
}

/** A conforming document of the style with front matter, under a name that conforms. */
export const clean = { name: '2026-03-10-payout-webhook-backlog.md', text: example('tiered') }

/** The same with an error in line 5 (an unknown severity with one near) and a warning further down. */
export const faulty = {
  name: clean.name,
  text: clean.text.replace('severity: sev1', 'severity: SEV1').replace('root_cause:', 'root_causes:'),
}
