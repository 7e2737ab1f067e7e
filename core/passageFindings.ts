import type { JudgedRule } from './check.ts'
import type { Section } from './facts/record.ts'
import { type Passage, type PlacedPassage, prosePassages, type Voices } from './passages.ts'
import type { SectionKind } from './profile/kinds.ts'
import type { Fix, Found, TextRule } from './rules/rule.ts'
import { shift } from './span.ts'
import type { Chunk } from './syntax/parsed.ts'
import type { View } from './view.ts'

/** Findings of text rules by chunk, kept while the chunk and what they depend on stay the same. */
export type FindingCache = WeakMap<Chunk, { readonly key: string; readonly found: readonly ChunkFinding[] }>

/** A finding of a text rule; its spans count from the start of the chunk. */
interface ChunkFinding {
  readonly judged: JudgedRule
  readonly found: Found
}

/** What text rules find in the document, rule by rule, with spans in the file. */
export function passageFindings(
  view: View,
  judged: readonly JudgedRule[],
  cache?: FindingCache,
): Map<JudgedRule, Found[]> {
  const all = new Map<JudgedRule, Found[]>(judged.map(one => [one, []]))
  const byId = new Map(judged.map(one => [one.rule.id, one]))
  const voices = voicesOf(view)
  const common = `${view.profile.data.id}\n${voices.roster.join()}\n${judged.map(one => one.rule.id + JSON.stringify(one.options)).join()}`
  const sections = sectionsByChunk(view.record.sections)
  for (const [i, chunk] of view.parsed.chunks.entries()) {
    const own = sections.get(chunk) ?? []
    const key = `${common}\n${own.map(one => one.kind).join()}`
    let kept = cache?.get(chunk)
    if (kept?.key !== key) {
      kept = { key, found: inChunk(chunk, own, judged, voices) }
      cache?.set(chunk, kept)
    }
    const base = view.parsed.starts[i]!
    for (const one of kept.found) all.get(byId.get(one.judged.rule.id)!)!.push(moved(one.found, base))
  }
  return all
}

interface KindedSection {
  readonly section: Section
  readonly kind: SectionKind | null
}

function sectionsByChunk(sections: readonly Section[]): Map<Chunk, KindedSection[]> {
  const result = new Map<Chunk, KindedSection[]>()
  const kinds: (SectionKind | null)[] = []
  for (const section of sections) {
    const kind = section.kind ?? (section.parent === null ? null : (kinds[section.parent] ?? null))
    kinds.push(kind)
    const own = result.get(section.chunk)
    if (own) own.push({ section, kind })
    else result.set(section.chunk, [{ section, kind }])
  }
  return result
}

function inChunk(
  chunk: Chunk,
  sections: readonly KindedSection[],
  judged: readonly JudgedRule[],
  voices: Voices,
): ChunkFinding[] {
  const raw: PlacedPassage = { passage: rawPassage(chunk, sections), start: 0 }
  const prose = sections.flatMap(one => [...prosePassages(one.section, one.kind, voices.profile)])
  return judged.flatMap(one => {
    const rule = one.rule as TextRule
    return (rule.reads === 'raw' ? [raw] : prose).flatMap(({ passage, start }) =>
      Array.from(rule.check(passage, voices, one.options), found => ({ judged: one, found: moved(found, start) })),
    )
  })
}

function rawPassage(chunk: Chunk, sections: readonly KindedSection[]): Passage {
  return { text: chunk.text, place: 'chunk', kind: sections[0]?.kind ?? null, column: null }
}

function voicesOf(view: View): Voices {
  const people = [...view.settings.roster, ...view.record.people]
  const names = people.flatMap(person => (person.handle ? [person.name, person.handle] : [person.name]))
  return { profile: view.profile, roster: [...new Set(names.map(name => name.toLowerCase()))].sort() }
}

function moved(found: Found, by: number): Found {
  if (by === 0) return found
  const fixes = found.fixes?.map((fix): Fix => ({
    ...fix,
    edits: fix.edits.map(edit => ({ ...edit, span: shift(edit.span, by) })),
  }))
  return { ...found, span: shift(found.span, by), ...(fixes && { fixes }) }
}
