import type { Profile } from '../../profile/compile.ts'
import { normalise } from '../../profile/normalise.ts'
import type { Fact } from '../../span.ts'
import type { HeaderEntry, HeaderValue, Parsed } from '../../syntax/parsed.ts'
import { slice } from '../../syntax/text.ts'
import type { Field } from '../record.ts'
import { saysNothing } from '../values.ts'
import { nameBefore } from './entry.ts'

/** The fields of the front matter, each with its key as written; none without front matter. */
export function readHeader(parsed: Parsed, profile: Profile): Field[] {
  const { header } = parsed
  if (header === null) return []
  const form = header.language === 'toml' ? 'toml' : 'yaml'
  const fields = header.entries.map((entry): Field => {
    const value = wholeOf(parsed, entry)
    const { data, means, role } = nameBefore(profile, entry.key.value, value.value, true)
    const items = itemsOf(profile, entry.value, value)
    return { key: data?.key ?? null, means, role, label: entry.key, value, items, form, span: entry.span }
  })
  if (!profile.data.generic) return fields
  return [...fields, ...header.entries.flatMap(entry => fieldsWithin(parsed, entry, profile))]
}

/** The known keys in a map such as `incident:` or `metadata:`, where files of no known style keep their facts. */
function fieldsWithin(parsed: Parsed, { key, value }: HeaderEntry, profile: Profile): Field[] {
  if (value.kind !== 'map' || !isHolder(profile, key.value)) return []
  const text = slice(parsed, value.span)
  return [...text.matchAll(entryWithin)].flatMap(
    ({ index, 0: whole, 1: name, 2: quote, 3: words }): Field[] => {
      const { means, role } = nameBefore(profile, name!, words!, true)
      if (means === null || saysNothing(profile, words!)) return []
      const start = value.span.start + index + whole.length - words!.length - quote!.length
      const fact = { value: words!, span: { start, end: start + words!.length } }
      const at = value.span.start + index + whole.indexOf(name!)
      const label = { value: name!, span: { start: at, end: at + name!.length } }
      const span = { start: at, end: fact.span.end }
      return [{ key: null, means, role, label, value: fact, items: [fact], form: 'yaml', span }]
    },
  )
}

function isHolder({ lookup }: Profile, key: string): boolean {
  const word = normalise(key)
  const says = lookup.words.documents.sorts.get(word)
  return says === 'incident' || says === 'postmortem' || lookup.words.sections.get(word) === null
}

const entryWithin =
  /(?<=^|\n)[ \t]*([A-Za-z][\w .-]{0,40}):[ \t]+(["']?)([^\s"'#[{|>][^\n"'#]{0,200}?)\2[ \t]*(?=\r?$|\r?\n|[ \t]#)/g

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
