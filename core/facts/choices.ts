import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import { choiceOf } from '../profile/lookup.ts'
import type { Choice } from '../profile/profile.ts'
import type { Fact } from '../span.ts'
import type { Field } from './record.ts'
import { findDate } from './times.ts'
import { documentWords } from './titleWords.ts'

/**
 * The value of the first filled field of this meaning: the id of the choice it names, else its first token as written. Fields
 * that the style knows come first. `null` if none is filled.
 */
export function choiceIn(
  fields: readonly Field[],
  means: Meaning,
  choices: readonly Choice[],
): Fact<string> | null {
  const item = filled(fields, means).find(field => means !== 'status' || !isTold(field))?.items[0]
  if (item === undefined) return null
  const said = item.value.replace(crossedOut, '')
  const token = withoutDay(leadingToken(said), said)
  if (token === '') return null
  const choice = choiceOf(choices, token) ?? choiceOf(choices, said)
  const start = item.span.start + item.value.indexOf(token)
  return { value: choice?.id ?? token, span: { start, end: start + token.length } }
}

/** Whether a list below the label tells how things stand, where a single state was asked for. */
function isTold({ value, items }: Field): boolean {
  return value.value === '' && items.length > 1
}

/** What precedes the current value in `~~Draft~~ Final`, `[x] Reviewed`, `<b>SEV-1</b>`. */
const crossedOut =
  /^\s*(?:~~[^~]{1,60}~~\s*(?:→|->)?\s*(?=\S)|\[[xX]\]\s+|<(?:b|strong|em|i|u|span|font|mark)(?:\s[^<>]{1,200})?>\s*)/

/** The token without a date at its end: `Issued` for "Issued 17/10/2025", `Published` for "Published on …". */
function withoutDay(token: string, value: string): string {
  const date = findDate(value)
  const end = date === null ? token.length : date.span.start - value.indexOf(token)
  return end > 0 && end < token.length ? token.slice(0, end).trim().replace(beforeDay, '') : token
}

const beforeDay = /\s(?:on|at|since|as of|am|seit|le|depuis|el|desde|em)$/i

/** The items of all fields of this meaning: the id of the choice each names, else as written. */
export function choicesIn(
  fields: readonly Field[],
  means: Meaning,
  choices: readonly Choice[],
): Fact<string>[] {
  return filled(fields, means)
    .flatMap(field => field.items)
    .map(item => ({ value: idAmong(choices, item.value), span: item.span }))
}

/** The id of the choice that the words name, else the words. */
export function idAmong(choices: readonly Choice[], words: string): string {
  return choiceOf(choices, words)?.id ?? words
}

/** The fields of a meaning that have a value; those that the style knows come first. */
export function filled(fields: readonly Field[], means: Meaning): Field[] {
  const found = fields.filter(field => field.means === means && field.items.length > 0)
  return found.length < 2 ? found : firstThose(found, field => field.key !== null)
}

/** The first item of the first of them. */
export function firstItem(fields: readonly Field[], means: Meaning): Fact<string> | undefined {
  return filled(fields, means)[0]?.items[0]
}

function firstThose(fields: readonly Field[], isFirst: (field: Field) => boolean): Field[] {
  return fields.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
}

/**
 * The first token of a value: `SEV-3` for `SEV-3 (major outage)`, `Partial degradation` for `Partial degradation – 12 % of
 * users`. Ends at the first bracket, punctuation mark or spaced dash. A token of more than 40 units is cut after its first word.
 */
export function leadingToken(text: string): string {
  const from = Math.max(0, text.search(/[\p{L}\p{N}]/u))
  const rest = text.slice(from)
  const end = rest.search(tokenEnd)
  const token = (end > 0 ? rest.slice(0, end) : rest).trim()
  return token.length <= 40 ? token : (token.split(/\s/, 1)[0] ?? '').slice(0, 40)
}

const tokenEnd =
  /[([{（［【\]<,;：、，。．|/*_`\n\r]|(?<!:):(?!:)|\s[-=~→]|(?<=\d)-(?=[^!-~])|[–—→]|\.(?:\s(?!\d)|$)|\s#/

/** The flags by key. `true`, `yes` and `y`, or `false`, `no`, `n` and `none`; anything else is left out. */
export function flagsIn(fields: readonly Field[]): Record<string, Fact<boolean>> {
  const flags: Record<string, Fact<boolean>> = {}
  for (const { means, key, value } of fields) {
    const answer = means === 'flag' && key !== null ? answerOf(value.value) : null
    if (answer !== null && flags[key!] === undefined) flags[key!] = { value: answer, span: value.span }
  }
  return flags
}

function answerOf(text: string): boolean | null {
  const found = /^(?:(true|yes|y)|false|no|n|none)$/i.exec(text.trim())
  return found && found[1] !== undefined
}

/** The date fields, those first whose label says that the date is the incident's and not the document's. */
export function surestFirst(dates: readonly Field[], { lookup }: Profile): readonly Field[] {
  return firstThose(dates, ({ label }) => {
    const words = label.value.replaceAll(/[_-]/g, ' ')
    return documentWords(words, lookup.words.documents).incident !== null
  })
}
