import {
  formatInstant,
  type Instant,
  type Profile,
  remaining,
  type Settings,
  verbatim,
} from '../../core/index.ts'
import type { Client } from '../editor/client.ts'
import type { Due, Option } from '../protocol.ts'
import type { NextLimit } from '../workspace/shelf.ts'

/** What can be chosen, or was: a severity, a status, a trigger, as the policy knows it. */
interface Chosen {
  readonly id: string
  readonly label?: string | undefined
  readonly about?: string | undefined
  readonly cite?: string | undefined
}

/** A choice of the style, as questions offer it. */
export function optionOf({ id, label, about, cite }: Chosen): Option {
  return { id, label: label ?? id, about: about ?? null, cite: cite ?? null }
}

/** A house style. */
export function styleOf({ data }: Profile): Option {
  return { id: data.id, label: data.name, about: data.about, cite: data.source ?? null }
}

/** A deadline, with how far off it is now. */
export function dueOf(
  { name, due }: NextLimit,
  now: Instant,
  { calendar }: Pick<Settings, 'calendar'>,
  inWords: Client['inWords'],
): Due {
  const { text, overdue } = remaining(now, due, calendar)
  return { name: inWords(verbatim(name)), due: formatInstant(due), text: inWords(text), overdue }
}
