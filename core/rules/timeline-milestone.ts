import { mainEntries, timelineSection } from '../edits/entries.ts'
import { insertEntry } from '../edits/timeline.ts'
import type { MomentName, TimelineEntry } from '../facts/record.ts'
import type { Instant } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import type { Milestone } from '../profile/kinds.ts'
import { nameOf } from '../profile/lookup.ts'
import { milestonesIn, milestonesNamed } from '../profile/milestones.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix } from './rule.ts'

export const timelineMilestone: DocumentRule = {
  id: 'timeline-milestone',
  group: 'timeline',
  summary: 'The timeline has no entry for detection, mitigation or resolution',
  level: 'hint',
  fix: 'offer',
  since: '0.1.0',
  source:
    'Timeline reconstruction in the learning style; times to detect and resolve are computed from these entries',
  *check(view) {
    const { milestones } = view.profile.data.timeline
    if (milestones.length === 0 || !asksTimeline(view)) return
    // Entries whose time cannot be read count too.
    const entries = mainEntries(view)
    const section = timelineSection(view)
    if (section === null || entries.filter(({ reading }) => reading !== null).length < 2) return
    const at = section.title.span.start
    for (const milestone of missing(view, milestones, entries)) {
      yield {
        span: { start: at, end: at },
        message: say`No entry of the timeline reports ${words[milestone]}.`,
        fixes: () => fixes(view, milestone),
      }
    }
  },
}

/** Whether the stated tier has a timeline section; other tiers may write one as they like. */
function asksTimeline({ record, profile }: View): boolean {
  const tier = profile.data.tiers.find(({ id }) => id === record.tier?.value)
  const own = profile.data.sections.filter(({ kind }) => kind === 'timeline')
  return tier === undefined || own.length === 0 || own.some(({ id }) => tier.sections.includes(id))
}

const words: Readonly<Record<Milestone, Message>> = {
  alert: say`the alert`,
  detected: say`the detection`,
  communicated: say`communication with those affected`,
  mitigated: say`the mitigation`,
  resolved: say`the resolution`,
}

const moments: Readonly<Partial<Record<Milestone, MomentName>>> = {
  detected: 'detected',
  mitigated: 'mitigated',
  resolved: 'resolved',
}

/** Returns the milestones that no entry names and none has at the exact minute given in the metadata. */
function missing(view: View, asked: readonly Milestone[], entries: readonly TimelineEntry[]): Milestone[] {
  const left = new Set(asked)
  const means = (label: string) => nameOf(view.profile, label).means
  for (const milestone of asked) {
    const instant = instantOf(view, milestone)
    if (instant !== null && entries.some(entry => sameMinute(entry, instant))) left.delete(milestone)
  }
  let recovers = false
  for (const { span, text } of entries) {
    if (left.size === 0) break
    const line = slice(view.parsed, span)
    const words = line.includes(text.value) ? line : `${line} ${text.value}`
    const told = milestonesIn(view.profile.lookup.milestones, words)
    for (const milestone of told) left.delete(milestone)
    if (!told.has('resolved')) continue
    // "Traffic recovers", and later "incident closed": the first entry is the mitigation.
    if (recovers) left.delete('mitigated')
    recovers ||= !milestonesNamed(view.profile.lookup.milestones, words, means).has('resolved')
  }
  return [...left]
}

function instantOf({ record }: View, milestone: Milestone): Instant | null {
  const name = moments[milestone]
  return (name && record.moments[name]?.value.instant) ?? null
}

/** Whether the clock shows the same minute; wrong days and missing zones are left to other rules. */
function sameMinute({ instant, wall }: TimelineEntry, moment: Instant): boolean {
  const at = instant ?? wall
  return at !== null && (minute(at) - minute(moment)) % 1440 === 0
}

function minute(at: number): number {
  return Math.floor(at / 60_000)
}

/** Returns a fix that inserts an entry at the time given in the metadata; none if there is no such time. */
function fixes(view: View, milestone: Milestone): Fix[] {
  const time = instantOf(view, milestone)
  if (time === null) return []
  const event = milestone.charAt(0).toUpperCase() + milestone.slice(1)
  return [
    { title: say`Add “${event}” to the timeline`, safe: false, edits: insertEntry(view, { time, event }) },
  ]
}
