import { formatInstant, type NewEntry, say, severityIn } from '../../core/index.ts'
import { readIncident } from '../../core/intake.ts'
import { refused } from '../editor/failures.ts'
import type { WorkspaceFeature } from '../feature.ts'
import type { DraftParams, IncidentParams } from '../protocol.ts'

/** What another tool tells of an incident, as facts for a new document; an error says why it tells nothing. */
export const incident: WorkspaceFeature<IncidentParams, DraftParams> = {
  method: 'postmortems/incident',
  answer(sight, { folder, text }) {
    const intake = readIncident(text)
    if ('problem' in intake)
      return refused(sight.client.inWords(say`This tells of no incident: ${intake.problem}.`))
    const { title, date, severity, moments, people, services, flags, triggers, timeline } = intake.facts
    const known = severityIn(sight.contextOf(folder).profile, severity)
    return {
      folder,
      title,
      date,
      severity: known ?? undefined,
      people,
      services,
      flags,
      triggers,
      moments: Object.fromEntries(
        Object.entries(moments ?? {}).map(([name, instant]) => [name, formatInstant(instant)]),
      ),
      timeline: (timeline ?? []).map(toldOf),
    }
  },
}

function toldOf({ time, event, source, actor }: NewEntry): NonNullable<DraftParams['timeline']>[number] {
  return {
    time: typeof time === 'number' ? formatInstant(time) : time,
    event,
    source: source || undefined,
    actor: actor || undefined,
  }
}
