import { keptOn } from '../lazily.ts'
import { english } from '../message.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { chunkAt, slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { Finding } from './check.ts'

/**
 * A name of 32 hexadecimal digits for each finding of a document, in order. It stays the same as long as rule, path, the
 * headings above and the words it is about stay, wherever the lines move and however they are wrapped. Findings of
 * one rule on the same words are told apart by their order.
 */
export function fingerprintsOf(findings: readonly Finding[], view: View): string[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    const key = [finding.rule, view.path, ...placeOf(finding, view)].join('\n')
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return digest(ordinal === 0 ? key : `${key}\n${ordinal}`)
  })
}

/** The titles above a finding, from the outermost; front matter and what stands before any heading have none. */
function sectionPath({ span }: Finding, { parsed }: View): string {
  return pathsOf(parsed)[chunkAt(parsed, span.start)]!
}

/** The titles above each chunk. */
const pathsOf = keptOn(({ chunks }: Parsed) => {
  const titles: { level: number; text: string }[] = []
  return chunks.map(({ heading, text }) => {
    if (heading === null) return titles.map(title => title.text).join(' > ')
    while (titles.length > 0 && titles.at(-1)!.level >= heading.level) titles.pop()
    titles.push({ level: heading.level, text: words(text.slice(heading.title.start, heading.title.end)) })
    return titles.map(title => title.text).join(' > ')
  })
})

/**
 * The titles above a finding and the words it is about. Where something is missing there are no words, and what stands
 * around says nothing: then what its message quotes counts, or the message without its numbers, which may count days.
 */
function placeOf(finding: Finding, view: View): readonly string[] {
  const own = words(slice(view.parsed, finding.span))
  if (own !== '') return [sectionPath(finding, view), own]
  const message = english(finding.message)
  const quoted = Array.from(message.matchAll(/“([^“”]*)”/g), match => match[1]!)
  return ['', words(quoted.length > 0 ? quoted.join(' ') : message.replace(/\d+/g, ''))]
}

/** Text without case, white space and the signs of Markdown: what a formatter may change. */
function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`~|#>\\"'-]+|\s+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** 128 bits of hash: four times FNV-1a over UTF-16 units, each from another start. Not meant against forgery. */
function digest(text: string): string {
  return seeds.map(seed => hash(text, seed)).join('')
}

const seeds = [0x811c9dc5, 0x01234567, 0x89abcdef, 0x5bd1e995]

function hash(text: string, seed: number): string {
  let state = seed
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
    state ^= state >>> 15
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
