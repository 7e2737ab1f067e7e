import { durationWords } from '../facts/durationWords.ts'
import { bothOf, english, type Message, say } from '../message.ts'
import { isNone } from '../profile/lookup.ts'
import type { ConditionData } from '../profile/profile.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Circumstances } from './policy.ts'

/**
 * The facts that make every part of the condition true, each worded to stand after "because"; `null` when one part does
 * not hold. `shortest`: an incident of unknown length counts as the shortest there can be.
 */
export function factsFor(
  condition: ConditionData,
  circumstances: Circumstances,
  { minutes }: Arithmetic,
  shortest: boolean,
): readonly Message[] | null {
  const incident = { ...circumstances, minutes, shortest }
  const facts = new Map<string, Message>()
  for (const name of Object.keys(parts) as (keyof ConditionData)[]) {
    if (condition[name] === undefined) continue
    const fact = (parts[name] as Part)(condition[name], incident)
    if (fact === null) return null
    facts.set(english(fact), fact)
  }
  return [...facts.values()]
}

interface Incident extends Circumstances {
  /** How long it lasted; `null` where that is not known. */
  readonly minutes: number | null
  readonly shortest: boolean
}

type Part<A = unknown> = (asked: A, incident: Incident) => Message | null

/** By the part of a condition: the fact that makes it true, `null` where it does not hold. In the order they are told. */
const parts: { readonly [P in keyof ConditionData]-?: Part<NonNullable<ConditionData[P]>> } = {
  severity(asked, { record: { severity } }) {
    return severity !== null && asked.includes(severity.value) ? say`severity is ${severity.value}` : null
  },
  over(asked, { minutes }) {
    return minutes !== null && minutes > asked ? say`it lasted ${durationWords(minutes)}` : null
  },
  upTo(asked, { minutes, shortest }) {
    if (minutes === null) return shortest ? say`how long it lasted is not stated` : null
    return minutes <= asked ? say`it lasted ${durationWords(minutes)}` : null
  },
  flag(asked, { record }) {
    return record.flags[asked]?.value === true ? say`${asked} is true` : null
  },
  filled(asked, { record, profile }) {
    const items = record.fields.find(field => field.key === asked)?.items ?? []
    const named = items.filter(item => !isNone(profile, item.value))
    return named.length > 0 ? say`${asked} names ${named.map(item => item.value).join(', ')}` : null
  },
  field(asked, { record }) {
    const facts: Message[] = []
    for (const [key, values] of Object.entries(asked)) {
      const items = record.fields.find(field => field.key === key)?.items ?? []
      const item = items.find(({ value }) => values.includes(value))
      if (item === undefined) return null
      facts.push(say`${key} is ${item.value}`)
    }
    return bothOf(facts)
  },
  rootCauses(asked, { record }) {
    const cause = record.rootCauses.find(({ value }) => asked.includes(value))
    return cause === undefined ? null : say`its root cause is ${cause.value}`
  },
  repeatWithinDays(asked, { path, record, workspace }) {
    const earlier = workspace.repeatOf(path, record, asked)
    return earlier && say`${earlier.id ?? earlier.path} had the same root cause on ${earlier.date ?? ''}`
  },
}
