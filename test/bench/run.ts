/**
 * `npm run bench`: ours beside other tools, on this machine, in one run. `npm run bench -- quick` takes a few minutes;
 * `batch` or `editor` does half of it; `--write` puts the tables into docs/performance.md. Exits with 1 when a limit is
 * not kept. The other tools are installed into test/bench/.work, which can be thrown away.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { activations } from './activation.ts'
import { batch } from './batch.ts'
import { postmortem, writeCorpus, yamlDocument } from './corpus.ts'
import { type Effort, latencyOf } from './editor.ts'
import { installPeers, type Server, serverPeers, work } from './peers.ts'
import { broken, type EditorRow, type Results, reportOf } from './report.ts'
import { type Reading, readingsOf } from './workspace.ts'

const root = join(import.meta.dirname, '..', '..')
const asked = process.argv.slice(2)
const known = ['quick', 'batch', 'editor', '--write']
const unknown = asked.filter(one => !known.includes(one))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exit(2)
}
const quick = asked.includes('quick')
const tell = (text: string) => console.error(text)

/** Writes the corpus of so many documents, once; returns its folder within that of all of them. */
function corpus(files: number): string {
  const folder = join(work, 'corpus', String(files))
  if (!existsSync(folder)) {
    tell(`Writing ${files} documents …`)
    writeCorpus(folder, files)
    writeFileSync(join(folder, 'postmortems.yaml'), 'profile: tiered\n')
  }
  return String(files)
}

/** Mean size of the documents and what ours finds in them. */
function describe(files: number): Results['corpus'] {
  const folder = join(work, 'corpus', String(files))
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md'),
  )
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  const program = join(root, 'dist', 'cli.js')
  const { stdout } = spawnSync(process.execPath, [program, 'check', folder, '--no-cache'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { size: bytes / names.length / 1000, findings: stdout.trimEnd().split('\n').at(-1) ?? '' }
}

/** The documents that are typed into, by their size. */
function documents(): { size: string; markdown: string; yaml: string }[] {
  const folder = join(work, 'editor')
  mkdirSync(folder, { recursive: true })
  return Object.entries({ '16 KB': 16_000, '1 MB': 1_000_000 }).map(([size, length]) => {
    const markdown = join(folder, `${length}.md`)
    const yaml = join(folder, `${length}.yaml`)
    writeFileSync(markdown, postmortem(0, length).text)
    writeFileSync(yaml, yamlDocument(length))
    return { size, markdown, yaml }
  })
}

const ours: Server = { command: [process.execPath, join(root, 'dist', 'server.js'), '--stdio'] }

const servers = (): Record<string, Server | null> => ({
  ours,
  'empty server': { command: [process.execPath, join(import.meta.dirname, 'echo.ts')] },
  ...serverPeers(),
})

function effort(name: string, size: string): Effort {
  if (size === '16 KB') return { keys: quick ? 60 : 200, asks: 20, starts: quick ? 2 : 4 }
  const isOurs = name === 'ours' || name === 'empty server'
  return { keys: isOurs ? (quick ? 60 : 200) : 10, asks: isOurs ? 20 : 5, starts: 1 }
}

async function editor(): Promise<EditorRow[]> {
  const rows: EditorRow[] = []
  for (const { size, markdown, yaml } of documents()) {
    for (const [name, server] of Object.entries(servers())) {
      if (server === null) continue
      const path = server.language === 'yaml' ? yaml : markdown
      const latency = await latencyOf(server, path, join(work, 'editor'), effort(name, size)).catch(error => {
        tell(`${name}: ${(error as Error).message}`)
        return null
      })
      tell(`${size}, ${name}: ${latency === null ? 'no answer' : `${latency.key.p50.toFixed(2)} ms a key`}`)
      rows.push({ name, size, latency })
    }
  }
  return rows
}

/** Ours in workspaces of these numbers of documents. */
async function workspaces(): Promise<Reading[]> {
  const rows: Reading[] = []
  for (const files of sizes) {
    const folder = join(work, 'corpus', corpus(files))
    const [document = ''] = readdirSync(join(folder, '00'))
    const readings = await readingsOf(ours, join(folder, '00', document), folder, join(work, 'kept'))
    for (const { known, seconds } of readings) {
      tell(`${files} documents ${known ? 'known' : 'read'} in ${seconds.toFixed(2)} s`)
    }
    rows.push(...readings.map(one => ({ files, ...one })))
  }
  return rows
}

const half = asked.find(one => one === 'batch' || one === 'editor')
execFileSync(process.execPath, [join(root, 'tools', 'build.ts')], { stdio: 'ignore' })
installPeers()
const sizes = quick ? [100, 1000] : [1000, 10_000]
const folders = new Map(half === 'editor' ? [] : sizes.map(files => [files, corpus(files)]))
corpus(100)
const results: Results = {
  batch: await batch(folders, quick ? 1 : 3, tell),
  editor: half === 'batch' ? [] : await editor(),
  readings: half === 'batch' ? [] : await workspaces(),
  activations: half === 'batch' ? [] : await activations(quick ? 3 : 5),
  corpus: describe(100),
  date: new Date().toISOString().slice(0, 10),
  call: ['npm run bench', ...(asked.length > 0 ? ['--', ...asked] : [])].join(' '),
}
const text = reportOf(results)
console.log(text)
if (asked.includes('--write')) writeFileSync(join(root, 'docs', 'performance.md'), text)
for (const { text: limit, ratio, most } of broken(results)) {
  console.error(`Not kept: ${limit} is ${ratio!.toFixed(2)}, at most ${most}`)
  process.exitCode = 1
}
