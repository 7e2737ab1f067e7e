import type { Profile } from '../profile/compile.ts'
import type { Opened } from './opened.ts'

/**
 * Some titles may name two sections of the style: 対応 is response or resolution. They name the second if no other section does,
 * and the first exists already or is unknown to the style.
 */
export function withSecondNames(opened: readonly Opened[], profile: Profile): readonly Opened[] {
  const { words, kinds } = profile.lookup
  if (!opened.some(({ match }) => words.also.has(match.word))) return opened
  const isThere = (id: string | null, but?: Opened) =>
    opened.some(other => other !== but && other.match.id === id)
  return opened.map(one => {
    const kind = words.also.get(one.match.word)
    const second = kind === undefined ? undefined : kinds.get(kind)
    if (second === undefined || isThere(second.id)) return one
    if (one.match.id !== null && !isThere(one.match.id, one)) return one
    const { level } = profile.data.sections.find(section => section.id === second.id)!
    if (one.level !== level) return one
    return { ...one, match: { ...one.match, id: second.id, kind: second.kind } }
  })
}
