import { fileNameOf } from '../path.ts'
import { variable, variableOf } from '../profile/variable.ts'
import type { View } from '../view.ts'

/** A part of a template with its `{variables}` filled from what the document says; `<key>` where it says nothing. */
export function withFacts(view: View, text: string): string {
  if (!text.includes('{')) return text
  return text.replace(variable, (whole, before: string, name: string, after: string) => {
    const fact = factOf(view, name)
    return fact === null ? whole : before + fact + after
  })
}

function factOf({ path, profile, record }: View, name: string): string | null {
  if (name === 'file') return fileNameOf(path)
  if (name === 'title' && record.title) return record.title.value
  const field = profile.data.metadata.fields.find(one => variableOf(one) === name)
  if (!field) return null
  const stated = record.fields.find(one => one.key === field.key)
  return stated && stated.items.length > 0 ? stated.value.value : `<${name.replaceAll('_', ' ')}>`
}
