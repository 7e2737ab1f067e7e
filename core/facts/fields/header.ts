import type { Profile } from '../../profile/compile.ts'
import type { Fact } from '../../span.ts'
import type { HeaderEntry, HeaderValue, Parsed } from '../../syntax/parsed.ts'
import { slice } from '../../syntax/text.ts'
import type { Field } from '../record.ts'
import { saysNothing } from '../values.ts'
import { nameBefore } from './entry.ts'

/** The fields of the front matter, each with the key as written; none without front matter. */
export function readHeader(parsed: Parsed, profile: Profile): Field[] {
  const { header } = parsed
  if (header === null) return []
  const form = header.language === 'toml' ? 'toml' : 'yaml'
  return header.entries.map(entry => {
    const value = wholeOf(parsed, entry)
    const { data, means, role } = nameBefore(profile, entry.key.value, value.value, true)
    const items = itemsOf(profile, entry.value, value)
    return { key: data?.key ?? null, means, role, label: entry.key, value, items, form, span: entry.span }
  })
}

function wholeOf(parsed: Parsed, entry: HeaderEntry): Fact<string> {
  const { value } = entry
  if (value.kind === 'scalar') return { value: value.value, span: value.span }
  if (value.kind === 'null') return { value: '', span: value.span }
  return { value: slice(parsed, value.span), span: value.span }
}

function itemsOf(profile: Profile, value: HeaderValue, whole: Fact<string>): readonly Fact<string>[] {
  if (value.kind === 'list') return value.items.filter(item => !saysNothing(profile, item.value))
  return value.kind === 'scalar' && !saysNothing(profile, whole.value) ? [whole] : []
}
