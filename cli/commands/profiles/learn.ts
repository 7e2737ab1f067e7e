import { existsSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { byText, isNeverNamed, parse, resolve as resolveStyle } from '../../../core/index.ts'
import type { Learned, Source } from '../../../core/learning.ts'
import { type Homes, homesOf, pathWithin, shown } from '../../documents/homes.ts'
import { builtInStyles, compileStyle } from '../../documents/styles.ts'
import { exitCodes, Fault } from '../../fault.ts'
import { readDocument, type Target, targetsOf, withSlashes } from '../../files/files.ts'
import { writeNew } from '../../files/writing.ts'
import { jsonText } from '../../terminal/json.ts'
import { printable } from '../../terminal/terminal.ts'
import type { ProfileCall } from '../profiles.ts'

/** Makes a house style from a template and documents, and prints it or writes it. */
export async function learnStyle(call: ProfileCall, [file, ...examples]: readonly string[]): Promise<number> {
  const { options, terminal } = call
  if (file === undefined) throw new Fault('profiles learn needs the template to learn from')
  const id = idOf(options.id)
  // The configuration may name the very style that is to be learned.
  const homes = homesOf(options.config, terminal.cwd, 'passed over')
  const template = await templateAt(file, homes, terminal.cwd)
  const documents = examples.length === 0 ? [] : await documentsAt(examples, template, homes, terminal.cwd)
  const { learn } = await import('../../../core/learning.ts')
  const generic = [...builtInStyles().values()].find(one => one.data.generic)!
  const learned = learn(template.source, documents, { id, generic, compile: compileStyle })
  if (learned === null) {
    throw new Fault(`${shown(template.target.path)} has no headings that could be sections of a postmortem`)
  }
  const folder = options.out === undefined ? null : resolve(terminal.cwd, options.out)
  const style = folder === null ? `${id}.yaml` : join(folder, `${id}.yaml`)
  const text =
    headOf(learned, folder === null ? style : withSlashes(relative(template.base, style))) + learned.yaml
  const written = folder === null ? [] : write(folder, id, text, learned)
  if (options.json) terminal.out(jsonText(reportOf(learned, text, written)))
  else terminal.out(folder === null ? text : written.map(path => `${printable(shown(path))}\n`).join(''))
  terminal.err(
    `${[...learned.doubts, ...summaryOf(learned), ...nextSteps(folder)].map(printable).join('\n')}\n`,
  )
  return exitCodes.clean
}

function idOf(given = 'house'): string {
  if (!/^[a-z][a-z0-9-]*$/.test(given)) {
    throw new Fault(
      `--id is ${JSON.stringify(given)}; expected small letters, digits and hyphens, such as acme`,
    )
  }
  if (builtInStyles().has(given))
    throw new Fault(`--id is ${given}, which is a built-in style; expected another name`)
  return given
}

interface Template {
  readonly source: Source
  readonly target: Target
  /** The folder that paths count from. */
  readonly base: string
}

async function templateAt(file: string, homes: Homes, cwd: string): Promise<Template> {
  const path = resolve(cwd, file)
  const home = await homes.of(path)
  // Without configuration and repository, the configuration will most likely be written where the call is made.
  const base = home.isMarked ? home.folder : cwd
  const target = { file, path, named: true }
  return { source: sourceOf(target, base), target, base }
}

function sourceOf({ path }: Target, base: string): Source {
  const read = readDocument(path)
  if ('reason' in read) throw new Fault(`${shown(path)} was not read: ${read.reason}`)
  return { name: basename(path), path: withSlashes(relative(base, path)), text: read.text }
}

/** The documents that the operands name, and the postmortems in folders they name, without the template itself. */
async function documentsAt(
  operands: readonly string[],
  template: Template,
  homes: Homes,
  cwd: string,
): Promise<Source[]> {
  const found: Source[] = []
  for (const target of targetsOf(operands, cwd)) {
    if (target.path === template.target.path) continue
    const home = await homes.of(target.path)
    const path = pathWithin(home, target.path)
    if (!target.named && isNeverNamed(path)) continue
    const source = sourceOf(target, template.base)
    const isPostmortem = () =>
      resolveStyle(path, parse(source.text), home.configuration, builtInStyles()).isPostmortem
    if (target.named || isPostmortem()) found.push(source)
  }
  if (found.length === 0) {
    throw new Fault(
      `no postmortem below ${operands.join(', ')}; files named one by one count whatever they look like`,
    )
  }
  return found
}

function headOf({ data }: Learned, path: string): string {
  return [
    '# A house style made by `postmortem profiles learn`. The comment behind a line says what speaks for it: where that is',
    '# little, or where past documents are no model, change the line.',
    '#',
    '# To use it, write into postmortems.yaml:',
    `#   profiles: [${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)}]`,
    `#   profile: ${data.id}`,
    '',
    '',
  ].join('\n')
}

/** Writes the style and its templates. Throws a `Fault` before anything is written if one of the files exists. */
function write(folder: string, id: string, text: string, { templates }: Learned): string[] {
  const files = new Map([[join(folder, `${id}.yaml`), text]])
  for (const [name, template] of Object.entries(templates)) {
    files.set(join(folder, 'templates', id, name), template)
  }
  const taken = [...files.keys()].find(path => existsSync(path))
  if (taken !== undefined)
    throw new Fault(`${shown(taken)}: there is a file already; nothing was written. Remove it to learn anew`)
  for (const [path, content] of files) writeNew(path, content)
  return [...files.keys()]
}

function reportOf(
  { data, templates, reasons, trials, doubts }: Learned,
  yaml: string,
  written: readonly string[],
) {
  return {
    id: data.id,
    written: written.map(shown),
    yaml,
    templates,
    profile: data,
    reasons: reasons.map(({ path, says }) => ({ at: placeOf(path), says })),
    documents: trials,
    doubts,
  }
}

/** `metadata.fields[0].required` */
function placeOf(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${part}]` : place === '' ? part : `${place}.${part}`,
    '',
  )
}

/** What the style finds in the documents it was made from, the most frequent rules first. */
function summaryOf({ data, trials }: Learned): string[] {
  if (trials.length === 0) return ['No examples were given: only the template speaks for this style.']
  const counts = new Map<string, number>()
  let clean = 0
  for (const { findings } of trials) {
    const rules = new Set(
      findings.filter(({ level }) => level === 'error' || level === 'warning').map(({ rule }) => rule),
    )
    if (rules.size === 0) clean++
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  const own = `${data.id}: ${clean} of ${trials.length} ${trials.length === 1 ? 'document has' : 'documents have'} neither error nor warning.`
  if (counts.size === 0) return [own]
  const most = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
  return [`${own} Found: ${most.map(([rule, count]) => `${rule} in ${count}`).join(', ')}.`]
}

function nextSteps(folder: string | null): string[] {
  if (folder === null) return ['Nothing was written; --out DIR writes the style and its template.']
  return ['The first lines of the style say how to put it to use.']
}
