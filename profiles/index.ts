import { compileProfile, type Profile, type ProfileSource } from '../core/profile/compile.ts'
import { vocabularyOf } from '../core/profile/vocabulary.ts'
import { packs, profiles, vocabulary } from './generated.ts'

/** The built-in house styles, the fallback `generic` included, built anew on each call: keep the result. */
export function builtIn(): readonly ProfileSource[] {
  return Object.values(profiles).map(source => source())
}

/** One built-in house style, `null` when there is none of this id. */
export function builtInStyle(id: string): ProfileSource | null {
  return Object.hasOwn(profiles, id) ? profiles[id]!() : null
}

/** Makes styles ready for use with the words of every language; build one and keep it. */
export function profileCompiler(): (source: ProfileSource) => Profile {
  const words = Object.values(packs).map(pack => pack())
  const names = vocabularyOf(vocabulary())
  return source => compileProfile(source, words, names)
}

/** The built-in styles ready for use, by id: build it once and keep it. */
export function loadProfiles(compile = profileCompiler()): ReadonlyMap<string, Profile> {
  return new Map(builtIn().map(source => [source.data.id, compile(source)]))
}
