import { variableOf } from '../profile/variable.ts'
import type { View } from '../view.ts'

/** A part of a template with its `{variables}` filled from what the document says; `<key>` where it says nothing. */
export function withFacts(view: View, text: string): string {
  if (!text.includes('{')) return text
  return text.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, name: string) => {
    if (name === 'file') return view.path.slice(view.path.lastIndexOf('/') + 1)
    if (name === 'title' && view.record.title) return view.record.title.value
    const field = view.profile.data.metadata.fields.find(one => variableOf(one) === name)
    if (!field) return whole
    const stated = view.record.fields.find(one => one.key === field.key)
    return stated && stated.items.length > 0 ? stated.value.value : `<${name.replaceAll('_', ' ')}>`
  })
}
