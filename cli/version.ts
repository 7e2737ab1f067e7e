import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version in package.json, which lies one folder above this file, built or not. */
export function versionOf(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
