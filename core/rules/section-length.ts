import { extentOf } from '../facts/excerpt.ts'
import type { Section } from '../facts/record.ts'
import { saysNothing } from '../facts/values.ts'
import { say } from '../message.ts'
import type { Block } from '../syntax/block.ts'
import { maskInline } from '../syntax/inline.ts'
import type { DocumentRule } from './rule.ts'

export const sectionLength: DocumentRule = {
  id: 'section-length',
  group: 'sections',
  summary: 'A summary that is longer or shorter than the style asks for',
  level: 'information',
  fix: 'none',
  since: '0.1.0',
  source: 'Summary in the platform style; executive summary in the process style',
  words: ({ id }, { profile }) =>
    profile.data.sections.some(one => one.id === id && one.sentences !== undefined),
  *check({ record, profile, policy }) {
    const { missing } = policy.sections
    for (const { id, sentences } of profile.data.sections) {
      if (sentences === undefined) continue
      const section = record.sections.find(one => one.id === id)
      const count = section === undefined ? 0 : sentencesIn(section)
      const [least, most] = sentences
      if (section === undefined || count === 0 || (least <= count && count <= most)) continue
      if (saysNothing(profile, firstWords(section))) continue
      // Without its heading, the next section follows the summary, which may be a paragraph of the right length.
      const next = policy.tier.sections[policy.tier.sections.indexOf(id) + 1]
      if (opens(section, most) && missing.some(one => one.id === next)) continue
      yield {
        span: section.title.span,
        message:
          count === 1
            ? say`“${section.title.value}” has 1 sentence. Expected ${least} to ${most}.`
            : say`“${section.title.value}” has ${count} sentences. Expected ${least} to ${most}.`,
      }
    }
  },
}

/** Whether the section begins with a paragraph of that many sentences at most, and goes on. */
function opens({ blocks, chunk }: Section, most: number): boolean {
  const said = blocks.filter(block => inBlock(chunk.text, block) > 0)
  return said.length > 1 && said[0]!.kind === 'paragraph' && inBlock(chunk.text, said[0]!) <= most
}

function firstWords({ blocks, chunk }: Section): string {
  const first = blocks.find(block => block.kind === 'paragraph')
  const text = first === undefined ? '' : chunk.text.slice(first.span.start, first.span.end).trim()
  return text.split(/[:：]/, 1)[0]!
}

function sentencesIn(section: Section): number {
  return section.blocks.reduce((sum, block) => sum + inBlock(section.chunk.text, block), 0)
}

/** Counts sentences in paragraphs and list items; tables, quotes and code are evidence, not summary. */
function inBlock(text: string, block: Block): number {
  if (block.kind === 'list') {
    return block.items.flatMap(item => item.blocks).reduce((sum, inner) => sum + inBlock(text, inner), 0)
  }
  if (block.kind !== 'paragraph') return 0
  const { start, end } = extentOf(block)
  return countSentences(maskInline(text.slice(start, end)))
}

/**
 * Returns the number of sentences: marks followed by white space and the start of another sentence, or by the end.
 * Full stops after abbreviations and initials do not count; text after the last mark does.
 */
function countSentences(text: string): number {
  const words = text.replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return 0
  let count = 0
  let end = 0
  for (const match of words.matchAll(sentenceEnd)) {
    const before = words.slice(Math.max(0, match.index - LONGEST_ABBREVIATION), match.index)
    if (match[0].startsWith('.') && abbreviation.test(before)) continue
    count++
    end = match.index + match[0].length
  }
  return count + (/[\p{L}\p{N}]/u.test(words.slice(end)) ? 1 : 0)
}

const sentenceEnd = /[。！？]+[」』）)"”]*|[.!?…]+["”’')\]*_]*(?= ["“‘'([*_]*[\p{Lu}\p{Lo}\p{N}`]|$)/gu
/** UTF-16 units: more than the longest of these and the character before it. */
const LONGEST_ABBREVIATION = 12
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|a\.m|p\.m|etc|vs|cf|ca|approx|no|nr|fig|sec|min|max|dr|mr|mrs|ms|st|inc|ltd|corp|z\.b|u\.a|d\.h|bzw|usw|\p{Lu})$/iu
