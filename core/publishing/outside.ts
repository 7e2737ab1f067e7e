import type { Profile } from '../profile/compile.ts'
import { proseOf } from '../profile/detection/speech.ts'
import { voiceIn } from '../profile/detection/voice.ts'
import type { PackData } from '../profile/pack.ts'
import { textOf } from '../syntax/text.ts'
import type { View } from '../view.ts'

/** What a copy says in the place of what it leaves out, in the language of the document. */
export type OutsideWords = Omit<PackData['outside'], 'roles'> & {
  /** What a person of a role is called. */
  calledAs(role: string): string
}

/** Units of text by which a language is told. */
const SAMPLE = 4000

/** The words of a document's language; those of its style where it is written in the same. */
export function outsideWords(view: View): OutsideWords {
  const { profile, parsed } = view
  const prose = parsed.chunks.flatMap(({ text, blocks }) => [...proseOf(blocks, text)]).join('\n')
  const at = languageOf(prose, profile) ?? languageOf(textOf(parsed), profile) ?? styleLanguage(profile)
  const { language, outside } = profile.packs[at]!
  const { someone, roles } = at === styleLanguage(profile) ? profile.data.publication : { roles: {} }
  const own: Readonly<Record<string, string>> = { ...outside.roles, ...roles }
  const anyone = someone ?? outside.someone
  return {
    ...outside,
    someone: anyone,
    calledAs: role => own[role] ?? (language === 'en' ? `the ${role}` : anyone),
  }
}

/** Code, addresses, handles and names of machines, whose letters are words of other languages by chance. */
const noWords = /`[^`\n]*`|[^\s(（「]*[:/@#_][^\s)）」]*/g

/** Which of the languages a text is in; `null` where it has no frequent word of any. */
function languageOf(text: string, { lookup }: Profile): number | null {
  const { voices } = lookup.words
  const voice = voiceIn(text.slice(0, SAMPLE).replace(noWords, ' '), voices)
  return voice && voices.indexOf(voice)
}

/** The language a style is written in: that of its templates, else English. */
function styleLanguage(profile: Profile): number {
  const own = languageOf(Object.values(profile.templates).join('\n'), profile)
  return own ?? profile.packs.findIndex(pack => pack.language === 'en')
}
