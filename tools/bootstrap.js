#!/usr/bin/env node
// `npm start` and `npm test` begin here, on any Node from 20 and without node_modules: installs what is missing, then
// hands over to a script of package.json, which runs on the Node of node_modules/.bin.
// Plain JavaScript that imports nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const scripts = { start: 'start:vscode', test: 'test:all' }

/** Returns npm's packages by path, as a lockfile or the record that npm leaves in node_modules names them. */
function packagesOf(file) {
  try {
    const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8'))
    return new Map(Object.entries(packages).filter(([path]) => path !== ''))
  } catch {
    return new Map()
  }
}

/** Whether node_modules is what package-lock.json asks for; optional packages of other platforms may be absent. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  const missing = [...wanted].some(([path, { version, optional }]) =>
    present.has(path) ? present.get(path).version !== version : !optional,
  )
  const surplus = [...present.keys()].some(path => !wanted.has(path))
  return wanted.size > 0 && !missing && !surplus && existsSync(nodeBinary())
}

/** Package `node` carries no binary: its install script fetches the one for this platform. */
function nodeBinary() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** Returns how to start the npm that runs this, or the one on the PATH. */
function npm(...args) {
  const cli = process.env.npm_execpath ?? ''
  // What is started from here builds what it needs itself (tools/prepare.js).
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, POSTMORTEMS_PREPARED: '1' } }
  if (cli.endsWith('npm-cli.js')) return [process.execPath, [cli, ...args], options]
  return ['npm', args, { ...options, shell: process.platform === 'win32' }]
}

function install() {
  console.log('Installing the packages of package-lock.json …')
  const { status } = spawnSync(...npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'))
  if (status !== 0) {
    console.error('npm ci failed. The npm registry must be reachable; then run the same command again.')
    process.exit(status ?? 1)
  }
  // Where npm may not run install scripts, this one is still needed: it fetches the binary for this platform.
  if (!existsSync(nodeBinary())) {
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(root, 'node_modules', 'node'),
      stdio: 'inherit',
    })
    spawnSync(...npm('rebuild', 'node', '--ignore-scripts', '--silent'))
  }
  if (!existsSync(nodeBinary())) {
    console.error('Package "node" brought no binary for this platform. Run: npm rebuild node')
    process.exit(1)
  }
}

/** Runs a script of package.json; this process ends as it does, and signals reach it. */
function handOver(script, args) {
  const child = spawn(...npm('run', '--silent', script, '--', ...args))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exit(code ?? 1)
  })
}

const [name, ...args] = process.argv.slice(2)
if (!Object.hasOwn(scripts, name)) {
  console.error(`Usage: node tools/bootstrap.js ${Object.keys(scripts).join('|')} [arguments]`)
  process.exit(2)
}
if (!isInstalled()) install()
handOver(scripts[name], args)
