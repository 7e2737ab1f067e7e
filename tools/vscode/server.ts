import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installVSCode } from './install.ts'
import type { Scope } from './scope.ts'

/** A running VS Code server, which serves the workbench and starts an extension host for each page. */
export interface Server {
  port: number
  /** The secret that every request must carry; `workbenchUrl` adds it to the URL. */
  token: string
  /** Resolves with the last lines of the log if the server ends by itself. */
  ended: Promise<string>
}

export type Settings = Record<string, unknown>

export interface ServerOptions {
  /** 0 (the default) picks a free port. */
  port?: number
  /** The initial user settings. */
  settings?: Settings
  /** Folders of extensions to install. */
  extensions?: readonly string[]
  /** Whether pages may run the tests of an extension. */
  tests?: boolean
  /** Whether folders open in Restricted Mode until somebody trusts them. */
  restricted?: boolean
}

/** What one page of the workbench opens. */
export interface Opening {
  /** A folder, or a `.code-workspace` file that lists several. */
  folder: string
  /** A test run: an extension under development and the module whose `run()` its extension host calls. */
  tests?: { extension: string; module: string }
}

/** How long the server may take until it listens. Milliseconds. */
const SLOWEST_START = 30_000

/** Settings that keep a fresh workbench quiet: no assistants, no welcome, no network. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // As on a desktop; in a browser, VS Code would save by itself.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
}

/** Writes the user settings of `userData`, which a workbench reads when it opens. */
export function writeSettings(userData: string, settings: Settings): void {
  mkdirSync(join(userData, 'User'), { recursive: true })
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(settings, null, 2))
}

/** Starts the embedded VS Code on 127.0.0.1; throws an error with the server’s log if it is not ready within 30 s. */
export async function startServer(scope: Scope, options: ServerOptions = {}): Promise<Server> {
  const vscode = installVSCode()
  const data = scope.folder('postmortems-vscode')
  const extensions = join(data, 'extensions')
  for (const folder of options.extensions ?? []) installExtension(extensions, folder)
  const userData = join(data, 'data')
  if (options.settings) writeSettings(userData, options.settings)
  const token = randomBytes(16).toString('hex')
  const args = [
    join(vscode, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token', token],
    ...['--server-data-dir', data, '--user-data-dir', userData, '--extensions-dir', extensions],
    '--accept-server-license-terms',
    ...(options.restricted ? [] : ['--disable-workspace-trust']),
    '--disable-telemetry',
    // Needed to run tests in the built workbench; it also hides notifications.
    ...(options.tests ? ['--enable-smoke-test-driver'] : []),
  ]
  // Socket paths must be short, so they get a temporary folder of their own.
  const env = cleanEnvironment({ ...process.env, TMPDIR: scope.folder('pmv') })
  const child = scope.spawn(process.execPath, args, { cwd: data, env, stdio: ['ignore', 'pipe', 'pipe'] })
  return { token, ...(await listening(child)) }
}

/** Waits until the server listens, and keeps the end of its log. */
function listening(child: ChildProcess): Promise<{ port: number; ended: Promise<string> }> {
  let log = ''
  const ended = new Promise<string>(resolve => child.once('exit', () => resolve(log.slice(-2000).trim())))
  return new Promise((resolve, reject) => {
    const fail = (what: string) => {
      const taken = /EADDRINUSE.*?:(\d+)/.exec(log)?.[1]
      if (taken) reject(new Error(`Port ${taken} is in use by another program.`))
      else reject(new Error(`The VS Code server ${what}.\n${log.slice(-2000)}`))
    }
    const timer = setTimeout(() => fail(`did not listen within ${SLOWEST_START / 1000} s`), SLOWEST_START)
    const heard = (chunk: Buffer) => {
      log = (log + chunk).slice(-20_000)
      const port = /agent listening on (\d+)/.exec(log)?.[1]
      if (port) resolve({ port: Number(port), ended })
      if (port) clearTimeout(timer)
    }
    child.stdout?.on('data', heard)
    child.stderr?.on('data', heard)
    child.once('error', reject)
    ended.then(() => fail('ended before it listened'))
  })
}

/** Removes variables of a VS Code or test runner around us, which would confuse the one we start. */
function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !name.startsWith('VSCODE_') &&
      !['ELECTRON_RUN_AS_NODE', 'NODE_TEST_CONTEXT', 'NODE_OPTIONS'].includes(name),
  )
  return Object.fromEntries(kept)
}

/** Installs an extension as a link to its folder, so that a reload picks up new builds. */
function installExtension(extensions: string, folder: string): void {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>
  mkdirSync(extensions, { recursive: true })
  symlinkSync(
    folder,
    join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`),
    'junction',
  )
}

/** Returns the URL of a workbench on `opening`. */
export function workbenchUrl(server: Pick<Server, 'port' | 'token'>, opening: Opening): string {
  const url = new URL(`http://127.0.0.1:${server.port}/`)
  url.searchParams.set('tkn', server.token)
  const kind = opening.folder.endsWith('.code-workspace') ? 'workspace' : 'folder'
  url.searchParams.set(kind, opening.folder)
  const remote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(path).pathname}`
  if (opening.tests) {
    const payload = [
      ['extensionDevelopmentPath', remote(opening.tests.extension)],
      ['extensionTestsPath', remote(opening.tests.module)],
      ['skipWelcome', 'true'],
    ]
    url.searchParams.set('payload', JSON.stringify(payload))
  }
  return url.href.replaceAll('%2F', '/')
}
