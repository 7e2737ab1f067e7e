import { applyEdits, type Edit } from '../edit.ts'
import { dayOf } from '../facts/times.ts'
import type { Message } from '../message.ts'
import { fileNameOf } from '../path.ts'
import type { Deadline } from '../policy/lifecycle.ts'
import type { FiredTrigger } from '../policy/triggers.ts'
import type { FieldData, TierData } from '../profile/profile.ts'
import { fillTemplate } from '../profile/template.ts'
import { covers } from '../span.ts'
import { parse } from '../syntax/parse.ts'
import { textOf } from '../syntax/text.ts'
import { type Surroundings, viewOf } from '../view/read.ts'
import type { View } from '../view.ts'
import { actionGrids } from './actionCell.ts'
import { blankRows } from './blankActions.ts'
import { lineAway } from './blankEntries.ts'
import { decide, type Write } from './decide.ts'
import type { FieldValue } from './fieldValue.ts'
import { knownFields, valuesFor } from './firstValues.ts'
import type { IncidentFacts } from './incidentFacts.ts'
import { setFields } from './metadata.ts'
import { addAction } from './newAction.ts'
import { nameFor } from './newName.ts'
import { insertSections } from './sections.ts'
import { insertEntry } from './timeline.ts'

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
  readonly reasons: readonly Message[]
  readonly deadlines: readonly Deadline[]
}

export interface DraftSurroundings extends Omit<Surroundings, 'path'> {
  /** Where new documents go; the style's own folder if not given. */
  readonly folder?: string
}

/**
 * A new document from facts: the tier the policy asks for, its template filled, with the triggers that the facts fire,
 * the next free id, a file name that is not taken, and the timeline and action items given.
 */
export function scaffold(facts: IncidentFacts, surroundings: DraftSurroundings): Draft {
  const { profile, workspace, folder } = surroundings
  const date = facts.date ?? dayOf(Math.min(...Object.values(facts.moments ?? {}), surroundings.now))
  const { path, id } = nameFor(profile, { ...facts, date }, workspace, folder)
  const file = fileNameOf(path)
  const write: Write = (template, tier, given, triggers = []) => {
    const known = knownFields(profile, given, { date, tier, id, triggers })
    const values = valuesFor(profile, known, { title: facts.title, file })
    const view = viewOf(parse(fillTemplate(profile, template, values)), { ...surroundings, path })
    return after(view, withoutPlace(view, known))
  }
  const decision = decide(profile, facts, write)
  const { tier } = decision
  const view = filled(write(tier.id, tier.id, facts, decision.listed), facts)
  return {
    path,
    text: textOf(view.parsed),
    tier,
    id,
    required: decision.required,
    triggers: decision.triggers,
    reasons: decision.reasons,
    deadlines: view.policy.lifecycle.deadlines,
  }
}

/** Writes the fields that the template has no place for; a title stands in the heading. */
function withoutPlace(view: View, known: ReadonlyMap<FieldData, FieldValue>): Edit[] {
  const present = new Set(view.record.fields.map(({ key }) => key))
  const lacking = [...known].filter(([{ key, means }]) => means !== 'title' && !present.has(key))
  return setFields(view, Object.fromEntries(lacking.map(([{ key }, value]) => [key, value])))
}

/** The view with the addenda its flags ask for and, in place of the template's own rows, the entries and items. */
function filled(view: View, facts: IncidentFacts): View {
  const { timeline = [], actions = [] } = facts
  const addenda = view.policy.sections.missingAddenda.map(section => section.id)
  let own = after(view, insertSections(view, addenda))
  for (const entry of timeline) own = after(own, insertEntry(own, entry))
  for (const action of actions) own = after(own, addAction(own, action))
  return actions.length > 0 ? after(own, withoutBlankItems(own)) : own
}

function after(view: View, edits: readonly Edit[]): View {
  return edits.length === 0 ? view : viewOf(parse(applyEdits(textOf(view.parsed), edits)), view)
}

/** Takes the template's rows out of the tables that hold action items. */
function withoutBlankItems(view: View): Edit[] {
  const { actions } = view.record
  return actionGrids(view)
    .filter(({ grid }) => actions.some(item => covers(grid.span, item.span)))
    .flatMap(({ grid, roles }) => blankRows(view, grid, roles).map(row => lineAway(view, row.span.start)))
}
