import { tongueOf, tongueOfStyle } from '../detection/tongue.ts'
import type { PackData } from '../profile/pack.ts'
import type { View } from '../view.ts'

/** What a copy says in the place of what it leaves out, in the language of the document. */
export type OutsideWords = Omit<PackData['outside'], 'roles' | 'several'> & {
  /** Several people without a role; `null` where the style has a word of its own for one. */
  readonly several: string | null
  /** What a person of a role is called. */
  calledAs(role: string): string
}

/** The words of a document's language; those of its style where it is written in the same. */
export function outsideWords({ profile, parsed }: View): OutsideWords {
  const at = tongueOf(parsed, profile)
  const { language, outside } = profile.packs[at]!
  const { someone, roles } = at === tongueOfStyle(profile) ? profile.data.publication : { roles: {} }
  const own: Readonly<Record<string, string>> = { ...outside.roles, ...roles }
  const anyone = someone ?? outside.someone
  return {
    ...outside,
    someone: anyone,
    several: anyone === outside.someone ? outside.several : null,
    calledAs: role => own[role] ?? (language === 'en' ? `the ${role}` : anyone),
  }
}
