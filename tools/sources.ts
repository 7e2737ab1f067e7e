import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type Document, isNode, LineCounter, type Node, parseDocument } from 'yaml'
import * as z from 'zod/mini'
import type { ProfileSource } from '../core/profile/compile.ts'
import { type PackData, packSchema } from '../core/profile/pack.ts'
import { profileSchema } from '../core/profile/profile.ts'
import { type Dangling, danglingNames } from '../core/profile/references.ts'

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

// The small zod speaks no language by itself.
z.config(z.locales.en())

type Path = readonly PropertyKey[]

function validated<S extends z.ZodMiniType>(
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

function shown(file: string): string {
  return relative(root, file)
}
