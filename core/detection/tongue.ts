import type { Profile } from '../profile/compile.ts'
import { voiceIn } from '../profile/voice.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { textOf } from '../syntax/text.ts'
import { proseOf } from './speech.ts'

/** Units of text by which a language is told. */
const SAMPLE = 4000

/** The language a document is written in, as the place of its pack among the style's; that of the style where no word tells. */
export function tongueOf(parsed: Parsed, profile: Profile): number {
  const prose = parsed.chunks.flatMap(({ text, blocks }) => [...proseOf(blocks, text)]).join('\n')
  return tongueIn(prose, profile) ?? tongueIn(textOf(parsed), profile) ?? tongueOfStyle(profile)
}

/** The language a style is written in: that of its templates, else English. */
export function tongueOfStyle(profile: Profile): number {
  const own = tongueIn(Object.values(profile.templates).join('\n'), profile)
  return own ?? profile.packs.findIndex(pack => pack.language === 'en')
}

/** Code, addresses, handles and names of machines, whose letters are words of other languages by chance. */
const noWords = /`[^`\n]*`|[^\s(（「]*[:/@#_][^\s)）」]*/g

/** Which of the languages a text is in; `null` where it has no frequent word of any. */
function tongueIn(text: string, { lookup }: Profile): number | null {
  const { voices } = lookup.words
  const voice = voiceIn(text.slice(0, SAMPLE).replace(noWords, ' '), voices)
  return voice && voices.indexOf(voice)
}
