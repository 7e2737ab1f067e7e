import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { packCommandLine } from '../../tools/tarball.ts'
import { type Ended, environment } from './program.ts'

/** Where npm would have put the program: `bin` stands on the PATH of scripts. */
export interface Installed {
  /** The npm package, packed from dist/. */
  readonly tarball: string
  /** A global prefix of npm with the package installed. */
  readonly prefix: string
}

let made: Installed | undefined

/** Packs and installs the command line, once for a file of tests, with nothing but what the tarball holds. */
export function installed(): Installed {
  if (made) return made
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postmortem-installed-')))
  // A hook would belong to the test that asks first.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const tarball = packCommandLine(folder)
  const prefix = join(folder, 'prefix')
  const offline = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', ['install', '--global', '--prefix', prefix, ...offline, tarball], {
    cwd: folder,
    stdio: 'pipe',
  })
  made = { tarball, prefix }
  return made
}

/** Runs a script as CI runs the lines of a job: in bash, which stops at the first failure. */
export function bash(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): Ended {
  const path = [join(installed().prefix, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter)
  const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: environment({ PATH: path, npm_config_offline: 'true', ...env }),
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: ended.status, out: ended.stdout, err: ended.stderr }
}

const identity = [
  '-c',
  'user.name=Test',
  '-c',
  'user.email=test@example.org',
  '-c',
  'init.defaultBranch=main',
]

/** Runs git in a folder, with nothing of the settings of whoever runs the tests. */
export function git(cwd: string, ...args: string[]): string {
  const env = { ...environment({}), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', [...identity, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trim()
}
