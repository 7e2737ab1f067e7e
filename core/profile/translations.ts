import { compact, normalise } from './normalise.ts'
import type { Choice, ProfileData } from './profile.ts'
import type { Names } from './vocabulary.ts'

/** The style with names in other languages added to its choices: `hoch` for `High`. */
export function withTranslations(data: ProfileData, terms: Names<string>): ProfileData {
  const told = <T extends Choice>(choices: readonly T[]): T[] =>
    choices.map(choice => {
      const names = [choice.id, choice.label ?? choice.id, ...choice.aliases].map(normalise)
      const translations = names.flatMap(name => terms[name] ?? []).map(compact)
      return translations.length === 0 ? choice : { ...choice, translations }
    })
  const { metadata, actions, lifecycle } = data
  return {
    ...data,
    severities: told(data.severities),
    metadata: {
      ...metadata,
      fields: metadata.fields.map(field =>
        Array.isArray(field.values) ? { ...field, values: told(field.values) } : field,
      ),
    },
    actions: { ...actions, priorities: told(actions.priorities) },
    ...(lifecycle && { lifecycle: { ...lifecycle, statuses: told(lifecycle.statuses) } }),
  }
}
