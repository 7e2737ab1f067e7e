import type { Feature } from '../feature.ts'
import type { DocumentParams, PolicyAnswer } from '../protocol.ts'
import { styleOf } from './options.ts'

/** Where the policy behind a document can be read: the team's own document, or what the style cites. */
export const policy: Feature<DocumentParams, PolicyAnswer> = {
  method: 'postmortems/policy',
  capability: () => ({}),
  answer({ view: { settings, profile }, uriOf }) {
    const uri = settings.policy === null ? null : uriOf(settings.policy.path)
    return { uri, profile: styleOf(profile), source: profile.data.source ?? null }
  },
}
