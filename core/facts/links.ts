import type { Profile } from '../profile/compile.ts'
import { type Fact, matched, type Span, shift } from '../span.ts'
import { isDigit, isLetter } from '../syntax/characters.ts'

/**
 * References to tickets in a text, in order: URLs of issues and merge requests, `#12`, `!45`, `group/project#12`, `ABC-123`,
 * `T123456`, the number in `Bug 123456`. A link whose text is a reference counts once, by its text. `base` is the offset of the
 * text in the file. What only looks like a key (`UTF-8`, `SEV-2`, `ADR-601`, `INC-2026-001`) is left out.
 */
export function ticketsIn(text: string, base: number): Fact<string>[] {
  const found: Fact<string>[] = []
  let last: Span | null = null
  for (let at = 0; at < text.length; at++) {
    const next = referenceAt(text, at, last)
    if (next === null) continue
    at = next.end - 1
    if (!next.isTicket || (last !== null && next.start < last.end)) continue
    last = next
    const { start, end } = next
    found.push({ value: text.slice(start, end), span: shift(next, base) })
  }
  return found
}

function referenceAt(text: string, at: number, last: Span | null): Found | null {
  switch (text.charCodeAt(at)) {
    case 0x23: // #
    case 0x21: // !
      return isDigit(text.charCodeAt(at + 1)) ? numbered(text, at) : null
    case 0x2d: // -
      return isDigit(text.charCodeAt(at + 1)) ? keyed(text, at) : null
    case 0x3a: // :
      return addressed(text, at, last)
    case 0x54: // T
      return counted(text, at, at + 1, at)
    case 0x42: // B
    case 0x62: // b
      return text.startsWith('ug ', at + 1) ? counted(text, at, at + 4, at + 4) : null
    default:
      return null
  }
}

/** Whether the whole text is one ticket reference. */
export function isTicket(text: string): boolean {
  const [only, second] = ticketsIn(text, 0)
  return only !== undefined && second === undefined && only.span.end - only.span.start >= text.trim().length
}

/** What a mark (`#`, `!`, `-`, `:`) or letter turned out to be part of. */
interface Found extends Span {
  /** False for a URL of something else, which is skipped. */
  readonly isTicket: boolean
}

/** `#12` or `!45`, with or without a project before it. */
function numbered(text: string, at: number): Found | null {
  const end = digitsEnd(text, at + 1, 7)
  if (end === at + 1 || continues(text, end)) return null
  let start = at
  while (start > 0 && isProject(text.charCodeAt(start - 1))) start--
  const before = text.charCodeAt(start - 1)
  if (before === 0x23 || before === 0x26 || before === 0x3f) return null
  if (start === at) return isReference(text, at, end - at) ? { start, end, isTicket: true } : null
  return at - start > 1 && isLetter(text.charCodeAt(start)) ? { start, end, isTicket: true } : null
}

/** `ABC-123`; `at` is the hyphen. */
function keyed(text: string, at: number): Found | null {
  let start = at
  while (start > 0 && at - start < 10 && isKeyPart(text.charCodeAt(start - 1))) start--
  const end = digitsEnd(text, at + 1, 6)
  const before = text.charCodeAt(start - 1)
  const isPart = isProject(before) || before === 0x23
  if (at - start < 2 || !isCapital(text.charCodeAt(start)) || isPart || continues(text, end)) return null
  return isNotKey(text.slice(start, at), text.slice(at + 1, end)) ? null : { start, end, isTicket: true }
}

/** `T123456` as in Phabricator, `Bug 123456` as in Bugzilla. Fewer than five digits may be a technique or a build. */
function counted(text: string, at: number, from: number, start: number): Found | null {
  const end = digitsEnd(text, from, 7)
  const before = text.charCodeAt(at - 1)
  if (end - from < 5 || isProject(before) || before === 0x23 || continues(text, end)) return null
  return { start, end, isTicket: true }
}

/** A URL; `at` is its colon. Not a ticket if it is the target of a link whose text already was one (`last`). */
function addressed(text: string, at: number, last: Span | null): Found | null {
  const start = text.startsWith('https', at - 5) ? at - 5 : text.startsWith('http', at - 4) ? at - 4 : -1
  if (start < 0 || text.charCodeAt(at + 1) !== 0x2f || text.charCodeAt(at + 2) !== 0x2f) return null
  let end = at + 3
  while (end < text.length && !endsAddress(text.charCodeAt(end))) end++
  while (/[.,;:!?]/.test(text[end - 1]!)) end--
  const opening = text.charCodeAt(start - 1) === 0x28 ? openingBefore(text, start) : -1
  const isNamed =
    opening >= 0 && last !== null && last.start >= opening && text.indexOf(']', last.end) < start
  return { start, end, isTicket: !isNamed && tracker.test(text.slice(start, end)) }
}

/** Offset of the `[` of the link whose target starts at `at`; -1 if there is none nearby. */
function openingBefore(text: string, at: number): number {
  const from = Math.max(0, at - LONGEST)
  const found = text.slice(from, at).lastIndexOf('[')
  return found < 0 ? -1 : from + found
}

/** Link texts are hardly ever longer. UTF-16 units. */
const LONGEST = 320

function digitsEnd(text: string, from: number, most: number): number {
  let end = from
  while (end - from <= most && isDigit(text.charCodeAt(end))) end++
  return end - from > most ? from : end
}

/** Whether a word goes on at `at`, so that no reference ends there. */
function continues(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  // An underscore without a word after it closes emphasis.
  if (code === 0x5f) return isLetter(text.charCodeAt(at + 1)) || isDigit(text.charCodeAt(at + 1))
  return isLetter(code) || isDigit(code) || code === 0x2d
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

function isKeyPart(code: number): boolean {
  return isCapital(code) || isDigit(code) || code === 0x5f
}

/** Letters, digits and `_-./`, as in the path of a project. */
function isProject(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f || (code >= 0x2d && code <= 0x2f)
}

/** Spaces, brackets, quotation marks, backticks, bars and anything beyond ASCII. */
function endsAddress(code: number): boolean {
  if (code <= 0x20 || code > 0x7e) return true
  return '()<>[]"\'`|'.includes(String.fromCharCode(code))
}

/** In the URL of a ticket, issue or merge request, as the usual trackers write it. */
const tracker =
  /\/(?:issues?|work_items|pulls?|merge_requests|pull-requests|tickets?|bugs?|tasks?|stories|story|_workitems\/edit|browse|incidents?)\/(?:[A-Za-z][A-Za-z0-9_]{0,20}-)?\d{1,9}(?![\w.])|\/(?:browse|issue|story|item|t)\/[A-Z][A-Z0-9_]{0,20}-\d{1,9}|show_bug\.cgi\?id=\d|[?&](?:issue|ticket|bug|selectedIssue)=(?:[A-Z]+-)?\d|trello\.com\/c\/|app\.asana\.com\/\d|notion\.so\/[^\s]*-[0-9a-f]{32}/

/** Whether a prefix looks like a project key and is not: of standards, severities, documents, months, products. */
function isNotKey(prefix: string, number: string): boolean {
  if (numberedPlaces.has(prefix)) return number.length < 2 || number.startsWith('0')
  return notProjects.has(prefix) || /^[HQ]\d$/.test(prefix)
}

/** Zones, databases, back ends and front ends are numbered from 1 or 01; in projects called so numbers soon have two digits. */
const numberedPlaces: ReadonlySet<string> = new Set(['AZ', 'DB', 'BE', 'FE'])

const notProjects: ReadonlySet<string> = new Set(
  (
    'ADR RFC PEP ISO IEC IEEE ANSI DIN EN BSI NIST FIPS PCI SOC CVE CWE GHSA OSV PYSEC UTF UCS UTC GMT SHA MD RSA AES DES ' +
    'ECDSA TLS SSL HTTP HTTPS TCP UDP IP IPV SMTP SQL XML HTML CSS USB SEV PRIO P PM PIR RCA SLA SLO KPI OKR AI ACTION ' +
    'ITEM STEP PHASE TIER LEVEL ROUND RT GPT LLM COVID FY CY EU US UK JAN FEB MAR APR MAY JUN JUL AUG SEP OCT ' +
    'NOV DEC MON TUE WED THU FRI SAT SUN VERSION LTS RC TTD TTR TTM MTTR'
  ).split(' '),
)

/**
 * Whether a bare `#3` is a ticket: it opens the text, a bracket or list item, or a word announces it. "retry #3" is an
 * ordinal, and so is "step #12".
 */
function isReference(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  if (ordinals.test(before)) return false
  return length > 2 || before.trim() === '' || /[([,;:|]\s*$/.test(before) || announced.test(before)
}

/** What is counted with the same sign. */
const ordinals =
  /\b(?:AI|action items?|attempt|builds?|cases?|chapter|day|fig(?:ure)?|instance|items?|no|nodes?|number|options?|parts?|phase|points?|questions?|replica|rules?|runs?|sections?|shards?|sprint|steps?|table|try|week|why|workers?)[ .]*$/i

const announced =
  /\b(?:issues?|prs?|mrs?|tickets?|bugs?|see|close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|tracked (?:in|by|as)|request)\s*:?\s*$/i

/** Incidents or postmortems that a text names by their ids. */
export function incidentsIn(text: string, base: number, profile: Profile): Fact<string>[] {
  const found = new Map<number, Span>()
  const own = profile.data.ids?.pattern
  if (own !== undefined) collect(found, text, own)
  if (/\d{3}/.test(text)) collect(found, text, commonId)
  return [...found.values()]
    .sort((a, b) => a.start - b.start)
    .map(span => ({ value: text.slice(span.start, span.end), span: shift(span, base) }))
}

function collect(found: Map<number, Span>, text: string, pattern: string): void {
  const earlier = [...found.values()]
  for (const match of text.matchAll(new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'g'))) {
    const span = matched(match)
    if (!earlier.some(other => other.start < span.end && span.start < other.end)) found.set(span.start, span)
  }
}

/** `INC-2026-001`, `PM2021-004`, `INC-2026-08-14-001`, `INC-4711`: common forms of incident ids. */
export const commonId = String.raw`(?:INC|PM|IR|PIR|RCA|INCIDENT|OUTAGE|SEV|EVT)-?(?:\d{4}-\d{2}-\d{2}-\d{1,4}|\d{4}-\d{1,5}|\d{3,8})`
