import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file that ships with the program, beside the bundle or, unbuilt, in the source; `null` when there is none. */
export function shipped(built: string, source = built): string | null {
  const places = [join(import.meta.dirname, built), join(import.meta.dirname, '..', source)]
  const place = places.find(one => existsSync(one))
  return place === undefined ? null : readFileSync(place, 'utf8')
}
