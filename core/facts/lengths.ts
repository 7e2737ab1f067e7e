import type { Profile } from '../profile/compile.ts'
import { normalise } from '../profile/normalise.ts'
import type { Fact } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { filled } from './choices.ts'
import { type Duration, readDuration } from './durations.ts'
import type { Field, Section } from './record.ts'

/**
 * How long the incident lasted, as the author puts it: the duration among the metadata, else the time to resolve or
 * recover, else what the opening or the summary says in a sentence ("lasted about 3 hours"). A document that gives a
 * duration to each of several incidents declares none for the whole, unless one is called the total.
 */
export function declaredDuration(
  parsed: Parsed,
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): Fact<Duration> | null {
  const durations = lengthsOf(fields, 'duration', profile)
  const only = durations[0]
  if (only !== undefined && (durations.length === 1 || agree(durations))) return only.length
  const total = durations.find(({ field }) => normalise(field.label.value).startsWith('total'))
  if (total !== undefined) return total.length
  if (only !== undefined && !isRepeated(durations)) return only.length
  const toResolve = lengthsOf(fields, 'resolution-time', profile)
  if (toResolve.length > 0) return longest(toResolve)
  return inSentence(parsed, sections, profile)
}

interface Length {
  readonly field: Field
  readonly length: Fact<Duration>
}

function lengthsOf(
  fields: readonly Field[],
  means: 'duration' | 'resolution-time',
  profile: Profile,
): Length[] {
  return filled(fields, means).flatMap(field => {
    const length = lengthOf(field, profile)
    return length === null ? [] : [{ field, length }]
  })
}

/** The duration a field's value states; `null` when it states none. */
export function lengthOf(field: Field, profile: Profile): Fact<Duration> | null {
  const item = field.items[0]
  if (item === undefined) return null
  const data = profile.data.metadata.fields.find(one => one.key === field.key)
  const isClock = data?.type === 'duration' && /^\d+:\d\d$/.test(data.example ?? '')
  const value = readDuration(item.value, isClock ? { clock: 'mm:ss' } : {})
  if (value === null) return null
  const start = item.span.start + value.span.start
  return { value, span: { start, end: item.span.start + value.span.end } }
}

function agree(lengths: readonly Length[]): boolean {
  return lengths.every(({ length }) => length.value.minutes === lengths[0]!.length.value.minutes)
}

/** Whether one label stands several times: a document of several incidents. */
function isRepeated(lengths: readonly Length[]): boolean {
  return new Set(lengths.map(({ field }) => field.label.value)).size < lengths.length
}

function longest(lengths: readonly Length[]): Fact<Duration> {
  return lengths.reduce((a, b) => (b.length.value.minutes > a.length.value.minutes ? b : a)).length
}

/** "… lasted approximately nine hours": in the opening paragraphs and in the summary. */
function inSentence(parsed: Parsed, sections: readonly Section[], profile: Profile): Fact<Duration> | null {
  const words = profile.lookup.words.lasting
  const first = sections[0]?.span.start ?? parsed.length
  for (let i = 0; i < parsed.chunks.length && parsed.starts[i]! < first; i++) {
    const { text, blocks } = parsed.chunks[i]!
    const found = inParagraphs(text, parsed.starts[i]!, blocks, words)
    if (found !== null) return found
  }
  const opening = sections.findIndex(section => section.level > 1)
  for (let i = 0; i < sections.length; i++) {
    const { kind, level, chunk, base, blocks } = sections[i]!
    const isPlace = kind === 'summary' || (level === 1 && (i < opening || opening < 0))
    const found = isPlace ? inParagraphs(chunk.text, base, blocks, words) : null
    if (found !== null) return found
  }
  return null
}

function inParagraphs(
  text: string,
  base: number,
  blocks: readonly Block[],
  words: RegExp,
): Fact<Duration> | null {
  for (const { kind, span } of blocks.slice(0, 3)) {
    const found =
      kind === 'paragraph' ? sentenceIn(text.slice(span.start, span.end), base + span.start, words) : null
    if (found !== null) return found
  }
  return null
}

function sentenceIn(text: string, base: number, words: RegExp): Fact<Duration> | null {
  const from = behindWords(text, words)
  if (from === null) return null
  const value = readDuration(text.slice(from, from + NEAR))
  if (value === null || value.span.start > CLOSE) return null
  return { value, span: { start: base + from + value.span.start, end: base + from + value.span.end } }
}

/** Where the first of the words ends; a lookbehind in the pattern itself would be tried at every letter. */
function behindWords(text: string, words: RegExp): number | null {
  words.lastIndex = 0
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    if (!/[A-Za-z]/.test(text.charAt(found.index - 1))) return found.index + found[0].length
    words.lastIndex = found.index + 1
  }
  return null
}

/** A length stands right behind the word that announces it, but for words such as "for approximately". */
const NEAR = 64
const CLOSE = 24
