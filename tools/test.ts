// `npm test`: every check and suite in turn, the quick ones first. Stops at the first that fails and says which it was.
// `npm test -- unit outside` runs only the steps named.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Returns the files of a suite. None is an error: without names Node would look for tests of its own. */
function suites(patterns: string[], exclude: string[] = []): string[] {
  const files = globSync(patterns, { cwd: root, exclude }).sort()
  if (files.length === 0) throw new Error(`There is no test in ${patterns.join(', ')}.`)
  return files
}

/** Suites that start the built server and command line in processes of their own. */
const builtSuites = ['test/server.test.ts', 'test/cli/**/*.test.ts']
const nodeTest = ['node', '--test', '--test-reporter=spec']

/** Each step's name and command, in order; a suite's files are looked up when its turn comes. */
const steps: Record<string, () => string[]> = {
  generated: () => ['node', 'tools/generate.ts', '--check'],
  types: () => ['tsc', '-b'],
  style: () => ['biome', 'ci'],
  unused: () => ['knip'],
  // One process: sixty would each load everything anew. Hooks outside suites would run for the tests of all files.
  unit: () => [
    ...nodeTest,
    '--test-isolation=none',
    ...suites(
      ['test/**/*.test.ts'],
      [...builtSuites, 'test/server/**', 'test/editors/**', 'test/vscode/**', 'test/bench/**'],
    ),
  ],
  server: () => [...nodeTest, ...suites(['test/server/*.test.ts'])],
  build: () => ['node', 'tools/build.ts'],
  processes: () => [...nodeTest, ...suites(builtSuites)],
  editors: () => [...nodeTest, '--test-concurrency=1', ...suites(['test/editors/*.test.ts'])],
  inside: () => ['node', 'test/vscode/run.ts'],
  outside: () => [...nodeTest, '--test-concurrency=1', ...suites(['test/vscode/outside/*.test.ts'])],
}

const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

/** Resolves with the exit code of a command of node_modules/.bin or the PATH; it reads nothing from the terminal. */
function run([command = '', ...args]: string[]): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(steps, name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

const times: string[] = []
for (const [name, command] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n── ${name}`)
  const begun = performance.now()
  const code = await run(command())
  times.push(`${name} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  if (code !== 0) {
    console.error(`\nFailed: ${name} (exit code ${code}). Times: ${times.join(', ')}`)
    process.exit(code)
  }
}
console.log(`\nAll steps passed. Times: ${times.join(', ')}`)
