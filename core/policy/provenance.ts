import type { PolicyDocument, Quote } from '../profile/settings.ts'
import type { Span } from '../span.ts'
import type { Block, Heading } from '../syntax/block.ts'
import { parse } from '../syntax/parse.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { positionAt } from '../syntax/text.ts'

/**
 * A team's policy document, ready to be quoted. Its text is read at the first quotation, and quotations are remembered; both
 * are dropped with the configuration.
 */
export function policyDocument(path: string, text: string): PolicyDocument {
  const found = new Map<string, Quote | null>()
  let said: readonly Statement[] | undefined
  const quote = (cite: string | null, about: string): Quote | null => {
    const key = `${cite}\n${about}`
    let known = found.get(key)
    if (known === undefined) {
      said ??= statementsIn(parse(text)).sort((a, b) => Number(a.isTitle) - Number(b.isTitle))
      known = quoted(path, best(said, cite, about))
      found.set(key, known)
    }
    return known
  }
  return Object.defineProperty({ path, text, quote }, 'quote', { enumerable: false })
}

function quoted(path: string, statement: Statement | null): Quote | null {
  return statement && { path, line: statement.line, sentence: statement.sentence }
}

/** A sentence, list item, row or title of a policy, and where it stands. */
interface Statement {
  readonly sentence: string
  readonly isTitle: boolean
  /** From 1. */
  readonly line: number
  /** The headings above it, the nearest last, as stems. */
  readonly under: readonly string[]
  /** Its place in a numbered list, from 1; 0 outside of one. */
  readonly number: number
  readonly stems: ReadonlySet<string>
}

function statementsIn(parsed: Parsed): Statement[] {
  const said: Statement[] = []
  const headings: { level: number; title: string }[] = []
  for (const [i, { text, heading, blocks }] of parsed.chunks.entries()) {
    const base = parsed.starts[i]!
    const add = (span: Span, number: number, isTitle: boolean = false) => {
      const sentence = plain(text.slice(span.start, span.end))
      // "Bad:" announces something and says nothing.
      if (!/\p{L}{2}/u.test(sentence) || sentence.endsWith(':')) return
      const { line } = positionAt(parsed, base + span.start)
      const under = headings.map(({ title }) => title)
      said.push({ sentence, isTitle, line: line + 1, under, number, stems: new Set(stemsOf(sentence)) })
    }
    const enter = ({ level, title }: Heading) => {
      open(headings, level, text.slice(title.start, title.end))
      add(title, 0, true)
    }
    if (heading !== null) enter(heading)
    for (const block of blocks) {
      if (block === heading) continue
      if (block.kind === 'heading') enter(block)
      else sayings(block, text, 0, add)
    }
  }
  return said
}

function open(headings: { level: number; title: string }[], level: number, title: string): void {
  while (headings.length > 0 && headings.at(-1)!.level >= level) headings.pop()
  headings.push({ level, title: stemsOf(title).join(' ') })
}

/** What a block states: sentences of paragraphs, items, rows. Quotes and code are examples. */
function sayings(
  block: Block,
  text: string,
  number: number,
  add: (span: Span, number: number) => void,
): void {
  if (block.kind === 'paragraph') {
    const { start, end } = { start: block.lines[0]!.start, end: block.lines.at(-1)!.end }
    for (const match of text.slice(start, end).matchAll(sentences)) {
      const from = start + match.index + match[0].search(/\S|$/)
      add({ start: from, end: start + match.index + match[0].length }, number)
    }
  } else if (block.kind === 'table') for (const { span } of block.rows) add(span, number)
  else if (block.kind === 'list') {
    for (const [i, item] of block.items.entries())
      for (const inner of item.blocks) sayings(inner, text, block.ordered ? i + 1 : number, add)
  }
}

const sentences = /[^.!?。]+(?:[.!?。]+(?!\s|$)[^.!?。]+)*[.!?。]*/g

/** One line, without marks; the cells of a row between dashes. */
function plain(text: string): string {
  const row = /^\s*\|(.*?)\|?\s*$/s.exec(text)
  const words = row
    ? row[1]!
        .split('|')
        .map(cell => cell.trim())
        .filter(Boolean)
        .join(' – ')
    : text
  return words
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[^\p{L}\p{N}“”"'(<≤≥]+/u, '')
    .replace(/[*`~]|(?<!\w)_|_(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The statement a citation means. "Document, section 3 and section" leads to the section and its third item; there the
 * statement that shares most words with what it is about, a sentence before a title; else the only sentence, or the title.
 * Without such a section a statement anywhere must share most of the words.
 */
function best(said: readonly Statement[], cite: string | null, about: string): Statement | null {
  const words = stemsOf(about)
  for (const { title, number } of sectionsOf(cite)) {
    const within = said.filter(({ under }) => under.some(heading => isSame(heading, title)))
    const numbered = within.filter(one => number > 0 && one.number === number)
    const own = numbered.length > 0 ? numbered : within
    const [first, second] = own
    if (first === undefined) continue
    const isAlone = second === undefined || second.isTitle
    return likest(own, words, 0) ?? (isAlone ? first : (own.find(one => one.isTitle) ?? first))
  }
  return likest(said, words, words.length < 3 ? words.length : Math.ceil(words.length * 0.6))
}

function likest(said: readonly Statement[], words: readonly string[], least: number): Statement | null {
  let found: Statement | null = null
  let most = Math.max(0, least - 1)
  for (const statement of said) {
    const shared = words.filter(word => statement.stems.has(word)).length
    if (shared > most) [found, most] = [statement, shared]
  }
  return found
}

/** The sections a citation names behind its document: "Postmortems, Lifecycle and Scheduled audits 1". */
function sectionsOf(cite: string | null): { title: string; number: number }[] {
  const comma = cite?.indexOf(',') ?? -1
  if (cite === null || comma < 0) return []
  const names = cite.slice(comma + 1)
  // A title may have an "and" of its own.
  return [names, ...names.split(/\s+and\s+|,\s*/)].map(name => {
    const [, title, number] = /^(.*?)(?:\s+(\d+))?\s*$/s.exec(name)!
    return { title: stemsOf(title!).join(' '), number: Number(number ?? 0) }
  })
}

function isSame(heading: string, title: string): boolean {
  return title !== '' && (heading === title || ` ${heading} `.includes(` ${title} `))
}

/** Words by their beginnings, without those that say little. */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.filter(word => word.length > 1 && !little.has(word)).map(stemOf))]
}

function stemOf(word: string): string {
  const stem = word.replace(/(?<=\w{3})(?:ings?|less|ed|es|e|s)$/, '').slice(0, 7)
  return means[stem] ?? stem
}

/** Other words for what rules are named after. */
const means: Readonly<Record<string, string>> = {
  deadlin: 'due',
  individ: 'person',
  peopl: 'person',
  issu: 'ticket',
  jira: 'ticket',
  clos: 'done',
  sla: 'overdu',
}

const little: ReadonlySet<string> = new Set(
  'the an and or of to in on at is are be it its for with without not no all any that this by from as missing'.split(
    ' ',
  ),
)
