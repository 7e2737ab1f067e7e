import { dayOf } from '../facts/times.ts'
import type { TargetData } from '../profile/profile.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { closureOf } from './followThrough.ts'
import type { Interval, Measure } from './measure.ts'
import type { Frame } from './metrics.ts'
import { before, type Quarter, quarterOf } from './quarters.ts'
import { repeatsOf } from './repeats.ts'

/** Whether the documents of a style meet a target of its policy. */
export interface Judgement {
  /** Id of the style. */
  readonly style: string
  readonly metric: string
  /** In the words of the policy. */
  readonly target: string
  readonly cite: string | null
  /** `null` where there is nothing to judge by. */
  readonly met: boolean | null
  /** In words, with the numbers: what was found. */
  readonly found: string
}

/** Fewer values than this in a quarter say nothing of a trend. */
const FEW = 5

/** Each style is judged by its own documents; targets without a figure are shown, not judged. */
export function judgementsOf(own: readonly Measure[], all: readonly Measure[], frame: Frame): Judgement[] {
  const ids = [...new Set(own.map(({ style }) => style))].sort()
  return ids.flatMap(style => {
    const ofStyle = (measures: readonly Measure[]) => measures.filter(one => one.style === style)
    const [mine, past] = [ofStyle(own), ofStyle(all)]
    return (frame.styles.get(style)?.data.targets ?? []).map(target => ({
      style,
      metric: target.metric,
      target: target.target,
      cite: target.cite ?? null,
      ...judged(target, mine, past, frame),
    }))
  })
}

type Verdict = Pick<Judgement, 'met' | 'found'>

function judged(target: TargetData, own: readonly Measure[], all: readonly Measure[], frame: Frame): Verdict {
  const { metric, within, over, atLeast, trend } = target
  if (metric === 'time-to-postmortem' && within !== undefined) return punctuality(own)
  if (metric === 'action-closure' && (over ?? atLeast) !== undefined) return closure(target, own, frame)
  if (trend !== undefined && metric === 'repeats') return fewerRepeats(own, all, frame)
  const interval = intervalNamed[metric]
  if (trend !== undefined && interval !== undefined) return falling(interval, own, frame)
  return { met: null, found: 'shown, not judged' }
}

const intervalNamed: Readonly<Record<string, Interval>> = {
  'time-to-detect': 'detect',
  'time-to-mitigate': 'mitigate',
  'time-to-resolve': 'resolve',
}

function punctuality(own: readonly Measure[]): Verdict {
  const known = own.filter(({ inTime }) => inTime !== null)
  const punctual = known.filter(({ inTime }) => inTime === true).length
  if (known.length === 0)
    return { met: null, found: `${own.length} of ${own.length} do not say when they were written` }
  return { met: punctual === known.length, found: `${punctual} of ${known.length} in time` }
}

/** Where the style gives a time, only items whose time is over are judged. */
function closure({ over, atLeast, within }: TargetData, own: readonly Measure[], { now }: Frame): Verdict {
  const ripe = own.filter(
    ({ closureDue }) => within === undefined || (closureDue !== null && closureDue <= now),
  )
  const { closed, of, unstated, share } = closureOf(ripe)
  const about = within === undefined ? '' : ' whose time is over'
  if (share === null) return { met: null, found: `no items${about} that state a status` }
  const isEnough = (part: number) => {
    const percent = (part / (of + unstated)) * 100
    return over === undefined ? percent >= atLeast! : percent > over
  }
  // Items without a status may be closed or not: there is an answer only if it is the same either way.
  const worst = isEnough(closed)
  const best = isEnough(closed + unstated)
  const open = unstated === 0 ? '' : `; ${unstated} state no status`
  return {
    met: worst === best ? worst : null,
    found: `${closed} of ${of} items${about} closed, ${percentOf(share)}${open}`,
  }
}

/** A share as people read it; rounded down, so that "100 %" is all of them. */
export function percentOf(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`
}

function falling(interval: Interval, own: readonly Measure[], frame: Frame): Verdict {
  const values = (quarter: Quarter) =>
    distributionOf(inQuarter(own, quarter).map(({ minutes }) => minutes[interval]))
  const [latest, earlier] = lastTwo(frame)
  const [now, then] = [values(latest), values(earlier)]
  if (now.n < FEW || then.n < FEW) return tooFew(latest, now.n, earlier, then.n)
  return {
    met: now.median! < then.median!,
    found: `${median(latest, now)} after ${median(earlier, then)}`,
  }
}

function median(quarter: Quarter, { median: value, n }: Distribution): string {
  return `${quarter}: median ${Math.round(value! * 10) / 10} min (n ${n})`
}

function fewerRepeats(own: readonly Measure[], all: readonly Measure[], frame: Frame): Verdict {
  const [latest, earlier] = lastTwo(frame)
  const [now, then] = [latest, earlier].map(quarter => repeatsOf(all, inQuarter(own, quarter), frame.styles))
  if (now!.named < FEW || then!.named < FEW) return tooFew(latest, now!.named, earlier, then!.named)
  return {
    met: now!.repeats < then!.repeats || now!.repeats === 0,
    found: `${latest}: ${now!.repeats} of ${now!.named} after ${earlier}: ${then!.repeats} of ${then!.named}`,
  }
}

function tooFew(latest: Quarter, now: number, earlier: Quarter, then: number): Verdict {
  return { met: null, found: `too few to tell (${earlier}: n ${then}, ${latest}: n ${now}; ${FEW} at least)` }
}

function inQuarter(measures: readonly Measure[], quarter: Quarter): Measure[] {
  return measures.filter(({ date }) => date !== null && quarterOf(date) === quarter)
}

/** The last quarter that is over, or that the period ends with, and the one before it. */
function lastTwo({ now, until }: Frame): readonly [Quarter, Quarter] {
  const today = dayOf(now)
  const running = before(quarterOf(today))
  const asked = until === null ? running : quarterOf(until)
  const latest = asked < running ? asked : running
  return [latest, before(latest)]
}
