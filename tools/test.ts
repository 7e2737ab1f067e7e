// `npm test`: every check and suite, the quick ones first. Stops at the first that fails and says which it was.
// `npm test -- unit outside` runs only the steps named.
import { spawn } from 'node:child_process'
import { globSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
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
/** Suites that wait most of the time for processes of their own: Node would leave a processor idle. */
const atOnce = [...nodeTest, `--test-concurrency=${availableParallelism()}`]

// One process: sixty would each load everything anew. Hooks outside suites would run for the tests of all files.
// Room for new objects spares a fifth of the time; what Node made of the sources is kept from one run to the next.
const together = ['node', '--max-semi-space-size=32', ...nodeTest.slice(1), '--test-isolation=none']

/** What begins the names of tests that take their time: properties, hostile texts, comparisons with other readers. */
const ALWAYS = 'always:'

function unitSuites(): string[] {
  const others = ['test/server/**', 'test/editors/**', 'test/vscode/**', 'test/bench/**', 'test/house/**']
  return suites(['test/**/*.test.ts'], [...builtSuites, ...others])
}

/** The suites with such tests, of edits or of all else; `everyForm` makes some. */
function alwaysSuites(ofEdits: boolean): string[] {
  return unitSuites().filter(file => {
    const text = readFileSync(join(root, file), 'utf8')
    return file.includes('edits') === ofEdits && (text.includes(ALWAYS) || text.includes('everyForm('))
  })
}

/** Each step's name and its commands, run side by side, the longest first; a suite's files are looked up when its turn comes. */
const steps: Record<string, () => string[][]> = {
  generated: () => [['node', 'tools/generate.ts', '--check']],
  types: () => [['tsc', '-b']],
  style: () => [['biome', 'ci']],
  unused: () => [['knip']],
  fetched: () => [['node', 'tools/vscode/fetch.ts']],
  unit: () =>
    ['1/2', '2/2'].map(share => [
      ...together,
      `--test-skip-pattern=${ALWAYS}`,
      `--test-shard=${share}`,
      ...unitSuites(),
    ]),
  always: () => [
    [...together, `--test-name-pattern=${ALWAYS}`, ...alwaysSuites(false)],
    [...together, ...suites(['test/house/*.test.ts'])],
    [...together, `--test-name-pattern=${ALWAYS}`, ...alwaysSuites(true)],
  ],
  server: () => [[...atOnce, ...suites(['test/server/*.test.ts'])]],
  build: () => [['node', 'tools/build.ts']],
  processes: () => [[...atOnce, ...suites(builtSuites)]],
  editors: () => [[...nodeTest, '--test-concurrency=1', ...suites(['test/editors/*.test.ts'])]],
  inside: () => [['node', 'test/vscode/run.ts']],
  outside: () =>
    suites(['test/vscode/outside/*.test.ts'])
      .sort((a, b) => statSync(join(root, b)).size - statSync(join(root, a)).size)
      .map(file => [...nodeTest, file]),
}

/** Steps that run side by side: a processor is all that one uses, or the network; a VS Code that waits uses little more. */
const companies: readonly (readonly string[])[] = [
  ['generated', 'types', 'style', 'unused', 'fetched'],
  ['inside', 'outside'],
]

const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') }
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

/**
 * Resolves with the exit code of a command of node_modules/.bin or the PATH; it reads nothing from the terminal. What it
 * says is shown at once, or, where it has company, when it ends.
 */
function run([command = '', ...args]: string[], isAlone: boolean): Promise<number> {
  const output = isAlone ? 'inherit' : 'pipe'
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...(args.includes('--test-isolation=none') ? compiled : {}) },
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part))
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      process.stdout.write(Buffer.concat(said))
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

interface Task {
  readonly step: string
  readonly command: string[]
}

/** A VS Code takes more than a gigabyte: on large machines memory would run out before processors. */
const MOST = 4

/** Runs commands side by side, one a processor; the step of the first that failed with its exit code, else `null`. */
async function runAll(tasks: readonly Task[]): Promise<{ step: string; code: number } | null> {
  const waiting = [...tasks]
  let failed: { step: string; code: number } | null = null
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const code = await run(next.command, tasks.length === 1)
      if (code !== 0) failed ??= { step: next.step, code }
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), MOST) }, work))
  return failed
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(steps, name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

const times: string[] = []
const waiting = Object.keys(steps).filter(name => asked.length === 0 || asked.includes(name))
while (waiting.length > 0) {
  const company = companies.find(names => names.includes(waiting[0]!)) ?? []
  const together = waiting.filter((name, i) => i === 0 || company.includes(name))
  for (const name of together) waiting.splice(waiting.indexOf(name), 1)
  const title = together.join(' + ')
  console.log(`\n── ${title}`)
  const begun = performance.now()
  const failed = await runAll(together.flatMap(step => steps[step]!().map(command => ({ step, command }))))
  times.push(`${title} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  if (failed !== null) {
    console.error(`\nFailed: ${failed.step} (exit code ${failed.code}). Times: ${times.join(', ')}`)
    process.exit(failed.code)
  }
}
console.log(`\nAll steps passed. Times: ${times.join(', ')}`)
