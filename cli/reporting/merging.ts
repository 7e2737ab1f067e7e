import { byText } from '../../core/index.ts'
import { Fault } from '../fault.ts'
import { type Summary, totalOf } from './report.ts'

/** One form of report, read from text and written together with others of the form as if one run had made them. */
interface Form {
  readonly name: string
  readonly isFormOf: (text: string, data: unknown) => boolean
  readonly merge: (texts: readonly string[], data: readonly never[]) => string
}

type Entry = Readonly<Record<string, unknown>>

interface Sarif {
  readonly runs: readonly [Entry & { readonly tool: unknown; readonly results: readonly SarifResult[] }]
}

interface SarifResult {
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { uri: string } } }]
}

interface Json {
  readonly files: readonly { readonly file: string }[]
  readonly summary: Summary
}

interface Rdjson extends Entry {
  readonly diagnostics: readonly { readonly location: { readonly path: string } }[]
}

const has = (data: unknown, key: string) => typeof data === 'object' && data !== null && key in data

const forms: readonly Form[] = [
  {
    name: 'sarif',
    isFormOf: (_, data) => has(data, 'runs'),
    merge: (_, logs) => mergedSarif(logs),
  },
  {
    name: 'json',
    isFormOf: (_, data) => has(data, 'files') && has(data, 'summary'),
    merge(_, reports: readonly Json[]) {
      const files = sorted(
        reports.flatMap(one => one.files),
        one => one.file,
      )
      return `{"version":1,"files":[${lines(files)}\n],"summary":${JSON.stringify(totalOf(reports.map(one => one.summary)))}}\n`
    },
  },
  {
    name: 'rdjson',
    isFormOf: (_, data) => has(data, 'diagnostics'),
    merge(_, reports: readonly Rdjson[]) {
      const { diagnostics: _own, ...rest } = reports[0]!
      const all = sorted(
        reports.flatMap(one => one.diagnostics),
        one => one.location.path,
      )
      return `${JSON.stringify(rest).slice(0, -1)},"diagnostics":[${lines(all)}\n]}\n`
    },
  },
  {
    name: 'gitlab',
    isFormOf: (_, data) => Array.isArray(data),
    merge(_, reports: readonly (readonly { readonly location: { readonly path: string } }[])[]) {
      return `[${lines(sorted(reports.flat(), one => one.location.path))}\n]\n`
    },
  },
  {
    name: 'junit',
    isFormOf: text => /^\s*<\?xml[^>]*>\s*<testsuites>/.test(text),
    merge: mergedJunit,
  },
  {
    name: 'jsonl',
    isFormOf: text => /^\{"file":/.test(text) || text === '',
    merge(texts) {
      const all = texts.flatMap(text => text.split('\n').filter(line => line !== ''))
      const own = sorted(
        all.map(line => JSON.parse(line) as { file: string }),
        one => one.file,
      )
      return own.map(one => `${JSON.stringify(one)}\n`).join('')
    },
  },
]

/**
 * The report of all files from reports of some of them, as `--shard` makes them, each with its name for messages. Throws
 * a `Fault` for what is no report, and for reports of several forms.
 */
export function mergedReport(reports: readonly { readonly name: string; readonly text: string }[]): string {
  const read = reports.map(({ name, text }) => {
    const data = parsed(text)
    const form = forms.find(one => one.isFormOf(text, data))
    if (form) return { name, text, data, form }
    throw new Fault(`${name} is no report; expected one of ${forms.map(one => one.name).join(', ')}`)
  })
  const [first] = read as [(typeof read)[number]]
  const other = read.find(one => one.form !== first.form)
  if (other) {
    throw new Fault(
      `${other.name} is ${other.form.name}, ${first.name} is ${first.form.name}; expected one form`,
    )
  }
  return first.form.merge(
    read.map(one => one.text),
    read.map(one => one.data as never),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Entries as reports have them: a line each. */
function lines(entries: readonly unknown[]): string {
  return entries.map(one => `\n${JSON.stringify(one)}`).join(',')
}

/** By file, as a run orders them; what is found in one file stays in its order. */
function sorted<T>(entries: readonly T[], fileOf: (entry: T) => string): T[] {
  const keyed = entries.map(entry => ({ entry, file: fileOf(entry) }))
  return keyed.sort((a, b) => byText(a.file, b.file)).map(({ entry }) => entry)
}

/** One run, whose results refer to one table of rules: logs of different versions cannot be merged. */
function mergedSarif(logs: readonly Sarif[]): string {
  const [first] = logs as readonly [Sarif]
  const tool = JSON.stringify(first.runs[0].tool)
  if (logs.some(log => JSON.stringify(log.runs[0].tool) !== tool)) {
    throw new Fault('the reports are of different versions or rules; expected them from one')
  }
  const all = logs.flatMap(log => log.runs[0].results)
  const results = sorted(all, one =>
    decodeURIComponent(one.locations[0].physicalLocation.artifactLocation.uri),
  )
  const { results: _own, ...run } = first.runs[0]
  const { runs: _runs, ...log } = first as Entry & Sarif
  return `${JSON.stringify(log).slice(0, -1)},"runs":[${JSON.stringify(run).slice(0, -1)},"results":[${lines(results)}\n]}]}\n`
}

function mergedJunit(texts: readonly string[]): string {
  const suites = texts.flatMap(text => text.match(/^ {2}<testsuite [\s\S]*?^ {2}<\/testsuite>\n/gm) ?? [])
  const nameOf = (suite: string) => / name="([^"]*)"/.exec(suite)?.[1] ?? ''
  const own = sorted(suites, suite => unescaped(nameOf(suite)))
  const numbered = own.map((suite, i) => suite.replace(/ id="\d*"/, ` id="${i}"`))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${numbered.join('')}</testsuites>\n`
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => signs[name]!)
}
