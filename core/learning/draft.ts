import type { Profile, ProfileSource } from '../profile/compile.ts'
import { profileSchema } from '../profile/profile.ts'
import type { FieldFound } from './fields.ts'
import { type Entries, type Node, plainData } from './node.ts'
import type { StyleSection } from './sections.ts'

/** The parts of a style that decide how documents are read. */
export interface DraftParts {
  readonly id: string
  readonly form: Profile['data']['metadata']['form']
  /** Id of the section that holds the metadata; `null` where it stands at the top. */
  readonly metadataSection: string | null
  readonly fields: readonly FieldFound[]
  readonly sections: readonly StyleSection[]
  readonly ids: Entries | undefined
  readonly timeline: Entries
  readonly actions: Entries
}

/** A first style, made from the template alone: it serves to read the documents and asks for nothing yet. */
export function draftOf(parts: DraftParts, compile: (source: ProfileSource) => Profile): Profile {
  const { id, form, metadataSection, ids, timeline, actions } = parts
  const node: Entries = {
    id,
    name: id,
    about: id,
    ids,
    metadata: {
      form,
      section: metadataSection ?? undefined,
      fields: parts.fields.map(one => draftField(one, metadataSection)),
    },
    sections: parts.sections.map(draftSection),
    tiers: [
      { id: 'postmortem', rank: 0, template: 'postmortem.md', sections: parts.sections.map(one => one.id) },
    ],
    timeline: { columns: timeline.columns },
    actions: { columns: actions.columns, groups: actions.groups },
  }
  return compile({ data: profileSchema.parse(plainData(node)), templates: {}, example: '' })
}

function draftField({ key, means, role, section, form }: FieldFound, metadataSection: string | null): Node {
  return {
    key,
    means: means ?? undefined,
    role: means === 'person' ? (role ?? undefined) : undefined,
    type: means === 'classes' || means === 'related' ? 'list' : 'text',
    form: form === 'heading' || form === 'toml' ? undefined : form,
    section: section === metadataSection ? undefined : (section ?? undefined),
  }
}

function draftSection({ id, kind, title, level, within }: StyleSection): Node {
  return { id, kind: kind ?? undefined, title, level, within: within ?? undefined, optional: true }
}
