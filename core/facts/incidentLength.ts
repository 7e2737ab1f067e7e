import { phrasesIn } from '../language/phrases.ts'
import type { Profile } from '../profile/compile.ts'
import { nameOf } from '../profile/lookup.ts'
import { normalise, unspaced } from '../profile/normalise.ts'
import type { Vocabulary } from '../profile/vocabulary.ts'
import { type Fact, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { filled } from './choices.ts'
import { type Duration, lengthsIn, readDuration } from './durations.ts'
import type { Excerpt } from './excerpt.ts'
import { isOfIncident } from './ofIncident.ts'
import type { Field, Section } from './record.ts'
import { isUnreal, SENTENCE, sentenceBefore, sentenceBehind, tellsFailure } from './sentenceAround.ts'

/**
 * How long the incident lasted, as the author states it: the duration in the metadata, else the time to resolve, else a sentence
 * of the opening or the summary ("lasted about 3 hours"). A document that gives a duration to each of several incidents states
 * none for the whole, unless one is called the total.
 */
export function declaredDuration(
  parsed: Parsed,
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): Fact<Duration> | null {
  const own = fields.filter(one => one.means !== 'duration' || isOfIncident(one, fields, sections, profile))
  const durations = lasting(lengthsOf(own, 'duration', profile))
  const only = durations[0]
  if (only !== undefined && (durations.length === 1 || agree(durations))) return only.length
  const total = durations.find(({ field }) => normalise(field.label.value).startsWith('total'))
  if (total !== undefined) return total.length
  if (only !== undefined && !isRepeated(durations)) return only.length
  const beside = besideMoment(fields)
  if (beside !== null) return beside
  const toResolve = lengthsOf(fields, 'resolution-time', profile)
  if (toResolve.length > 0) return longest(toResolve)
  return inSentence(parsed, fields, sections, profile)
}

/** "When: 2026-11-28, 10:12–11:33 UTC (1h 21m)": a length in brackets after a time. */
function besideMoment(fields: readonly Field[]): Fact<Duration> | null {
  for (const field of [...filled(fields, 'started'), ...filled(fields, 'date')]) {
    const { value, span } = field.items[0]!
    const at = value.search(/[(（][^()（）]{1,30}[)）]\W*$/)
    const length = at < 0 ? null : readDuration(value.slice(at + 1))
    if (length === null || length.form !== 'words') continue
    return { value: length, span: shift(length.span, span.start + at + 1) }
  }
  return null
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

/** Without lengths of 0, unless all are: "Time in SEV-1: 0 min". */
function lasting(lengths: readonly Length[]): readonly Length[] {
  const found = lengths.filter(({ length }) => length.value.minutes > 0)
  return found.length > 0 ? found : lengths
}

/** The duration in a field's value; `null` if there is none. */
export function lengthOf(field: Field, profile: Profile): Fact<Duration> | null {
  const item = field.items[0]
  if (item === undefined) return null
  const data = profile.data.metadata.fields.find(one => one.key === field.key)
  const isClock = data?.type === 'duration' && /^\d+:\d\d$/.test(data.example ?? '')
  const asked = /\b(h?h:mm|mm:ss)\b/i.exec(field.label.value)?.[1]
  const clock = asked === undefined ? (isClock ? 'mm:ss' : undefined) : /^m/i.test(asked) ? 'mm:ss' : 'h:mm'
  const value = readDuration(item.value, clock === undefined ? {} : { clock })
  if (value === null) return null
  const inHours =
    value.form === 'number' &&
    /(?<!\p{L})(?:hours|hrs|stunden|heures|horas)(?!\p{L})/iu.test(field.label.value)
  const minutes = inHours ? value.minutes * 60 : value.minutes
  return { value: { ...value, minutes }, span: shift(value.span, item.span.start) }
}

function agree(lengths: readonly Length[]): boolean {
  return lengths.every(({ length }) => length.value.minutes === lengths[0]!.length.value.minutes)
}

/** Whether the document gives each of several incidents a length of its own. */
export function tellsSeveral(fields: readonly Field[], profile: Profile): boolean {
  const lengths = lengthsOf(fields, 'duration', profile)
  return isRepeated(lengths) && !agree(lengths)
}

/** Whether a label occurs more than once, apart from numbers in it: the document is about several incidents or grades. */
function isRepeated(lengths: readonly Length[]): boolean {
  return new Set(lengths.map(({ field }) => field.label.value.replace(/\d/g, ''))).size < lengths.length
}

function longest(lengths: readonly Length[]): Fact<Duration> {
  return lengths.reduce((a, b) => (b.length.value.minutes > a.length.value.minutes ? b : a)).length
}

/** Finds a length in a paragraph. `base` is its offset in the file. */
type Finder = (text: string, base: number, profile: Profile) => Fact<Duration> | null

/**
 * "… lasted approximately nine hours", else "was down for nine hours": in the opening or summary, the latter also in the impact.
 */
function inSentence(
  parsed: Parsed,
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): Fact<Duration> | null {
  for (const find of [labelledIn, ...finders]) {
    for (const { text, base, blocks } of opening(parsed, sections, find === spellIn)) {
      for (const { kind, span } of blocks.slice(0, 3)) {
        if (kind !== 'paragraph') continue
        const found = find(text.slice(span.start, span.end), base + span.start, profile)
        if (found !== null) return found
      }
    }
  }
  return inSummaryField(fields, profile)
}

/** The length in a field that is a summary: "| Incident summary | The API did not answer for 72 minutes |". */
function inSummaryField(fields: readonly Field[], profile: Profile): Fact<Duration> | null {
  for (const { means, label, items } of fields) {
    const said = items.length === 1 && means === null ? items[0]! : null
    if (said === null || profile.lookup.words.sections.get(normalise(label.value)) !== 'summary') continue
    for (const find of finders) {
      const found = find(said.value, said.span.start, profile)
      if (found !== null) return found
    }
  }
  return null
}

interface Part extends Excerpt {
  readonly blocks: readonly Block[]
}

/** What stands above the sections, then the opening and the summary. */
function* opening(parsed: Parsed, sections: readonly Section[], withImpact: boolean): Generator<Part> {
  const first = sections[0]?.span.start ?? parsed.length
  for (let i = 0; i < parsed.chunks.length && parsed.starts[i]! < first; i++) {
    const { text, blocks } = parsed.chunks[i]!
    yield { text, base: parsed.starts[i]!, blocks }
  }
  const below = sections.findIndex(section => section.level > 1)
  for (const [i, { kind, level, chunk, base, blocks }] of sections.entries()) {
    const isTop = level === 1 && (i < below || below < 0)
    if (isTop || kind === 'summary' || (withImpact && kind === 'impact'))
      yield { text: chunk.text, base, blocks }
  }
}

/** The length after a label inside a line: "Fecha: 16 de mayo de 2022. Duración total: 3 horas." */
function labelledIn(text: string, base: number, profile: Profile): Fact<Duration> | null {
  for (const { index: at } of text.matchAll(/[:：]/g)) {
    const label = labelInside.exec(text.slice(Math.max(0, at - NEAR), at))
    if (label === null || nameOf(profile, label[1]!).means !== 'duration') continue
    const from = at + 1
    const value = readDuration(text.slice(from, from + NEAR))
    if (value === null || value.span.start > CLOSE) continue
    return { value, span: shift(value.span, base + from) }
  }
  return null
}

/** The label before a colon, after the mark that ends the text before it. */
const labelInside = /[.;|·,(。；、，（]\s{0,3}[*_]{0,2}(\p{L}[\p{L} ]{1,40})[*_]{0,2}$/u

function sentenceIn(text: string, base: number, { lookup: { words } }: Profile): Fact<Duration> | null {
  const [announced] = phrasesIn(text, words.lasting)
  if (announced === undefined) return null
  const from = announced.end
  const value = readDuration(aheadIn(text, from))
  if (value === null || value.span.start > CLOSE || isUnreal(text, from, from, words)) return null
  return { value, span: shift(value.span, base + from) }
}

/** How far a length may be from the word that announces it: only words such as "approximately" come between. UTF-16 units. */
const NEAR = 64
const CLOSE = 24

/** The rest of the sentence at `from`, as far as a length may be. */
function aheadIn(text: string, from: number): string {
  const near = text.slice(from, from + NEAR)
  const end = near.search(nextSentence)
  return end < 0 ? near : near.slice(0, end)
}

const nextSentence = /[.!?]\s+\p{Lu}|[。！？]/u

/**
 * "For 40 minutes no search answered", "nothing was indexed for about two hours", "3時間にわたり表示できなかった": a length
 * whose sentence says that something failed, but not that nobody noticed.
 */
function spellIn(text: string, base: number, { lookup: { words } }: Profile): Fact<Duration> | null {
  for (const { start, end } of phrasesIn(text, words.spell)) {
    const [from, value] = ahead(text, end) ?? behind(text, start) ?? []
    if (from === undefined || value === undefined) continue
    const span = shift(value.span, from)
    const whole = [Math.min(start, span.start), Math.max(end, span.end)] as const
    if (!tellsFailure(text, ...whole, words) || isUnreal(text, ...whole, words)) continue
    // "… twice, for 22 minutes in the morning and for 31 in the afternoon"
    const rest = sentenceBehind(text, whole[1])
    if (phrasesIn(rest, words.spell).some(other => ahead(rest, other.end) !== null)) return null
    return { value, span: shift(span, base) }
  }
  return null
}

/** The length after `from`, with at most words such as "about" between, and the offset from which its span counts. */
function ahead(text: string, from: number): [number, Duration] | null {
  const value = readDuration(aheadIn(text, from))
  if (value === null || value.span.start > CLOSE) return null
  return /^[\s~*_\p{L}]*$/u.test(text.slice(from, from + value.span.start)) ? [from, value] : null
}

/** The length that ends at `to`, in scripts without spaces, and the offset from which its span counts. */
function behind(text: string, to: number): [number, Duration] | null {
  if (!unspaced.test(text.charAt(to))) return null
  const length = lengthsIn(text).find(({ end }) => end === to)
  const from = length === undefined ? -1 : Math.max(0, length.start - 2)
  const value = from < 0 ? null : readDuration(text.slice(from, to))
  return value === null ? null : [from, value]
}

/** "The site was down from 9:30 to 11:15 (1 h 45 min)": a length set off after a failure and a time. */
function setOffIn(text: string, base: number, { lookup: { words } }: Profile): Fact<Duration> | null {
  for (const { start, end } of lengthsIn(text)) {
    const before = text.slice(Math.max(0, start - SENTENCE), start)
    if (!setsOff.test(before) || !/^\W*(?:$|[).,;:。、，；）]|\s[–—-]\s)/u.test(text.slice(end, end + 8)))
      continue
    const value = readDuration(text.slice(start, end))
    if (value === null || !/\d/.test(sentenceBefore(text, start))) continue
    if (!tellsFailure(text, start, end, words) && !opensFailure(text, start, end, words)) continue
    return { value, span: shift({ start, end }, base) }
  }
  return null
}

/** "From 13:10 to 14:34 UTC (84 minutes) payments failed": the failure follows the range and length that open the sentence. */
function opensFailure(text: string, start: number, end: number, words: Vocabulary): boolean {
  return window.test(sentenceBefore(text, start)) && tellsFailure(text.slice(start), 0, end - start, words)
}

const window = /\d:\d\d\D{1,12}\d{1,2}:\d\d(?:\s?\p{Lu}{1,5})?\s?[,(（]\s?[~≈]?$/u

/** What sets a length off: a comma, bracket or dash, then at most a word such as "about". */
const setsOff = /(?:[,，、;(（]|\s[–—-])\s?(?:~|≈|\p{L}{2,13}\s)?$/u

/** "40 minutes of total outage", "75 Minuten Ausfall", "3 hours in all": a length before a word for an incident or "in all". */
function countedIn(text: string, base: number, { lookup }: Profile): Fact<Duration> | null {
  const { documents, altogether } = lookup.words
  for (const { start, end } of lengthsIn(text)) {
    const behind = text.slice(end, end + NEAR).replace(/^[*_]+/, '')
    const word = behindLength.exec(behind)
    const isIncident = word !== null && documents.sorts.get(normalise(word[1]!)) === 'incident'
    const place = isIncident ? 0 : phrasesIn(behind, altogether)[0]?.start
    if (place === undefined || !/^[ 、，]?$/.test(behind.slice(0, place))) continue
    const value = readDuration(text.slice(start, end))
    if (value === null) continue
    return { value, span: shift(value.span, base + start) }
  }
  return null
}

const behindLength = /^[ -](?:(?:of|de|di) |d['’])?(?:(?:total|full|complete|partial|unplanned) )?(\p{L}+)/u

const finders: readonly Finder[] = [sentenceIn, countedIn, spellIn, setOffIn]
