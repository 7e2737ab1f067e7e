// `npm start`: builds the extension and opens it in the embedded VS Code, on a copy of the examples.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './install.ts'
import { openScope, type Scope } from './scope.ts'
import { quietSettings, startServer, workbenchUrl } from './server.ts'

const usage = 'Usage: npm start -- [--port NUMBER] [--no-open]'

function readArguments(): { port: number; open: boolean } {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port is ${values.port}; expected a number from 1 to 65535.`)
  }
  return { port, open: !values['no-open'] }
}

function build(): void {
  const { status } = spawnSync(process.execPath, [join(root, 'tools', 'build.ts')], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed; see above.')
}

/** Opens the URL in the default browser; does nothing without a display. */
function openInBrowser(url: string): void {
  const { platform, env } = process
  const command = platform === 'darwin' ? 'open' : platform === 'win32' ? 'explorer' : 'xdg-open'
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** Returns the path of a copy of the examples, so that the repository stays unchanged. */
function copyExamples(scope: Scope): string {
  const folder = join(scope.folder('postmortems'), 'examples')
  cpSync(join(root, 'examples'), folder, { recursive: true })
  return folder
}

async function start(): Promise<void> {
  const { port, open } = readArguments()
  const scope = openScope(() => 0)
  build()
  const folder = copyExamples(scope)
  const server = await startServer(scope, { port, settings: quietSettings, extensions: [root] })
  const url = workbenchUrl(server, { folder })
  console.log(`\nPostmortems is running at ${url}\n\nIt works on a copy of examples/. Press Ctrl-C to stop.`)
  if (open) openInBrowser(url)
  throw new Error(`The VS Code server ended by itself.\n${await server.ended}`)
}

start().catch((problem: Error) => {
  const misused = (problem as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  console.error(misused ? `${problem.message}\n${usage}` : problem.message)
  process.exit(misused ? 2 : 1)
})
