import assert from 'node:assert/strict'
import { type ConfigurationReading, type FileProblem, readConfiguration } from '../core/configuration.ts'
import { compileStyle, profiles } from './fixture.ts'

/** How tests read configurations: from files given by path, the main one first. */

/** Reads the first of the files as a configuration. */
export function reads(files: Readonly<Record<string, string>>): ConfigurationReading {
  const [path, text] = Object.entries(files)[0]!
  const reading = readConfiguration(text, path, { compile: compileStyle, profiles })
  const asked = new Set<string>()
  let step = reading.next()
  while (!step.done) {
    assert.ok(!asked.has(step.value), `${step.value} is wanted although it was given`)
    asked.add(step.value)
    step = reading.next(Object.hasOwn(files, step.value) ? files[step.value]! : null)
  }
  return step.value
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
