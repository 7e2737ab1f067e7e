import { isStage, stageEnd } from '../facts/timeline/updates.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { sectionOf } from '../profile/lookup.ts'
import { listen, type Speech, silence, voiceIn } from '../profile/voice.ts'
import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { unlisted } from '../syntax/phrasing.ts'
import { toldInHeader } from './header.ts'
import { type Sign, sign } from './sign.ts'

/** What the prose of a document does, sentence by sentence; what is to follow from the incident is left out. */
export function speechOf(parsed: Parsed, profile: Profile): Speech {
  const passages = [...passagesOf(parsed, profile)]
  const voice = voiceIn(passages.join('\n').slice(0, SAMPLE), profile.lookup.words.voices)
  const speech = silence()
  if (voice !== null) for (const passage of passages) listen(running(passage), voice, speech)
  return speech
}

/** Whether a title says that it was of late: "The NFS trouble last week". */
export function saysToday(title: string, { lookup }: Profile): boolean {
  const voice = voiceIn(title, lookup.words.voices)
  if (voice === null) return false
  const speech = silence()
  listen(title, voice, speech)
  return speech.today > 0
}

/** So many units show in which language a text is. */
const SAMPLE = 400

/** A passage without quotations and targets of links, each line that was broken for its width joined to the next. */
function running(passage: string): string {
  return passage.replace(target, ']').replace(broken, ' ').replace(quotation, ' ')
}

const target = /\]\([^()\s]*\)/g
const broken =
  /(?<=[^\n]{50}[^\n.!?:。：])\n(?![\s*_-]{0,9}[^:：\n]{1,30}[:：])|(?<=[^\n.!?:。：])\n(?=\s{0,9}\p{Ll})/gu
const quotation = /“[^“”]{0,400}”|„[^„“”]{0,400}[“”]|«[^«»]{0,400}»|"[^"\n]{0,400}"|「[^「」]{0,200}」/g

function* passagesOf(parsed: Parsed, profile: Profile): Generator<string> {
  for (const [kind, told] of toldInHeader(parsed, profile)) if (!onward.has(kind)) yield told
  for (const { text, heading, blocks } of parsed.chunks) {
    const title = heading === null ? '' : text.slice(heading.title.start, heading.title.end)
    const { kind } = sectionOf(profile, title)
    if ((kind === null || !onward.has(kind)) && !isStage(title, profile))
      yield* proseOf(withoutUpdates(blocks, text, profile), text)
  }
}

/**
 * The blocks without updates of a status page, which were written while it lasted: paragraphs that open with a bold stage, and
 * those below it up to the next in bold.
 */
function withoutUpdates(blocks: readonly Block[], text: string, { lookup }: Profile): readonly Block[] {
  const isUpdate = (block: Block) =>
    block.kind === 'paragraph' && stageEnd(text, block.span, lookup.words.stages) !== null
  if (!blocks.some(isUpdate)) return blocks
  let isWithin = false
  return blocks.filter(block => {
    if (isUpdate(block)) isWithin = true
    else if (block.kind !== 'paragraph' || text.startsWith('**', block.span.start)) isWithin = false
    return !isWithin
  })
}

/** Sections that look ahead in a postmortem as well. */
const onward: ReadonlySet<SectionKind> = new Set([
  'actions',
  'prevention',
  'lessons',
  'went-wrong',
  'supporting',
  'sign-off',
])

/** The texts of paragraphs and items, lists within lists included. */
export function* proseOf(blocks: readonly Block[], text: string): Generator<string> {
  for (const { kind, span } of unlisted(blocks))
    if (kind === 'paragraph') yield text.slice(span.start, span.end)
}

/**
 * Against being a postmortem: what news, plans, rules, minutes, exercises and questions sound like. `isIncident`:
 * whether the title says so. `isExplained`: whether there is a cause, which outweighs a want of verbs.
 */
export function speechSigns(speech: Speech, isIncident: boolean, isExplained: boolean): Sign[] {
  const { sentences, questions, told, quoted, own, drill, meeting, cause } = speech
  const isTerse = sentences >= ENOUGH_PROSE && told * 3 < sentences && !isExplained
  return [
    sign(-6, quoted * 3 > told && quoted > own * 2, 'gives what others said, as news do'),
    turnSign(speech, isIncident),
    sign(-3, isTerse, 'hardly tells of the past'),
    sign(-4, meeting > 1, 'speaks as minutes of a meeting do'),
    sign(-4, questions > 1 && questions * 2 > told && cause < questions, 'asks and does not tell why'),
    sign(-4, drill > 2 && drill * 3 > told, 'speaks of an exercise'),
  ]
}

/**
 * Against a story told to readers: by somebody who speaks of themselves or to "you" all the time, or who never
 * speaks of a "we" that it happened to.
 */
export function essaySign({ sentences, own, essay }: Speech): Sign {
  const isPersonal = essay >= MANY_PERSONAL && essay * 4 >= sentences
  const isOutside = essay > 0 && own <= essay && sentences >= ENOUGH_PROSE
  return sign(-4, isPersonal || isOutside, 'tells readers a story')
}

const MANY_PERSONAL = 4

/** With fewer sentences, their tense says nothing. */
const ENOUGH_PROSE = 5

/** Against what speaks of things to come or to do. */
export function turnSign(speech: Speech, isIncident: boolean): Sign {
  return { points: turnPoints(speech, isIncident), text: 'looks ahead or bids more than it tells' }
}

function turnPoints({ sentences, told, ahead, bidden, opening }: Speech, isIncident: boolean): number {
  const turned = ahead + bidden + opening
  if (turned < 2) return 0
  if (turned > told) return turned > told * 2 ? -6 : -4
  const isMixed = sentences >= 8 && turned * 2 >= told && told * 2 < sentences
  return isMixed && !isIncident ? -3 : 0
}
