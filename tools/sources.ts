import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type Document, isNode, LineCounter, type Node, parseDocument } from 'yaml'
import type * as z from 'zod'
import type { ProfileSource } from '../core/profile/compile.ts'
import { type PackData, packSchema } from '../core/profile/pack.ts'
import { type ProfileData, profileSchema } from '../core/profile/profile.ts'

export const root = join(import.meta.dirname, '..')
const folder = join(root, 'profiles')

/** Every house style of the folder `profiles/`, by id. Throws with all faults of all files, one a line. */
export function profileSources(): ProfileSource[] {
  return collected(yamlFiles(folder), readProfile)
}

/** Every language of the folder `profiles/packs/`. Throws like `profileSources`. */
export function packs(): PackData[] {
  return collected(yamlFiles(join(folder, 'packs')), file => validated(file, packSchema))
}

/** Runs over all files before it gives up, so that one run shows every fault. */
function collected<T>(files: readonly string[], read: (file: string) => T): T[] {
  const faults: string[] = []
  const results: T[] = []
  for (const file of files) {
    try {
      results.push(read(file))
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      faults.push(...error.faults)
    }
  }
  if (faults.length > 0) throw new SourceFault(faults)
  return results
}

/** What is wrong with a source file: `path:line: what was expected`. */
export class SourceFault extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

function yamlFiles(path: string): string[] {
  if (!existsSync(path)) return []
  const names = readdirSync(path).filter(name => name.endsWith('.yaml'))
  return names.sort().map(name => join(path, name))
}

function readProfile(file: string): ProfileSource {
  const data = validated(file, profileSchema, danglingNames)
  const id = basename(file, '.yaml')
  const faults = data.id === id ? [] : [`${shown(file)}:1: id is ${data.id}, expected the file's name, ${id}`]
  const templates: Record<string, string> = {}
  const path = join(folder, 'templates', id)
  const names = existsSync(path) ? readdirSync(path).filter(name => name.endsWith('.md')) : []
  for (const tier of data.tiers) {
    if (names.includes(tier.template)) templates[tier.id] = readText(join(path, tier.template))
    else faults.push(`${shown(file)}: tier ${tier.id} needs ${shown(join(path, tier.template))}`)
  }
  for (const name of names.sort()) {
    if (!data.tiers.some(tier => tier.template === name))
      templates[basename(name, '.md')] = readText(join(path, name))
  }
  const example = join(folder, `${id}.example.md`)
  if (!existsSync(example)) faults.push(`${shown(file)}: expected an example in ${shown(example)}`)
  if (faults.length > 0) throw new SourceFault(faults)
  return { data, templates, example: readText(example) }
}

function readText(file: string): string {
  return readFileSync(file, 'utf8')
}

type Path = readonly PropertyKey[]

/** A fault no schema can see, with the place it is at. */
interface Dangling {
  readonly path: Path
  readonly message: string
}

function validated<S extends z.ZodType>(
  file: string,
  schema: S,
  more: (data: z.output<S>) => Dangling[] = () => [],
): z.output<S> {
  const lines = new LineCounter()
  const document = parseDocument(readText(file), { lineCounter: lines })
  const at = (offset: number) => `${shown(file)}:${lines.linePos(offset).line}`
  const broken = document.errors.map(error => `${at(error.pos[0])}: ${error.message.split(' at line ')[0]}`)
  if (broken.length > 0) throw new SourceFault(broken)
  const result = schema.safeParse(document.toJS())
  const faults = result.success ? more(result.data) : result.error.issues
  if (faults.length > 0) {
    throw new SourceFault(
      faults.map(({ path, message }) => `${at(offsetOf(document, path))}: ${path.join('.')}: ${message}`),
    )
  }
  return result.data as z.output<S>
}

/** Where the value stands that a path leads to; the nearest one above it when it is absent. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && (node as Node).range) return (node as Node).range![0]
  }
  return 0
}

/** Names that lead nowhere: sections of tiers, tiers of triggers, statuses, flags. */
function danglingNames(data: ProfileData): Dangling[] {
  const sections = new Set(data.sections.map(section => section.id))
  const tiers = new Set(data.tiers.map(tier => tier.id))
  const keys = new Set(data.metadata.fields.map(field => field.key))
  const statuses = new Set(data.lifecycle?.statuses.map(status => status.id))
  const found: Dangling[] = []
  const ask = (path: Path, what: string, known: ReadonlySet<string>, name: string | undefined) => {
    if (name !== undefined && !known.has(name)) {
      found.push({ path, message: `no ${what} "${name}", expected one of ${[...known].join(', ')}` })
    }
  }
  data.tiers.forEach((tier, i) => {
    tier.sections.forEach((id, j) => {
      ask(['tiers', i, 'sections', j], 'section', sections, id)
    })
    ask(['tiers', i, 'flag'], 'field', keys, tier.flag)
  })
  data.triggers.forEach((trigger, i) => {
    ask(['triggers', i, 'tier'], 'tier', tiers, trigger.tier)
    trigger.when.forEach((part, j) => {
      ask(['triggers', i, 'when', j, 'flag'], 'field', keys, part.flag)
      ask(['triggers', i, 'when', j, 'filled'], 'field', keys, part.filled)
    })
  })
  data.sections.forEach((section, i) => {
    ask(['sections', i, 'within'], 'section', sections, section.within)
    ask(['sections', i, 'flag'], 'field', keys, section.flag)
  })
  data.metadata.fields.forEach((field, i) => {
    ask(['metadata', 'fields', i, 'section'], 'section', sections, field.section)
    if (typeof field.required === 'boolean') return
    for (const tier of field.required.tiers ?? [])
      ask(['metadata', 'fields', i, 'required'], 'tier', tiers, tier)
    ask(['metadata', 'fields', i, 'required'], 'status', statuses, field.required.from)
  })
  for (const id of data.evidence.sections) ask(['evidence', 'sections'], 'section', sections, id)
  ask(['lifecycle', 'finished'], 'status', statuses, data.lifecycle?.finished)
  ask(['actions', 'ticket', 'from'], 'status', statuses, data.actions.ticket?.from)
  data.lifecycle?.statuses.forEach((status, i) => {
    ask(['lifecycle', 'statuses', i, 'dated'], 'field', keys, status.dated)
  })
  return found
}

function shown(file: string): string {
  return relative(root, file)
}
