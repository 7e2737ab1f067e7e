import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Artefact } from '../generate.ts'
import { root } from '../sources.ts'

/** A page written by hand whose tables, between two comments, follow from what they describe. */
export function guide(path: string, name: string, tables: string): Artefact {
  const opening = `<!-- ${name}: written by tools/generate.ts -->`
  const closing = `<!-- /${name} -->`
  const file = join(root, path)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : `${opening}\n${closing}\n`
  const from = text.indexOf(opening)
  const to = text.indexOf(closing)
  if (from < 0 || to < from) throw new Error(`${path} needs the lines ${opening} and ${closing}`)
  return { path, text: `${text.slice(0, from)}${opening}\n\n${tables}\n${text.slice(to)}` }
}
