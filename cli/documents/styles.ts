import type { Profile, ProfileSource } from '../../core/index.ts'
import { loadProfiles, profileCompiler } from '../../profiles/index.ts'

let compiler: ReturnType<typeof profileCompiler> | undefined
let styles: ReadonlyMap<string, Profile> | undefined

/** A style with the words of all languages. */
export function compileStyle(source: ProfileSource): Profile {
  compiler ??= profileCompiler()
  return compiler(source)
}

/** The built-in house styles by id, made ready on first use. */
export function builtInStyles(): ReadonlyMap<string, Profile> {
  styles ??= loadProfiles(compileStyle)
  return styles
}
