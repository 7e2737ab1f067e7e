import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { noWorkspace } from '../../core/index.ts'
import { encoded, type FileText } from '../../disk/texts.ts'
import { type Call, command } from '../command.ts'
import { type Entry, type Opened, openDocument, type Run, readEntry, viewIn } from '../documents/documents.ts'
import { shown } from '../documents/homes.ts'
import { opening } from '../documents/opening.ts'
import { exitCodes, Fault } from '../fault.ts'
import { targetsOf } from '../files/files.ts'
import { liesBelow, realPlace } from '../files/places.ts'
import { writeNew, writeWhole } from '../files/writing.ts'
import { styleOptions } from '../options.ts'
import { jsonText } from '../terminal/json.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Copy, decisionOf, told } from './publish/account.ts'

const table = {
  profile: styleOptions.profile,
  config: styleOptions.config,
  out: { about: 'Write the copy into this file.', value: 'FILE', short: 'o' },
  'out-dir': { about: 'Write each copy into this folder, under the name of its original.', value: 'DIR' },
  overwrite: { about: 'Replace an existing copy; without it, nothing is overwritten.' },
  json: { about: 'Print what was removed as JSON, together with the copy unless you name a file.' },
} as const

export default command({
  name: 'publish',
  usage: ['publish FILE [options]', 'publish --out-dir DIR FILES…'],
  about: [
    'Makes a copy of a postmortem for outside readers, by the publication list of its style. Internal sections, metadata, columns, links, ids and comments are removed or replaced by plain words, names by roles; credentials and personal data are redacted.',
    'The copy is printed unless you name a file. The standard error lists what was removed, and what a person still has to confirm. Then the copy is checked: if anything internal is left in it, nothing is written and the exit code is 1.',
    'A role in the roster replaces the name of its holder. Hosts of your own are listed in the options “internal” and “public” of the rule publication-leak.',
  ],
  options: table,
  examples: [
    ['publish docs/postmortems/2026-08-14-queue-stuck.md', 'look at the copy'],
    ['publish docs/postmortems/2026-08-14-queue-stuck.md --out public/queue-stuck.md', 'write it'],
    ['publish --out-dir public docs/postmortems/2026-08-*.md', 'several at once'],
  ],
  run,
})

async function run({ options, operands, terminal }: Call<typeof table>): Promise<number> {
  if (operands.length === 0) throw new Fault('name the file to publish: postmortem publish FILE')
  const { out, 'out-dir': folder } = options
  if (out !== undefined && folder !== undefined) throw new Fault('--out and --out-dir exclude each other')
  const { entries, run: reading } = await opening(
    targetsOf(operands, terminal.cwd),
    { ...options, now: undefined },
    terminal,
  )
  const sources = entries.flatMap(entry => sourceOf(entry, reading) ?? [])
  if (sources.length === 0) throw new Fault('there is no postmortem to publish')
  if (sources.length > 1 && folder === undefined)
    throw new Fault(`${sources.length} files make as many copies; name a folder for them: --out-dir DIR`)
  const places = sources.map(({ opened }) => {
    const { entry } = opened
    const named = out ?? (folder === undefined ? null : join(folder, basename(entry.target.path)))
    return named === null ? null : placeFor(named, entry, options.overwrite, terminal.cwd)
  })
  const twice = places.find((place, i) => place !== null && places.indexOf(place) < i)
  if (twice) throw new Fault(`two of the files would become ${shown(twice)}; publish them one by one`)
  const { publish, teamOf } = await import('../../core/publishing.ts')
  const copies = sources.map(({ opened, read }, i): Copy => {
    const { target, home } = opened.entry
    const view = viewIn(opened, noWorkspace, reading.now)
    const made = publish(view, teamOf(view, home.configuration?.data.tracker ?? null))
    return { file: target.file, read, to: places[i]!, made }
  })
  return handOver(copies, options, terminal)
}

interface Source {
  readonly opened: Opened
  readonly read: FileText
}

/** A postmortem of the call; `null` for other files found in a folder. Throws a `Fault` for one that was named. */
function sourceOf(entry: Entry, reading: Run): Source | null {
  const { file, named } = entry.target
  const read = readEntry(entry, reading)
  if ('reason' in read) throw new Fault(`${file} was not read: ${read.reason}`)
  const opened = openDocument(entry, read.text, reading)
  if (opened.resolution.isPostmortem) return { opened, read }
  if (!named) return null
  throw new Fault(`${file} is no postmortem; --profile ID makes it one (postmortem why ${file})`)
}

/** Writes or prints the copies, unless one of them leaks, and reports on them. Returns the exit code. */
function handOver(
  copies: readonly Copy[],
  { overwrite, json }: { readonly overwrite: boolean; readonly json: boolean },
  terminal: Terminal,
): number {
  const fails = copies.some(one => one.made.remains.length > 0)
  for (const one of copies) {
    if (one.to !== null && !fails) write(one, overwrite)
    if (!json) terminal.err(told(one, fails, terminal.errPaint))
  }
  if (json) {
    const decisions = copies.map(one => decisionOf(one, fails))
    terminal.out(jsonText(decisions))
  } else if (!fails) for (const one of copies) if (one.to === null) terminal.out(one.made.text)
  return fails ? exitCodes.findings : exitCodes.clean
}

/**
 * The absolute path of a copy. Throws a `Fault` if it lies outside of both the workspace and the working directory, links
 * followed, or if it would replace the original or, without `--overwrite`, any file.
 */
function placeFor(name: string, { target, home }: Entry, overwrite: boolean, cwd: string): string {
  const path = resolve(cwd, name)
  if (!liesBelow([home.folder, cwd], path))
    throw new Fault(`${name} lies outside the workspace ${shown(home.folder)}; nothing was written`)
  if (realPlace(path) === realPlace(target.path))
    throw new Fault(`${name} is the original; a copy needs a name of its own`)
  if (!overwrite && existsSync(path))
    throw new Fault(`${name}: there is a file already; nothing was overwritten (--overwrite replaces it)`)
  return path
}

function write({ to, made, read }: Copy, overwrite: boolean): void {
  const bytes = encoded(made.text, read)
  if (overwrite && existsSync(to!)) writeWhole(to!, bytes)
  else writeNew(to!, bytes)
}
