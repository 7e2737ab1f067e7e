import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a file that ships with the program: beside the bundle or, when run from source, in the repository; `null` if absent. */
export function shipped(built: string, source = built): string | null {
  const places = [join(import.meta.dirname, built), join(import.meta.dirname, '..', source)]
  const place = places.find(one => existsSync(one))
  return place === undefined ? null : readFileSync(place, 'utf8')
}

/** The file that a thread of this program starts with, as the program itself did; `undefined` when run from source. */
export function door(): string | undefined {
  const file = join(import.meta.dirname, 'cli.js')
  return existsSync(file) ? file : undefined
}
