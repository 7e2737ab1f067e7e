import type { Profile } from '../../profile/compile.ts'
import { itemWords } from './itemWords.ts'

const known = new WeakMap<Profile['packs'], ReadonlySet<string>>()

/** Whether the first word is a known given name (one that is not also another word): "Kim", "Ada Roy", "mo". */
export function opensWithName(profile: Profile, words: string): boolean {
  const first = /^\p{L}[\p{L}\p{M}'’-]+/u.exec(words)
  return first !== null && givenNames(profile.packs).has(first[0].toLowerCase())
}

function givenNames(packs: Profile['packs']): ReadonlySet<string> {
  const found = known.get(packs)
  if (found !== undefined) return found
  const names = new Set(packs.flatMap(({ words }) => (words.names ?? []).map(name => name.toLowerCase())))
  known.set(packs, names)
  return names
}

/** Whether the words name a team: "docs team", "Team Betrieb". */
export function isTeam({ lookup }: Profile, words: string): boolean {
  return itemWords(lookup.words).team.test(words)
}
