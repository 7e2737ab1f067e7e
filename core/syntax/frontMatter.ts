import matter from 'gray-matter'
import { say } from '../message.ts'
import { shift } from '../span.ts'
import { type FrontMatter, type Located, locateFrontMatter } from './header.ts'
import type { Header, HeaderEntry, HeaderValue, Problem } from './parsed.ts'
import { readPlainToml } from './plainToml.ts'
import { readPlainYaml } from './plainYaml.ts'
import { type ReadYaml, readYaml, type YamlNode } from './yaml.ts'

/** UTF-16 units. Longer than any front matter; beyond it, only the plain reader is tried. */
const LONGEST_YAML = 65_536
const YAML_NAMES = new Set(['', 'yaml', 'yml'])
const NULLS = new Set(['~', 'null', 'Null', 'NULL'])

/** A file’s header, the offset of the text after it, and how far into the file the result depends on the text. */
export interface FoundHeader {
  readonly header: Header | null
  readonly next: number
  readonly reach: number
}

/** Finds and reads the front matter of a file. Never throws, and never runs what is written there. */
export function readHeader(text: string): FoundHeader {
  const { frontMatter, reach }: Located = locateFrontMatter(text)
  if (frontMatter === null) return { header: null, next: 0, reach }
  const { mark, language, start, end, contentStart, contentEnd, next } = frontMatter
  const { entries, problems, repeated = [] } = readEntries(text, frontMatter)
  const header: Header = {
    language: language === '' ? (mark === '+++' ? 'toml' : 'yaml') : language.toLowerCase(),
    span: { start, end },
    content: { start: contentStart, end: contentEnd },
    closed: frontMatter.closed,
    entries: entries.map(withNull),
    problems: [...misfitsOf(text, frontMatter), ...problems],
    repeated,
  }
  return { header, next, reach }
}

/** Returns the entry with a null value instead of `null` or `~`. */
function withNull(entry: HeaderEntry): HeaderEntry {
  const { value } = entry
  if (value.kind !== 'scalar' || value.quoted || !NULLS.has(value.value)) return entry
  return { ...entry, value: { kind: 'null', span: value.span } }
}

/** Returns problems with the front matter’s start and end. */
function misfitsOf(text: string, { mark, start, closed, displaced, opened }: FrontMatter): Problem[] {
  if (!opened) {
    const message = say`Front matter that is not opened. A line “${mark}” was expected above its first key.`
    return [{ message, span: { start, end: text.indexOf(':', start) } }]
  }
  const span = { start, end: start + mark.length }
  const unclosed = say`Front matter that is not closed. A line “${mark}” was expected below its last key.`
  const lower = say`Front matter below other lines, where few tools look for it. Expected on the first line.`
  return [...(displaced ? [{ message: lower, span }] : []), ...(closed ? [] : [{ message: unclosed, span }])]
}

interface Entries {
  readonly entries: readonly HeaderEntry[]
  readonly problems: readonly Problem[]
  readonly repeated?: readonly Problem[]
}

function readEntries(text: string, found: FrontMatter): Entries {
  const { mark, language, start, contentStart, contentEnd } = found
  if (mark === '+++') return readPlainToml(text, contentStart, contentEnd)
  if (!YAML_NAMES.has(language.toLowerCase())) return { entries: [], problems: [refused(language, start)] }
  const plain = readPlainYaml(text, contentStart, contentEnd)
  if (plain !== null) return { entries: plain, problems: [] }
  if (contentEnd - contentStart > LONGEST_YAML) return { entries: [], problems: [tooLong(found)] }
  return readFullYaml(text.slice(contentStart, contentEnd), contentStart)
}

function refused(language: string, start: number): Problem {
  const message = say`Front matter in “${language}”, which is never read or run. YAML between lines of “---”, or TOML between lines of “+++”, was expected.`
  return { message, span: { start, end: start + 3 + language.length } }
}

function tooLong({ start }: FrontMatter): Problem {
  const message = say`Front matter of more than ${LONGEST_YAML} characters. Flat “key: value” lines were expected.`
  return { message, span: { start, end: start + 3 } }
}

/** Reads any YAML through gray-matter, with all of its engines but ours disabled. */
export function readFullYaml(content: string, base: number): Entries {
  const { root, problems, duplicates } = matterOf(content)
  const moved = problems.map(problem => movedBy(problem, base))
  if (root === null || root.kind === 'null') return { entries: [], problems: moved }
  if (root.kind !== 'map') return { entries: [], problems: [...moved, noMap(root, base)] }
  const entries = root.entries.map(({ key, value }): HeaderEntry => {
    const read = headerValue(value, content, base)
    const span = shift(key.span, base)
    return {
      key: { value: key.value, span },
      value: read,
      span: { start: span.start, end: Math.max(span.end, read.span.end) },
    }
  })
  const isOwn = ({ span }: Problem) => root.entries.some(({ key }) => key.span.start === span.start)
  const repeated = duplicates.filter(one => !isOwn(one)).map(one => movedBy(one, base))
  return { entries, problems: moved, ...(repeated.length > 0 ? { repeated } : {}) }
}

function movedBy(problem: Problem, base: number): Problem {
  return { ...problem, span: shift(problem.span, base) }
}

function noMap(root: YamlNode, base: number): Problem {
  const message = say`Front matter that is no list of keys. Lines of “key: value” were expected.`
  return { message, span: shift(root.span, base) }
}

/**
 * Reads YAML through gray-matter. It always gets options, as it would otherwise cache by content and return an
 * empty result for a broken text the second time. Content with `---` lines or long runs of white space, which it
 * handles wrongly or slowly, goes to `readYaml` directly.
 */
function matterOf(content: string): ReadYaml {
  if (/^---/m.test(content) || /\s{256}/.test(content)) return readYaml(content)
  let read: ReadYaml = { root: null, problems: [], duplicates: [] }
  const yaml = (text: string) => {
    // The content starts with the line end after the opening mark, which is as long as the one we wrote.
    read = readYaml(text.slice(1))
    return {}
  }
  matter(`---\n${content}`, {
    language: 'yaml',
    engines: { yaml, json: refuse, javascript: refuse, coffee: refuse, toml: refuse },
  })
  return read
}

function refuse(): never {
  throw new Error('Front matter is read as YAML or TOML only.')
}

/** Returns the value of a key, with offsets into the file. Nested values in lists are kept as source text. */
function headerValue(node: YamlNode, content: string, base: number): HeaderValue {
  const span = shift(node.span, base)
  if (node.kind === 'map' || node.kind === 'null') return { kind: node.kind, span }
  if (node.kind === 'scalar') return { kind: 'scalar', value: node.value, quoted: node.quoted, span }
  const items = node.items.map(item => {
    const value = item.kind === 'scalar' ? item.value : content.slice(item.span.start, item.span.end)
    return { value, span: shift(item.span, base) }
  })
  return { kind: 'list', items, span, flow: node.flow }
}
