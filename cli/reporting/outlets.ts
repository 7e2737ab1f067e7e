import { resolve } from 'node:path'
import { expected } from '../arguments.ts'
import { Fault } from '../fault.ts'
import { rootIn } from '../files/locations.ts'
import { noColours, paintOf, type Terminal } from '../terminal/terminal.ts'
import type { Report, Wants } from './report.ts'
import type { Piece, Reporter, Results, Setting, Teller, TellerSetting } from './reporter.ts'

/** Every format there is: one line a format, each loaded when it is asked for. */
const formats: Readonly<Record<string, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./reporters/pretty.ts')).pretty,
  json: async () => (await import('./reporters/json.ts')).json,
  jsonl: async () => (await import('./reporters/jsonl.ts')).jsonl,
  sarif: async () => (await import('./reporters/sarif.ts')).sarif,
  gitlab: async () => (await import('./reporters/gitlab.ts')).gitlab,
  github: async () => (await import('./reporters/github.ts')).github,
  junit: async () => (await import('./reporters/junit.ts')).junit,
  rdjson: async () => (await import('./reporters/rdjson.ts')).rdjson,
  markdown: async () => (await import('./reporters/markdown.ts')).markdown,
}

export const formatNames: readonly string[] = Object.keys(formats)

/** A format and where it goes. */
export interface Outlet {
  readonly name: string
  readonly reporter: Reporter
  readonly to: 'out' | 'err' | { readonly file: string }
}

/** The outlets that `--format NAME[=FILE]` asks for; without any, those that suit the place the run happens in. */
export async function outletsFor(asked: readonly string[], terminal: Terminal): Promise<Outlet[]> {
  const wanted = asked.length > 0 ? asked.map(read) : byDefault(terminal.environment)
  if (wanted.filter(({ to }) => to === 'out').length > 1) {
    throw new Fault(
      'two formats would mix on the standard output; name a file for one of them: --format sarif=out.sarif',
    )
  }
  const files = wanted.flatMap(({ to }) => (typeof to === 'string' ? [] : to.file))
  const twice = files.find((one, i) => files.slice(0, i).some(other => isSameFile(one, other, terminal)))
  if (twice !== undefined) {
    throw new Fault(`two formats would write into ${twice}; name a file of its own for each`)
  }
  return Promise.all(wanted.map(async one => ({ ...one, reporter: await formats[one.name]!() })))
}

function isSameFile(one: string, other: string, { cwd }: Terminal): boolean {
  return resolve(cwd, one) === resolve(cwd, other)
}

type Wanted = Pick<Outlet, 'name' | 'to'>

function read(text: string): Wanted {
  const at = text.indexOf('=')
  const name = at < 0 ? text : text.slice(0, at)
  if (!Object.hasOwn(formats, name)) {
    throw new Fault(`unknown format ${JSON.stringify(name)}; ${expected(name, formatNames)}`)
  }
  if (at === text.length - 1) throw new Fault(`--format ${text} names no file`)
  return { name, to: at < 0 ? 'out' : { file: text.slice(at + 1) } }
}

/** In CI the platform's own format, and beside it `pretty` if people cannot read that in the log. */
function byDefault(environment: Terminal['environment']): Wanted[] {
  if (environment.GITHUB_ACTIONS === 'true') return [{ name: 'github', to: 'out' }]
  if (environment.GITLAB_CI === 'true') {
    return [
      { name: 'gitlab', to: 'out' },
      { name: 'pretty', to: 'err' },
    ]
  }
  return [{ name: 'pretty', to: 'out' }]
}

/** What any of the outlets wants. */
export function wantsOf(outlets: readonly Outlet[]): Wants {
  const any = (key: keyof Wants) => outlets.some(({ reporter }) => reporter.wants[key])
  return {
    frames: any('frames'),
    bytes: any('bytes'),
    fixes: any('fixes'),
    fingerprints: any('fingerprints'),
  }
}

/** How documents are reported to one outlet. Plain data: it is sent to threads. */
export interface Form {
  /** A format's name; anything else stands for the report as JSON. */
  readonly format: string
  readonly colourful: boolean
  readonly width: number
  readonly root: string
}

/** The form of an outlet: coloured and as wide as the place it is written to allows. */
export function formOf({ name, to }: Outlet, { paint, errPaint, columns, environment, cwd }: Terminal): Form {
  const own = to === 'out' ? paint : to === 'err' ? errPaint : noColours
  return {
    format: name,
    colourful: own !== noColours,
    width: columns ?? 120,
    root: rootIn(environment, cwd),
  }
}

/** The report as JSON, for code that reads it again. */
export const plainForm: Form = { format: '', colourful: false, width: 0, root: '' }

/** A teller for each of the forms. */
export async function tellersOf(forms: readonly Form[], rules: TellerSetting['rules']): Promise<Teller[]> {
  return Promise.all(
    forms.map(async ({ format, colourful, ...rest }) => {
      const reporter = await formats[format]?.()
      return reporter?.tells?.({ ...rest, rules, paint: paintOf(colourful) }) ?? reportLine
    }),
  )
}

/** A report as JSON, without the absolute path, which its reader knows. */
function reportLine({ path: _, ...report }: Report): string {
  return JSON.stringify(report)
}

/** Pieces are written in batches: each write to a pipe is a call to the system. */
const BATCH = 65_536

/** Writes the results to every outlet. */
export async function report(
  outlets: readonly Outlet[],
  results: (outlet: number) => Results,
  setting: Omit<Setting, 'paint' | 'width' | 'root' | 'environment'>,
  terminal: Terminal,
): Promise<void> {
  for (const [i, outlet] of outlets.entries()) {
    const { colourful, width, root } = formOf(outlet, terminal)
    const { environment } = terminal
    const own = { ...setting, paint: paintOf(colourful), width, root, environment }
    const output = batches(outlet.reporter.write(results(i), own))
    const { to } = outlet
    if (to === 'out' || to === 'err') for (const batch of output) terminal[to](batch)
    else {
      const { writeWhole } = await import('../files/writing.ts')
      writeWhole(resolve(terminal.cwd, to.file), output)
    }
  }
}

function* batches(pieces: Iterable<Piece>): Generator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let text = ''
  let size = 0
  const take = () => {
    if (text !== '') waiting.push(Buffer.from(text))
    text = ''
  }
  for (const piece of pieces) {
    size += piece.length
    if (typeof piece === 'string') text += piece
    else {
      take()
      waiting.push(piece)
    }
    if (size < BATCH) continue
    take()
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  take()
  if (waiting.length > 0) yield Buffer.concat(waiting)
}
