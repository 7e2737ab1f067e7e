import { dataOf, type Message, sectionText } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { storyOfIncident } from '../stories/incident.ts'
import { paragraphs } from '../stories/policyRow.ts'
import { storyOfSection } from '../stories/section.ts'
import { storyOfChoice, storyOfField, storyOfValue } from '../stories/values.ts'

/** What an item is about: a small key that goes along with it and comes back when its documentation is asked for. */
export type About =
  | { readonly of: 'field'; readonly key: string }
  | { readonly of: 'value'; readonly key: string; readonly id: string }
  | { readonly of: 'cell'; readonly list: 'statuses' | 'types' | 'priorities'; readonly id: string }
  | { readonly of: 'section'; readonly id: string }
  | { readonly of: 'incident'; readonly id: string }

/**
 * The documentation of an item, in Markdown: what a hover would say if the text were there already; `null` if nothing is
 * known. `text` is what the item inserts.
 */
export function storyOf(sight: Sight, about: About, text?: string): Message | null {
  const { profile, policy } = sight.view
  switch (about.of) {
    case 'field':
    case 'value': {
      const data = dataOf(sight.view, about.key)
      if (!data) return null
      return about.of === 'field' ? storyOfField(sight, data) : storyOfValue(sight, data, about.id)
    }
    case 'cell': {
      const choice = profile.data.actions[about.list].find(one => one.id === about.id)
      return choice ? storyOfChoice(sight, choice) : null
    }
    case 'section': {
      const data = profile.data.sections.find(one => one.id === about.id)
      if (!data) return null
      return paragraphs([
        storyOfSection(sight, data),
        shown(text ?? sectionText(sight.view, policy.tier, data.id)),
      ])
    }
    case 'incident':
      return storyOfIncident(sight, about.id)
    default:
      return null
  }
}

/** A text as it will be inserted; its own fences are shorter. */
function shown(text: string): string {
  return `\`\`\`\`md\n${text.trimEnd()}\n\`\`\`\``
}
