import type { MomentName } from '../facts/record.ts'
import { isTemplateTime } from '../facts/timeline/template.ts'
import { type Day, dayOf, type Instant } from '../facts/times.ts'
import { applyEdits } from '../fix.ts'
import { look, type Surroundings } from '../look.ts'
import type { Deadline } from '../policy/lifecycle.ts'
import { type FiredTrigger, inForce } from '../policy/triggers.ts'
import { tierOf } from '../profile/lookup.ts'
import type { TierData } from '../profile/profile.ts'
import { fillTemplate } from '../profile/template.ts'
import type { Edit } from '../rules/rule.ts'
import { parse } from '../syntax/parse.ts'
import { textOf } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { timelineSection } from './entries.ts'
import type { FieldValue } from './fieldValue.ts'
import { valuesFor } from './firstValues.ts'
import { cellText, type GridRow, gridOfTable } from './grid.ts'
import { nameFor } from './naming.ts'
import { addAction, type NewAction } from './newAction.ts'
import { afterLine, lineAt } from './places.ts'
import { insertEntry, type NewEntry } from './timeline.ts'

/** What is known of an incident before anything is written about it. */
export interface IncidentFacts {
  readonly title: string
  /** The day it began; that of the earliest moment if not given, else today. */
  readonly date?: Day
  readonly severity?: string
  readonly status?: string
  /** A person's choice; a tier that the facts ask for wins if it is higher. */
  readonly tier?: string
  readonly id?: string
  readonly moments?: Readonly<Partial<Record<MomentName, Instant>>>
  /** How long it lasted, where no moments say so. */
  readonly minutes?: number
  /** By role: author, reviewer, commander, …. */
  readonly people?: Readonly<Record<string, string>>
  /** Keys of the flags that hold. */
  readonly flags?: readonly string[]
  /** Ids of triggers that a person knows to have fired. */
  readonly triggers?: readonly string[]
  /** Any other field, by its key in the style. */
  readonly fields?: Readonly<Record<string, FieldValue>>
  readonly timeline?: readonly NewEntry[]
  readonly actions?: readonly NewAction[]
}

/** A new document and what was decided about it. */
export interface Draft {
  /** Within the workspace; no file is known to stand there. */
  readonly path: string
  readonly text: string
  readonly tier: TierData
  readonly id: string | null
  /** Whether the policy asks for a postmortem at all. */
  readonly required: boolean
  /** The triggers that facts fire or that were named, recommended ones included. */
  readonly triggers: readonly FiredTrigger[]
  /** Why this tier, and what else the policy has to say, each a sentence. */
  readonly reasons: readonly string[]
  readonly deadlines: readonly Deadline[]
}

export interface Desk extends Omit<Surroundings, 'path'> {
  /** Where new documents go; the style's own folder if not given. */
  readonly folder?: string
}

/**
 * A new document from facts: the tier the policy asks for, its template filled, with the triggers that the facts fire,
 * the next free id, a file name that is not taken, and the timeline and action items given.
 */
export function scaffold(facts: IncidentFacts, desk: Desk): Draft {
  const { profile, workspace } = desk
  const date = facts.date ?? dayOf(Math.min(...Object.values(facts.moments ?? {}), desk.now))
  const { path, id } = nameFor(
    profile,
    { title: facts.title, date, ...(facts.id ? { id: facts.id } : {}) },
    workspace,
    desk.folder,
  )
  const file = path.slice(path.lastIndexOf('/') + 1)
  const draft = (template: string, tier: string, triggers: readonly string[]) =>
    look(
      parse(fillTemplate(profile, template, valuesFor(profile, facts, { date, tier, id, file, triggers }))),
      { ...desk, path },
    )
  // Only the fullest template has a place for every fact that can fire a trigger.
  const chosen = tierOf(profile, facts.tier ?? null)
  const fullest = profile.data.tiers.reduce((most, tier) => (tier.rank > most.rank ? tier : most))
  const { policy } = draft(fullest.id, chosen.id, facts.triggers ?? [])
  const asked = policy.tierAsked?.tier
  const tier = asked && asked.rank > chosen.rank ? asked : chosen
  const triggers = [...new Set([...(facts.triggers ?? []), ...declarable(policy.triggers)])]
  const view = filled(draft(tier.id, tier.id, triggers), facts)
  return {
    path,
    text: textOf(view.parsed),
    tier,
    id,
    required: policy.triggers.some(one => one.trigger.asks === 'required'),
    triggers: policy.triggers,
    reasons: reasonsFor(policy.triggers, tier, facts, profile.data.triggers.length > 0),
    deadlines: view.policy.lifecycle.deadlines,
  }
}

/** The triggers that the document must list because the facts fire them. */
function declarable(fired: readonly FiredTrigger[]): string[] {
  return fired.flatMap(({ trigger }) => (trigger.listed && trigger.asks === 'required' ? [trigger.id] : []))
}

function reasonsFor(
  fired: readonly FiredTrigger[],
  tier: TierData,
  facts: IncidentFacts,
  hasTriggers: boolean,
): string[] {
  const name = tier.label ?? tier.id
  const asking = fired.filter(one => inForce(one) && one.trigger.tier === tier.id)
  const because = asking.map(one => `${name}, because of “${labelOf(one)}”${factsOf(one)}.`)
  const other = fired.filter(one => !asking.includes(one)).map(reasonFor)
  const own =
    facts.tier === tier.id
      ? [`${name}, as chosen.`]
      : hasTriggers
        ? [`${name}: no trigger asks for more.`]
        : []
  return [...(because.length > 0 ? because : own), ...other]
}

function reasonFor(fired: FiredTrigger): string {
  const { asks } = fired.trigger
  const verdict =
    asks === 'required'
      ? 'asks for a postmortem'
      : asks === 'not-required'
        ? 'needs none'
        : `makes one ${asks}`
  return `“${labelOf(fired)}” ${verdict}${factsOf(fired)}.`
}

function labelOf({ trigger }: FiredTrigger): string {
  return trigger.label ?? trigger.id
}

function factsOf({ facts }: FiredTrigger): string {
  return facts.length === 0 ? '' : `: ${facts.join(' and ')}`
}

/** The view with the entries and items written into it, in place of the template's own rows. */
function filled(view: View, facts: IncidentFacts): View {
  const { timeline = [], actions = [] } = facts
  let own = view
  for (const entry of timeline) own = after(own, insertEntry(own, entry))
  if (timeline.length > 0) own = after(own, withoutBlanks(own))
  for (const action of actions) own = after(own, addAction(own, action))
  return actions.length > 0 ? after(own, withoutBlankItems(own)) : own
}

function after(view: View, edits: readonly Edit[]): View {
  return edits.length === 0 ? view : look(parse(applyEdits(textOf(view.parsed), edits)), view)
}

/** Takes the template's rows and lines out of the timeline: those whose time is still to be filled in. */
function withoutBlanks(view: View): Edit[] {
  const section = timelineSection(view)
  return (section?.blocks ?? []).flatMap(block => {
    if (block.kind === 'table') {
      const rows = gridOfTable(view.parsed, block, section!.base).rows.slice(1)
      return rows.flatMap(row => (isTemplateTime(cellText(row, 0)) ? [lineAway(view, row.span.start)] : []))
    }
    if (block.kind !== 'code') return []
    return block.lines.flatMap(({ start, end }) =>
      isTemplateTime(section!.chunk.text.slice(start, end)) ? [lineAway(view, section!.base + start)] : [],
    )
  })
}

/** Takes the template's rows out of the tables that hold action items: those that are no item. */
function withoutBlankItems(view: View): Edit[] {
  const { actions, sections } = view.record
  return sections.flatMap(section =>
    section.blocks.flatMap(block => {
      if (block.kind !== 'table') return []
      const { rows, span } = gridOfTable(view.parsed, block, section.base)
      const items = actions.filter(item => span.start <= item.span.start && item.span.end <= span.end)
      if (items.length === 0) return []
      const isItem = (row: GridRow) =>
        items.some(item => item.span.start === row.span.start && !/^<[^<>]+>/.test(item.text.value))
      const blank = rows.slice(1).filter(row => !isItem(row))
      return blank.map(row => lineAway(view, row.span.start))
    }),
  )
}

function lineAway(view: View, at: number): Edit {
  return { span: { start: lineAt(view.parsed, at).start, end: afterLine(view.parsed, at) }, text: '' }
}
