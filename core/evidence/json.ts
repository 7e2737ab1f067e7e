import { at, type Json, listAt, momentAt, textAt } from '../intake/json.ts'
import { pagedWords } from '../intake/pagerDuty.ts'
import { readIncident } from '../intake/read.ts'
import type { EvidenceKind, Sighting, Testimony } from './sighting.ts'

/**
 * JSON: what a pager or status page tells of an incident, the events of a cluster, an exported channel, or log records,
 * one a line or as a list. `null` for any other text.
 */
export function fromJson(text: string): Testimony | null {
  if (!/^\s*[[{]/.test(text)) return null
  const whole = parsed(text)
  return whole === undefined ? fromJsonLines(text) : fromValue(whole, text)
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function fromValue(value: Json, text: string): Testimony | null {
  const intake = readIncident(text)
  const told = 'facts' in intake ? (intake.facts.timeline ?? []) : []
  const sightings = told.flatMap(({ time, event, source, actor }): Sighting[] =>
    typeof time === 'number' ? [{ time, text: event, actor: actor ?? null, source: source ?? null }] : [],
  )
  if (sightings.length > 0) return { kind: 'pager', sightings, unread: [] }
  const records = Array.isArray(value) ? (value as Json[]) : (recordsIn(value) ?? [value])
  return fromRecords(
    records,
    records.map(one => JSON.stringify(one)),
  )
}

/** Where lists of events stand in what tools return: a cluster, the log of a pager's incident, an export of a channel. */
const lists = ['items', 'log_entries', 'logs', 'events', 'messages', 'entries', 'data']

function recordsIn(value: Json): readonly Json[] | undefined {
  return lists.map(name => listAt(value, name)).find(list => list.length > 0)
}

/** A line that is no JSON among lines that are stays unread. */
function fromJsonLines(text: string): Testimony | null {
  const lines = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '')
  const records = lines.map(line => parsed(line))
  return records.filter(one => one !== undefined).length * 2 > lines.length
    ? fromRecords(records, lines)
    : null
}

function fromRecords(records: readonly Json[], lines: readonly string[]): Testimony | null {
  const found = records.map(sightingIn)
  const sightings = found.flatMap(one => one?.sighting ?? [])
  const kind = found.find(one => one !== null)?.kind
  if (kind === undefined) return null
  return { kind, sightings, unread: lines.filter((_, i) => found[i] === null) }
}

const times = [
  'ts',
  'time',
  'timestamp',
  '@timestamp',
  'date',
  'datetime',
  'eventTime',
  'lastTimestamp',
  'created_at',
  'date_happened',
  '__REALTIME_TIMESTAMP',
]
const texts = ['title', 'message', 'msg', 'MESSAGE', 'text', 'summary', 'description', 'event', 'error']
const people = ['username', 'user', 'author', 'sender', 'actor']

/** What a monitoring service returns puts the event itself one or two levels down. */
function unwrapped(record: Json): Json {
  const outer = at(record, 'attributes')
  if (typeof outer !== 'object' || outer === null || textAt(outer, 'timestamp') === undefined) return record
  return { ...(at(outer, 'attributes') as object | undefined), ...outer }
}

function sightingIn(found: Json): { kind: EvidenceKind; sighting: Sighting } | null {
  const record = unwrapped(found)
  const first = <T>(keys: readonly string[], read: (key: string) => T | undefined) =>
    keys.map(read).find(one => one !== undefined)
  // Who comes and goes in a channel says nothing.
  if (/^channel_(?:join|leave)$/.test(textAt(record, 'subtype') ?? '')) return null
  const time = first(times, key => momentAt(numeric(at(record, key))))
  const text = first(texts, key => textAt(record, key))
  if (time === undefined || text === undefined) return null
  const reason = textAt(record, 'reason')
  const object = textAt(record, 'involvedObject', 'name')
  if (reason !== undefined && object !== undefined) {
    const subject = `${reason} ${textAt(record, 'involvedObject', 'kind')?.toLowerCase() ?? ''}/${object}`
    return {
      kind: 'cluster',
      sighting: { time, text: `${subject}: ${text}`, actor: null, source: 'kubectl get events' },
    }
  }
  const pager = textAt(record, 'agent', 'summary') ?? null
  if (pager !== null || textAt(record, 'type')?.endsWith('_log_entry')) {
    const words = pagedWords(record) ?? text
    return { kind: 'pager', sighting: { time, text: words, actor: pager, source: 'pager' } }
  }
  const actor =
    textAt(record, 'user_profile', 'real_name') ?? first(people, key => textAt(record, key)) ?? null
  if (actor !== null) return { kind: 'chat', sighting: { time, text, actor, source: 'chat' } }
  const level = textAt(record, 'level') ?? textAt(record, 'severity')
  return {
    kind: 'log',
    sighting: { time, text: level ? `${level.toUpperCase()} ${text}` : text, actor, source: 'log' },
  }
}

/** `"1755700622.000200"`, as channels are exported, is a number. */
function numeric(value: Json): Json {
  return typeof value === 'string' && /^\d{9,16}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value
}
