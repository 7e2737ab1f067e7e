import { leadingToken } from '../facts/choices.ts'
import { formatDuration, readDuration } from '../facts/durations.ts'
import { zoneOfStyle } from '../facts/timeline/instants.ts'
import { readTime } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import { choiceOf, valuesOf } from '../profile/lookup.ts'
import { nearest, slips } from '../profile/near.ts'
import { compact } from '../profile/normalise.ts'
import type { Choice, FieldData } from '../profile/profile.ts'
import type { Colleague } from '../profile/settings.ts'
import { dateFault, type ValueFault } from './dateFaults.ts'
import { isIdOf } from './naming.ts'

export type { ValueFault } from './dateFaults.ts'

/**
 * What is wrong with one value of a field, `null` when nothing is. The value says something: blanks are not asked
 * about. Where the style's keys are not exact, prose may follow the value.
 */
export function valueFault(
  data: FieldData,
  value: string,
  profile: Profile,
  roster: readonly Colleague[],
): ValueFault | null {
  const { exact } = profile.data.metadata
  if (data.values !== undefined) return choiceFault(data, value, profile)
  switch (data.type) {
    case 'boolean':
      return booleanFault(value)
    case 'date':
    case 'instant':
    case 'date-or-instant':
    case 'date-time':
      return dateFault(data.type, value, exact, zoneOfStyle(data.zone))
    case 'slug':
      return kebabFault(value)
    case 'id':
      return idFault(value, profile)
    case 'handle':
      return handleFault(value, roster)
    case 'sha':
      return shaFault(data, value)
    case 'clock-range':
      return rangeFault(value)
    case 'duration':
      return data.pattern === undefined ? null : lengthFault(data, data.pattern, value)
    default:
      return data.pattern === undefined ? null : patternFault(data.pattern, value)
  }
}

function fault(message: Message, better: string | null = null, safe = better !== null): ValueFault {
  return { message, better, safe }
}

function choiceFault(data: FieldData, value: string, profile: Profile): ValueFault | null {
  const choices = valuesOf(profile, data)
  if (choices.length === 0) return null
  const { exact } = profile.data.metadata
  const token = exact ? value : leadingToken(value)
  if (
    exact
      ? choices.some(choice => choice.id === value)
      : (choiceOf(choices, token) ?? choiceOf(choices, value))
  )
    return exact || data.type === 'enums' ? null : aliasFault(choices, token, value)
  const same = choiceOf(choices, token)
  const names = new Map(
    choices.flatMap(choice =>
      [choice.id, choice.label ?? choice.id, ...choice.aliases].map(name => [name, choice.id]),
    ),
  )
  // A word of three letters may hold a slip where there are only so many words to choose from.
  const hit = nearest(token, names.keys(), token.length === 3 ? 1 : slips(token))
  const better = same?.id ?? (hit === null ? null : names.get(hit)!)
  const expected = choices.map(choice => choice.id).join(', ')
  const message = say`“${token}” is not one of ${expected}.`
  if (better === null) return fault(message)
  const safe =
    hit !== null || [...names].some(([name, id]) => id === better && compact(name) === compact(token))
  return fault(
    say`${message} Did you mean ${better}?`,
    better + value.slice(value.indexOf(token) + token.length),
    safe,
  )
}

/** Another word for a choice is understood, but a list of values to choose from has no others: `prod`, `Final`. */
function aliasFault(choices: readonly Choice[], token: string, value: string): ValueFault | null {
  const plain = choices.map(choice => ({ ...choice, aliases: [] }))
  if (choiceOf(plain, token) ?? choiceOf(plain, value)) return null
  const meant = choiceOf(choices, token) ?? choiceOf(choices, value)
  const expected = choices.map(choice => choice.id).join(', ')
  const better = compact(token) === compact(value) ? meant!.id : null
  const unlisted = say`“${token}” is not one of ${expected}.`
  const message = say`${unlisted} Did you mean ${meant!.id}?`
  return { message, better, safe: better !== null }
}

function booleanFault(value: string): ValueFault | null {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(value)) return null
  const better = /^(?:yes|y|on|1)$/i.test(value)
    ? 'true'
    : /^(?:no|n|off|0|none)$/i.test(value)
      ? 'false'
      : null
  const near = better ?? nearest(value, ['true', 'false'])
  return fault(say`“${value}” is neither true nor false.`, near)
}

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The text in lower case, its words joined by hyphens. */
function kebabOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function kebabFault(value: string): ValueFault | null {
  if (kebab.test(value)) return null
  const better = kebabOf(value)
  const whole = /^[\x20-\x7e]+$/.test(value) && kebab.test(better)
  return fault(
    say`“${value}” is not in kebab case: small letters, digits and hyphens.`,
    whole ? better : null,
  )
}

function idFault(value: string, profile: Profile): ValueFault | null {
  // An id may be the text of a link, or stand in code or in bold.
  const token = /^[\s[`*_]*([^\s(（[\]`*,;]*)/.exec(value)![1]!
  if (isIdOf(token, profile)) return null
  const example = profile.data.metadata.fields.find(field => field.means === 'id')?.example
  const better = isIdOf(token.toUpperCase(), profile) ? token.toUpperCase() : null
  const unlike = say`“${token}” is no id of this style.`
  return fault(
    example === undefined ? unlike : say`${unlike} Expected an id like ${example}.`,
    better === null ? null : value.replace(token, () => better),
  )
}

const handle = /^@[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9_])?(?:\/[\w.-]+)*$/

function handleFault(value: string, roster: readonly Colleague[]): ValueFault | null {
  if (handle.test(value)) return null
  const known =
    roster.find(one => one.handle !== null && compact(one.name) === compact(value))?.handle ?? null
  const bare = handle.test(`@${value}`) && !value.includes('/') ? `@${value}` : null
  const first = handle.test(value.split(/[\s,;]/, 1)[0]!) ? value.split(/[\s,;]/, 1)[0]! : null
  const message = say`“${value}” is not a handle. Expected one like @mo.`
  return fault(message, known ?? bare ?? first, known !== null || bare !== null)
}

function shaFault(data: FieldData, value: string): ValueFault | null {
  const token = /^[`[\s]*([^\s`\](),;]*)/.exec(value)![1]!
  if (/^[0-9a-f]{7,40}$/i.test(token)) return null
  if (data.required === false && /\s/.test(value) && !/\d/.test(token)) return null
  return fault(say`“${token}” is no commit. Expected 7 to 40 digits of a SHA (0-9, a-f).`)
}

function rangeFault(value: string): ValueFault | null {
  const length = readDuration(value)
  const reading = readTime(value)
  // A clock that has no such time is another finding.
  if (length?.range || reading?.problem != null || reading?.until?.problem != null) return null
  return fault(say`“${value}” does not say from when to when. Expected HH:MM - HH:MM.`)
}

function lengthFault(data: FieldData, pattern: string, value: string): ValueFault | null {
  const fits = new RegExp(`^(?:${pattern})$`, 'u')
  if (fits.test(value.split(/\s\(/, 1)[0]!.trim())) return null
  const length = readDuration(value)
  const exact = length !== null && !length.approximate && !length.otherClock && length.parts.length === 0
  const clock = length?.form === 'words' && exact ? formatDuration(length.minutes, 'mm:ss') : null
  const better = clock !== null && fits.test(clock) ? clock : null
  const form = say`“${value}” is not written as the style writes a length.`
  const message = data.example === undefined ? form : say`${form} Expected a length like ${data.example}.`
  return fault(message, better, better !== null && length!.rounding <= 1 && length!.range === null)
}

function patternFault(pattern: string, value: string): ValueFault | null {
  const fits = new RegExp(`^(?:${pattern})$`, 'u')
  if (fits.test(value)) return null
  const better = /^[\x20-\x7e]+$/.test(value) && fits.test(kebabOf(value)) ? kebabOf(value) : null
  const message =
    better === null
      ? say`“${value}” does not have the form the style asks for.`
      : say`“${value}” is not in kebab case.`
  return fault(message, better)
}
