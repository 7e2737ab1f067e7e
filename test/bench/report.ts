import { cpus, release, totalmem, type } from 'node:os'
import type { Activation } from './activation.ts'
import type { BatchCell, BatchRow } from './batch.ts'
import type { Latency } from './editor.ts'
import { type Limit, limitsOf } from './limits.ts'
import type { Reading } from './workspace.ts'

export interface EditorRow {
  readonly name: string
  readonly size: string
  /** `null` where the server gave no answer. */
  readonly latency: Latency | null
}

export interface Results {
  readonly batch: readonly BatchRow[]
  readonly editor: readonly EditorRow[]
  readonly readings: readonly Reading[]
  readonly activations: readonly Activation[]
  /** Mean size of a document in KB and findings of ours in the smallest corpus, to judge the times by. */
  readonly corpus: { readonly size: number; readonly findings: string }
  readonly date: string
  /** As it was called. */
  readonly call: string
}

/** Which limits were not kept; those that nothing can be said of are kept. */
export function broken(results: Results): Limit[] {
  return limitsOf(results.batch, results.editor).filter(({ ratio, most }) => ratio !== null && ratio > most)
}

export function reportOf(results: Results): string {
  return `${[
    about(results),
    batchTable(results.batch),
    editorTable(results.editor),
    readingTable(results.readings),
    activationTable(results.activations),
    limitTable(results),
  ]
    .filter(part => part !== '')
    .join('\n\n')}\n`
}

function about({ corpus, date, call }: Results): string {
  const [first] = cpus()
  const machine = `${cpus().length} × ${first?.model.trim() || 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`
  return `# Performance

Measured on ${date} by \`${call}\` on ${machine}. Times move between machines and with what else they do; what
holds are the ratios within one run. Everything is the median of its runs.

The documents are generated, the same on every machine: postmortems of the style \`tiered\` of ${corpus.size.toFixed(0)} KB on average
(${corpus.findings}).`
}

function batchTable(rows: readonly BatchRow[]): string {
  if (rows.length === 0) return ''
  const sizes = [...new Set(rows.flatMap(row => Object.keys(row.runs).map(Number)))].sort((a, b) => a - b)
  const head = sizes.map(files => `${files.toLocaleString('en')} files`)
  const lines = rows.map(({ name, runs }) => [name, ...sizes.map(files => cell(runs[files] ?? null))])
  return `## The command line

Wall seconds, seconds of all cores, peak MiB of the process. “–”: not run, or not finished in time.

${table(['', ...head], lines)}`
}

function cell(own: BatchCell | null): string {
  if (own === null) return '–'
  return `${own.seconds.toFixed(2)} s, ${own.cpu?.toFixed(2) ?? '–'} s, ${own.memory?.toFixed(0) ?? '–'} MiB`
}

function editorTable(rows: readonly EditorRow[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map(({ name, size, latency }) =>
    latency === null
      ? [name, size, '–', '–', '–', '–', '–']
      : [
          name,
          size,
          `${ms(latency.key.p50)} / ${ms(latency.key.p95)}`,
          ms(latency.completion),
          ms(latency.hover),
          ms(latency.start),
          latency.memory?.toFixed(0) ?? '–',
        ],
  )
  return `## The editor

Milliseconds through standard input and output: from a keystroke to the diagnostics of the new version (median and 95 %),
for a completion, for a hover, from the start of the process to the first diagnostics; resident MiB after typing. The
empty server does nothing, on the same library as ours. The YAML server reads a YAML file of the size.

${table(['server', 'document', 'key p50 / p95', 'completion', 'hover', 'start', 'MiB'], lines)}`
}

function readingTable(rows: readonly Reading[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map(({ files, known, seconds, key, memory, resting }) => [
    files.toLocaleString('en'),
    known ? 'another time' : 'the first time',
    seconds.toFixed(2),
    `${ms(key.p50)} / ${ms(key.p95)}`,
    `${memory?.toFixed(0) ?? '–'} / ${resting?.toFixed(0) ?? '–'}`,
  ])
  return `## A workspace

Ours while it reads a workspace and somebody types, a key every 150 ms: seconds from the start of the process until all
documents are known, milliseconds from a keystroke to the diagnostics meanwhile (median and 95 %), resident MiB
then, and after 15 s without a key. Another time most is known from the window before: only what changed since is read.

${table(['documents', 'opened', 'seconds', 'key p50 / p95', 'MiB, at rest'], lines)}`
}

function activationTable(rows: readonly Activation[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map(({ name, time }) => [name, String(time)])
  return `## Activation

Milliseconds that VS Code's list of running extensions gives for loading an extension and calling it, in the sample
workspace, from a fresh start: ours, and three of VS Code's own. At most 50 for ours, on a machine that is at rest.

${table(['extension', 'ms'], lines)}`
}

function ms(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function limitTable(results: Results): string {
  const lines = limitsOf(results.batch, results.editor).map(({ text, ratio, most }) => [
    text,
    ratio === null ? '–' : ratio.toFixed(2),
    String(most),
    ratio === null ? '' : ratio <= most ? 'kept' : '**not kept**',
  ])
  return `## Limits

Ours divided by the other in this run, and the most it may be.

${table(['ours : other', 'ratio', 'limit', ''], lines)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')
}
