import { incidentMoments, type Profile } from '../../core/index.ts'
import type { WorkspaceFeature } from '../feature.ts'
import type { FolderParams, Form } from '../protocol.ts'
import { uriIn } from '../uri.ts'
import { optionOf, styleOf } from './options.ts'

/** What New Postmortem asks in a folder. */
export const form: WorkspaceFeature<FolderParams, Form> = {
  method: 'postmortems/form',
  answer(sight, params) {
    const context = sight.contextOf(params.folder)
    const profile = context.profiles.get(params.profile ?? '') ?? context.profile
    const { data } = profile
    const { fields } = data.metadata
    const named = (means: string) => fields.filter(field => field.means === means)
    // How long it lasted stands in the document, and limits count from its end, where no field is for that alone.
    const needsEnd = named('duration').length > 0 && named('mitigated').length === 0
    return {
      configuration: context.configuration,
      profile: styleOf(profile),
      profiles: [...new Set([profile, ...context.profiles.values()])].map(styleOf),
      severities: data.severities.toSorted((a, b) => a.rank - b.rank).map(optionOf),
      triggers: data.triggers
        .filter(trigger => trigger.listed && !followsFromAnswers(trigger))
        .map(trigger => ({ ...optionOf(trigger), asks: trigger.asks, tier: trigger.tier ?? null })),
      flags: named('flag').map(({ key, about, cite }) => optionOf({ id: key, about, cite })),
      tiers: data.tiers.toSorted((a, b) => a.rank - b.rank).map(optionOf),
      roles: [...new Set(named('person').flatMap(field => field.role ?? []))],
      moments: incidentMoments.filter(name => named(name).length > 0 || (name === 'resolved' && needsEnd)),
      folder: uriIn(context.home, `${data.files.folder}/`),
    }
  },
}

/** Whether severity, times and flags, which are asked for, say it: asked for once more, the answers could only differ. */
function followsFromAnswers({ when }: Profile['data']['triggers'][number]): boolean {
  const asked = new Set(['severity', 'over', 'upTo', 'flag'])
  return when.length > 0 && when.every(condition => Object.keys(condition).every(key => asked.has(key)))
}
