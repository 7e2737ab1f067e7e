import assert from 'node:assert/strict'
import { type ConfigurationReading, type FileProblem, readConfiguration } from '../core/configuration.ts'
import { compileStyle, profiles } from './fixture.ts'

/** How tests read configurations: from files given by path, the main one first. */

/** Reads the first of the files as a configuration, round by round as its callers do. */
export function reads(files: Readonly<Record<string, string>>): ConfigurationReading {
  const [path, text] = Object.entries(files)[0]!
  const known = new Map<string, string | null>()
  for (let round = 0; round < 10; round++) {
    const reading = readConfiguration(text, path, { files: known, compile: compileStyle, builtIn: profiles })
    if (reading.wanted.length === 0) return reading
    for (const one of reading.wanted) {
      assert.ok(!known.has(one), `${one} is wanted although it was given`)
      known.set(one, Object.hasOwn(files, one) ? files[one]! : null)
    }
  }
  assert.fail('wants ever more files')
}

/** A fault as `path:line:column [marked text] message`. */
function faultOf({ path, text, span, message }: FileProblem): string {
  const before = text.slice(0, span.start).split(/\r\n|\n|\r/)
  const marked = text.slice(span.start, span.end)
  return `${path}:${before.length}:${before.at(-1)!.length + 1} [${marked}] ${message}`
}

/** The faults of a configuration are exactly these. */
export function faults(files: Readonly<Record<string, string>> | string, expected: readonly string[]): void {
  const given = typeof files === 'string' ? { 'postmortems.yaml': files } : files
  assert.deepEqual(
    reads(given).problems.map(one => faultOf(one).replace(/^postmortems\.yaml:/, '')),
    expected,
  )
}
