import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a file that ships with the program: beside the bundle or, when run from source, in the repository; `null` if absent. */
export function shipped(built: string, source = built): string | null {
  const places = [join(import.meta.dirname, built), join(import.meta.dirname, '..', source)]
  const place = places.find(one => existsSync(one))
  return place === undefined ? null : readFileSync(place, 'utf8')
}

/** The file that a thread of this program starts with, as the program itself did: the extension has one file for command line and server. */
export function door(): string | undefined {
  return ['cli.js', 'server.js'].map(name => join(import.meta.dirname, name)).find(file => existsSync(file))
}
