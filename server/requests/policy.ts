import type { Profile, Settings } from '../../core/index.ts'
import type { Feature, WorkspaceFeature } from '../feature.ts'
import type { DocumentParams, FolderParams, PolicyAnswer } from '../protocol.ts'
import { uriIn } from '../uri.ts'
import { styleOf } from './options.ts'

/** Where the policy behind a document can be read: the team's own document, or what the style cites. */
export const policy: Feature<DocumentParams, PolicyAnswer> = {
  method: 'postmortems/policy',
  answer: ({ view: { settings, profile }, uriOf }) => told(settings, profile, uriOf),
}

/** The policy in force in a folder, whether a postmortem lies there yet or not. */
export const folderPolicy: WorkspaceFeature<FolderParams, PolicyAnswer> = {
  method: 'postmortems/folderPolicy',
  answer(sight, { folder }) {
    const { settings, profile, home } = sight.contextOf(folder)
    return told(settings, profile, path => uriIn(home, path))
  },
}

function told({ policy: own }: Settings, profile: Profile, uriOf: (path: string) => string): PolicyAnswer {
  return { uri: own === null ? null : uriOf(own.path), profile: styleOf(profile) }
}
