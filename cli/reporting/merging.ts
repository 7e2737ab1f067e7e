import { byText, summaryOf } from '../../core/index.ts'
import { Fault } from '../fault.ts'
import type { PublicFinding } from './report.ts'

/** A format of reports: entries, each about one file, in a frame. */
interface Form {
  readonly name: string
  isFormOf(text: string, data: unknown): boolean
  entriesOf(text: string, data: unknown): readonly Entry[]
  /** The entries as if one run had made them, in the frame of the first report. */
  write(entries: readonly Entry[], first: unknown): string
}

interface Entry {
  readonly file: string
  /** As a report holds it. */
  readonly text: string
  /** The same without what differs from run to run, for comparison. */
  readonly says: string
}

/** A report with its name for messages. */
interface Read {
  readonly name: string
  readonly form: Form
  readonly data: unknown
  readonly entries: readonly Entry[]
}

interface Sarif {
  readonly runs: readonly [{ readonly tool: unknown; readonly results: readonly SarifResult[] }]
}

interface SarifResult {
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { uri: string } } }]
}

interface Json {
  readonly files: readonly { readonly file: string; readonly findings: readonly PublicFinding[] }[]
}

interface Located {
  readonly location: { readonly path: string }
}

interface Rdjson {
  readonly diagnostics: readonly Located[]
}

const has = (data: unknown, key: string) => typeof data === 'object' && data !== null && key in data

const forms: readonly Form[] = [
  {
    name: 'sarif',
    isFormOf: (_, data) => has(data, 'runs'),
    entriesOf: (_, { runs: [run] }: Sarif) => run.results.map(one => entryOf(uriOf(one), one)),
    write(entries, { runs, ...log }: Sarif) {
      const [{ results: _own, ...run }] = runs
      return `${opened(log)},"runs":[${opened(run)},"results":[${lines(entries)}\n]}]}\n`
    },
  },
  {
    name: 'json',
    isFormOf: (_, data) => has(data, 'files') && has(data, 'summary'),
    entriesOf: (_, { files }: Json) => files.map(one => entryOf(one.file, one)),
    write(entries) {
      const summary = summaryOf(entries.map(({ text }) => JSON.parse(text) as Json['files'][number]))
      return `{"version":1,"files":[${lines(entries)}\n],"summary":${JSON.stringify(summary)}}\n`
    },
  },
  {
    name: 'rdjson',
    isFormOf: (_, data) => has(data, 'diagnostics'),
    entriesOf: (_, { diagnostics }: Rdjson) => diagnostics.map(one => entryOf(one.location.path, one)),
    write: (entries, { diagnostics: _own, ...rest }: Rdjson) =>
      `${opened(rest)},"diagnostics":[${lines(entries)}\n]}\n`,
  },
  {
    name: 'gitlab',
    isFormOf: (_, data) => Array.isArray(data),
    entriesOf: (_, issues: readonly Located[]) => issues.map(one => entryOf(one.location.path, one)),
    write: entries => `[${lines(entries)}\n]\n`,
  },
  {
    name: 'junit',
    isFormOf: text => /^\s*<\?xml[^>]*>\s*<testsuites>/.test(text),
    entriesOf: text => (text.match(/^ {2}<testsuite [\s\S]*?^ {2}<\/testsuite>\n/gm) ?? []).map(suiteOf),
    write(entries) {
      const suites = entries.map(({ text }, i) => text.replace(/ id="\d*"/, ` id="${i}"`))
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`
    },
  },
  {
    name: 'jsonl',
    isFormOf: text => /^\{"file":/.test(text) || text === '',
    entriesOf(text) {
      const findings = text.split('\n').filter(line => line !== '')
      return findings.map(line => JSON.parse(line) as { file: string }).map(one => entryOf(one.file, one))
    },
    write: entries => entries.map(({ text }) => `${text}\n`).join(''),
  },
]

/**
 * One report on all files, from reports on shares of them as `--shard` makes them. Throws a `Fault`, which calls reports by
 * their names, for what is no report, for different formats, and for two that contradict each other.
 */
export function mergedReport(reports: readonly { readonly name: string; readonly text: string }[]): string {
  const read = reports.map(({ name, text }) => readReport(name, text))
  const [first] = read as [Read]
  const { form, data } = first
  const other = read.find(one => one.form !== form)
  if (other)
    throw new Fault(`${other.name} is ${other.form.name}, ${first.name} is ${form.name}; expected one form`)
  // Results refer to the table of rules of their log.
  if (new Set(read.map(toolOf)).size > 1)
    throw new Fault('the reports are of different versions or rules; expected them from one')
  return form.write(entriesOfAll(read), data)
}

function readReport(name: string, text: string): Read {
  const data = parsed(text)
  const form = forms.find(one => one.isFormOf(text, data))
  if (!form) throw new Fault(`${name} is no report; expected one of ${forms.map(one => one.name).join(', ')}`)
  try {
    return { name, form, data, entries: form.entriesOf(text, data) }
  } catch {
    throw new Fault(`${name} looks like ${form.name}, but is not what check and audit write`)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function toolOf({ form, data }: Read): string {
  return form.name === 'sarif' ? JSON.stringify((data as Sarif).runs[0].tool) : ''
}

/** The entries in the order of the files, as in one run. Those of one file keep their order; repeated ones count once. */
function entriesOfAll(reports: readonly Read[]): Entry[] {
  const told = new Map<string, { readonly by: string; readonly entries: readonly Entry[] }>()
  for (const { name: by, entries } of reports) {
    for (const [file, own] of byFile(entries)) {
      const known = told.get(file)
      if (known === undefined) told.set(file, { by, entries: own })
      else if (!saysSame(known.entries, own))
        throw new Fault(
          `${by} and ${known.by} say different things of ${file}; expected reports of the same state`,
        )
    }
  }
  const files = [...told].sort(([a], [b]) => byText(a, b))
  return files.flatMap(([, { entries }]) => entries)
}

function byFile(entries: readonly Entry[]): Map<string, Entry[]> {
  const files = new Map<string, Entry[]>()
  for (const one of entries) {
    const known = files.get(one.file)
    if (known) known.push(one)
    else files.set(one.file, [one])
  }
  return files
}

function saysSame(some: readonly Entry[], others: readonly Entry[]): boolean {
  return some.length === others.length && some.every(({ says }, i) => says === others[i]!.says)
}

function entryOf(file: string, data: unknown): Entry {
  const text = JSON.stringify(data)
  return { file, text, says: text }
}

function uriOf({ locations: [{ physicalLocation }] }: SarifResult): string {
  return decodeURIComponent(physicalLocation.artifactLocation.uri)
}

function suiteOf(text: string): Entry {
  const name = / name="([^"]*)"/.exec(text)?.[1] ?? ''
  return { file: unescaped(name), text, says: text.replace(/ (?:id|timestamp)="[^"]*"/g, '') }
}

/** An object as JSON without the brace at its end. */
function opened(data: object): string {
  return JSON.stringify(data).slice(0, -1)
}

/** Entries as reports have them: a line each. */
function lines(entries: readonly Entry[]): string {
  return entries.map(({ text }) => `\n${text}`).join(',')
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => signs[name]!)
}
