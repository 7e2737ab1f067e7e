import { choiceOf } from '../profile/lookup.ts'
import { compact } from '../profile/normalise.ts'
import { isSettled, scaleOf, type Tally, tallyOf, weightOf } from './choices.ts'
import { inDocuments, isUsual, reasons } from './paper.ts'

/** The values of an enumeration, in order, each with the reason why it is one. */
export interface Enumeration {
  readonly choices: readonly { readonly id: string; readonly reason: string | null }[]
  /** Whether the template lists them. */
  readonly offered: boolean
  /** What speaks for all of them together. */
  readonly reason: string | null
}

/** What a template offers for a value, and where it does. */
export interface Offer {
  readonly values: readonly string[]
  readonly place: string
}

/**
 * The values to choose from: those the template offers and further ones that several documents have, else those seen
 * in documents, where these seem to be all or are steps of a scale. `null` where any value will do.
 */
export function enumerationOf(offer: Offer, seen: readonly string[], isScale: boolean): Enumeration | null {
  const tally = tallyOf(seen)
  if (offer.values.length > 1) return offeredValues(offer, tally)
  const scale = isScale ? scaleOf(tally) : []
  if (scale.length > 1) {
    const choices = scale.map(id => ({
      id,
      reason: seenIn(id, tally) ?? 'not seen: a step between or beside those that were',
    }))
    return { choices, offered: false, reason: null }
  }
  if (!isSettled(tally) || tally.values.length < 2) return null
  const values = tally.values.map(({ value }) => value)
  const choices = (isScale ? byWeight(values) : values).map(id => ({ id, reason: seenIn(id, tally) }))
  return { choices, offered: false, reason: 'only those seen: add what else may stand there' }
}

/** The values that the template lists; `null` if most documents have others. */
function offeredValues({ values, place }: Offer, tally: Tally): Enumeration | null {
  const ids = byWeight(values)
  const choices = ids.map(id => ({ id, aliases: [] }))
  const others = tally.values.filter(({ value }) => choiceOf(choices, value) === null)
  const fitting = tally.of - others.reduce((sum, { count }) => sum + count, 0)
  const further = others.filter(({ count }) => count > 1)
  if (tally.of > 0 && !isUsual({ count: fitting, of: tally.of }) && further.length === 0) return null
  return {
    choices: [...ids, ...further.map(({ value }) => value)].map(id => ({
      id,
      reason: ids.includes(id)
        ? reasons(place, seenIn(id, tally))
        : `not in the list of the template, but ${seenIn(id, tally)}`,
    })),
    offered: true,
    reason: null,
  }
}

function seenIn(id: string, { values, of }: Tally): string | null {
  const found = values.find(({ value }) => compact(value) === compact(id))
  return found === undefined ? null : inDocuments({ count: found.count, of })
}

/** The worst first, where the words say how bad each is; else as they are. */
function byWeight(values: readonly string[]): readonly string[] {
  const weights = values.map(value => weightOf(value))
  if (weights.includes(-1)) return values
  return values.toSorted((a, b) => weightOf(a) - weightOf(b))
}
