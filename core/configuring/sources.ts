import { say } from '../message.ts'
import { folderOf } from '../path.ts'
import type { Profile, ProfileSource } from '../profile/compile.ts'
import type { Configuration } from '../profile/configured.ts'
import type { Span } from '../span.ts'
import type { Problem } from '../syntax/parsed.ts'

/** A fault, and what was probably meant by the word at its place, if there is such a word. */
export interface Slip extends Problem {
  readonly meant?: string
}

/** A fault in a configuration file or one of the files it names. */
export interface FileProblem extends Slip {
  /** Within the folder of the configuration. */
  readonly path: string
  /** The text the span counts in. */
  readonly text: string
}

export interface ConfigurationReading {
  /** What could be read, without faulty entries. Callers that have an earlier configuration without problems keep that one. */
  readonly configuration: Configuration
  readonly problems: readonly FileProblem[]
  /** All texts it was read from, joined for comparison. */
  readonly source: string
  /** The files that it and these name, whether they exist or not, within the folder of the configuration. */
  readonly files: readonly string[]
  /** Those of them that describe house styles. */
  readonly styles: readonly string[]
}

/** The built-in house styles, and what makes a style of a team's own ready for use. */
export interface Styles {
  readonly profiles: ReadonlyMap<string, Profile>
  compile(source: ProfileSource): Profile
}

/** The state of reading a configuration. */
export interface Reading {
  readonly builtIn: Styles
  /** The files named so far, by path within the folder of the configuration; `null` where there is none. */
  readonly files: ReadonlyMap<string, string | null>
  readonly problems: FileProblem[]
  /** Files that are named, but not yet known. */
  readonly wanted: Set<string>
  readonly styles: Set<string>
}

/** A file that is being read, by its path within the folder of the configuration. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** Notes a fault. */
export function report(reading: Reading, { path, text }: Source, { message, span, meant }: Slip): void {
  reading.problems.push({ message, span, path, text, ...(meant !== undefined && { meant }) })
}

/** The text of a file; `undefined` until it is known, `null` if it does not exist. */
export function contentOf(reading: Reading, path: string): string | null | undefined {
  const content = reading.files.get(path)
  if (content === undefined) reading.wanted.add(path)
  return content
}

/**
 * The text of a file that another one names, `null` when it cannot be had. A name that leads nowhere is a fault at
 * its place.
 */
export function namedFile(reading: Reading, source: Source, name: string, span: Span): string | null {
  if (!isRelative(name)) {
    const message = say`“${name}” does not start from this file. Expected a relative path, with / between folders.`
    report(reading, source, { message, span })
    return null
  }
  const target = within(source.path, name)
  const content = contentOf(reading, target)
  const message = say`There is no file ${target}. Expected the path of one.`
  if (content === null) report(reading, source, { message, span })
  return content ?? null
}

/** Whether it is a relative path with `/`: not an absolute one, a URL, or a path of Windows. */
function isRelative(name: string): boolean {
  return !/^(?:[A-Za-z][A-Za-z+.-]*:|\/)|\\/.test(name)
}

/** A path named in a file, as seen from the folder of the configuration; `..` is resolved as far as it goes. */
export function within(from: string, name: string): string {
  const parts = folderOf(from).split('/').slice(0, -1)
  for (const part of name.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
