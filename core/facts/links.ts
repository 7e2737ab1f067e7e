import type { Profile } from '../profile/compile.ts'
import type { Fact, Span } from '../span.ts'

/**
 * References to tickets in a text, in order: addresses of issues and merge requests, `#12`, `!45`, `group/project#12`,
 * `ABC-123`. The words of a link that are a reference themselves stand for its address. `base` is the offset of the
 * text in the file. Names that only look like keys (`UTF-8`, `SEV-2`, `ADR-601`, `INC-2026-001`) are none.
 */
export function ticketsIn(text: string, base: number): Fact<string>[] {
  if (!mayRefer.test(text)) return []
  const found: Fact<string>[] = []
  for (const match of text.matchAll(reference)) {
    const { linked, target, url, key, project, number } = match.groups!
    const at = match.index
    if (target !== undefined) {
      if (isTracker(target)) found.push(ofLink(text, base, at, linked!, target))
    } else if (url !== undefined) {
      if (isTracker(url)) found.push(fact(text, base, at, at + url.length))
    } else if (key !== undefined) {
      if (!isNoKey(key)) found.push(fact(text, base, at, at + key.length))
    } else if (number !== undefined && (project || isReference(text, at, number))) {
      found.push(fact(text, base, at, at + (project ?? '').length + number.length))
    }
  }
  return found
}

/** Whether the text as a whole is one ticket reference. */
export function isTicket(text: string): boolean {
  const [only, second] = ticketsIn(text, 0)
  return only !== undefined && second === undefined && only.span.end - only.span.start >= text.trim().length
}

/** A cheap look before the full one: nothing can be a reference without one of these. */
const mayRefer = /[#!]\d|\/\/|[A-Z]-\d/

/** One alternative a kind; none of them can match in two ways, so that reading stays linear. */
const reference = new RegExp(
  [
    String.raw`\[(?<linked>[^[\]\n]{0,300})\]\(\s*<?(?<target>https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?)[^()\n]{0,200}\)`,
    String.raw`(?<url>https?:\/\/[^\s()<>\[\]"'\x60|]+)`,
    String.raw`(?<![\w.\-/#])(?<key>[A-Z][A-Z0-9_]{1,9}-\d{1,6})(?![\w-])`,
    String.raw`(?<![\w\-/.#&])(?<project>[A-Za-z][\w.-]{0,60}(?:\/[\w.-]{1,60}){0,4})?(?<number>[#!]\d{1,7})(?![\w-])`,
  ].join('|'),
  'g',
)

function ofLink(text: string, base: number, at: number, words: string, target: string): Fact<string> {
  const inner = ticketsIn(words, base + at + 1)
  if (inner.length > 0) return inner[0]!
  const start = text.indexOf(target, at)
  return fact(text, base, start, start + target.length)
}

function fact(text: string, base: number, start: number, end: number): Fact<string> {
  let to = end
  while (/[.,;:!?]/.test(text[to - 1]!)) to--
  return { value: text.slice(start, to), span: { start: base + start, end: base + to } }
}

/** Whether an address is that of a ticket, issue, or merge request in any of the usual trackers. */
export function isTracker(url: string): boolean {
  return tracker.test(url)
}

const tracker =
  /\/(?:issues?|work_items|pulls?|merge_requests|pull-requests|tickets?|bugs?|tasks?|stories|story|_workitems\/edit|browse|incidents?)\/(?:[A-Za-z][A-Za-z0-9_]{0,20}-)?\d{1,9}(?![\w.])|\/(?:browse|issue|story|item|t)\/[A-Z][A-Z0-9_]{0,20}-\d{1,9}|show_bug\.cgi\?id=\d|[?&](?:issue|ticket|bug|selectedIssue)=(?:[A-Z]+-)?\d|trello\.com\/c\/|app\.asana\.com\/\d|notion\.so\/[^\s]*-[0-9a-f]{32}/

/** Prefixes that look like the key of a project and are not: standards, severities, documents, months, products. */
function isNoKey(key: string): boolean {
  const prefix = key.slice(0, key.indexOf('-'))
  return noProject.has(prefix) || /^[HQ]\d$/.test(prefix)
}

const noProject: ReadonlySet<string> = new Set(
  (
    'ADR RFC PEP ISO IEC IEEE ANSI DIN EN BSI NIST FIPS PCI SOC CVE CWE GHSA OSV PYSEC UTF UCS UTC GMT SHA MD RSA AES DES ' +
    'ECDSA TLS SSL HTTP HTTPS TCP UDP IP IPV SMTP SQL XML HTML CSS USB SEV PRIO P PM PIR RCA SLA SLO KPI OKR AI ACTION ' +
    'ITEM STEP PHASE TIER LEVEL ROUND RT BE FE DB AZ GPT LLM COVID FY CY EU US UK JAN FEB MAR APR MAY JUN JUL AUG SEP OCT ' +
    'NOV DEC MON TUE WED THU FRI SAT SUN VERSION LTS RC TTD TTR TTM MTTR'
  ).split(' '),
)

/** A bare `#3` is an ordinal ("retry #3") unless it opens the text, a bracket or an enumeration, or a word announces it. */
function isReference(text: string, at: number, number: string): boolean {
  if (number.length > 2) return true
  const before = text.slice(Math.max(0, at - 24), at)
  return before.trim() === '' || /[([,;:|]\s*$/.test(before) || announced.test(before)
}

const announced =
  /\b(?:issues?|prs?|mrs?|tickets?|bugs?|see|close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|tracked (?:in|by|as)|request)\s*:?\s*$/i

/** An incident or postmortem named in a text by its id. */
export function incidentsIn(text: string, base: number, profile: Profile): Fact<string>[] {
  const found = new Map<number, Span>()
  const own = profile.data.ids?.pattern
  if (own !== undefined) collect(found, text, own)
  if (/\d{3}/.test(text)) collect(found, text, commonId)
  return [...found.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      value: text.slice(start, end),
      span: { start: base + start, end: base + end },
    }))
}

function collect(found: Map<number, Span>, text: string, pattern: string): void {
  const ends = [...found.values()]
  for (const match of text.matchAll(new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'g'))) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!ends.some(other => other.start < span.end && span.start < other.end)) found.set(span.start, span)
  }
}

/** `INC-2026-001`, `PM2021-004`, `INC-2026-08-14-001`, `INC-4711`: what teams call their incidents. */
export const commonId = String.raw`(?:INC|PM|IR|PIR|RCA|INCIDENT|OUTAGE|SEV|EVT)-?(?:\d{4}-\d{2}-\d{2}-\d{1,4}|\d{4}-\d{1,5}|\d{3,8})`
