import type { Instant } from '../facts/times.ts'
import type { Sighting, Testimony } from './sighting.ts'

/** `kubectl get events` and the events of `kubectl describe`, whose times are ages: they count back from now. `null` for any other text. */
export function fromCluster(lines: readonly string[], now: Instant): Testimony | null {
  const at = lines.findIndex(line => heading.test(line))
  if (at < 0) return null
  const columns = columnsOf(lines[at]!)
  const sightings: Sighting[] = []
  const unread = lines.slice(0, at).filter(line => line.trim() !== '')
  for (const line of lines.slice(at + 1)) {
    if (line.trim() === '') continue
    if (/^[\s-]+$/.test(line)) continue
    const cells = cellsOf(line, columns)
    const time = timeIn(cells.get('LAST SEEN') ?? cells.get('AGE') ?? '', now)
    const message = cells.get('MESSAGE')
    if (time === null || message === undefined) unread.push(line)
    else {
      const subject = [cells.get('REASON'), cells.get('OBJECT')].filter(Boolean).join(' ')
      sightings.push({
        time,
        text: `${subject}: ${message}`,
        actor: null,
        source: 'kubectl get events',
      })
    }
  }
  return { kind: 'cluster', sightings, unread }
}

const heading = /^\s*(?:(?:NAMESPACE\s+)?LAST SEEN\s{2,}|Type\s{2,}Reason\s{2,}Age\s{2,})/

interface Column {
  readonly name: string
  readonly start: number
}

function columnsOf(line: string): Column[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: name, index: start }) => ({
    name: name.toUpperCase(),
    start,
  }))
}

/**
 * The cells under each heading: they begin where it does, and cells in between may be empty. Where a copy has moved them,
 * they count in order, and the last holds what is left, since a message may have wide gaps of its own.
 */
function cellsOf(line: string, columns: readonly Column[]): Map<string, string> {
  const isAligned = columns.every(({ start }) => start === 0 || /\s/.test(line[start - 1] ?? ' '))
  const parts = line.trim().split(/\s{2,}/)
  return new Map(
    columns.map(({ name, start }, i) => {
      const isLast = i === columns.length - 1
      const own = isAligned
        ? line.slice(start, columns[i + 1]?.start)
        : parts.slice(i, isLast ? undefined : i + 1).join(' ')
      return [name, own.trim()]
    }),
  )
}

const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }

/** An age counted back from now, or the time itself, as custom columns print it; `null` where it is not known. */
function timeIn(text: string, now: Instant): Instant | null {
  const age = ageIn(text)
  if (age !== null) return now - age
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? null : time
}

/** Milliseconds of `5m12s` or `2d3h`, also of `2m (x3 over 10m)`; `null` where it is not known. */
function ageIn(text: string): number | null {
  const written = /^(?:\d{1,6}[dhms])+/.exec(text)?.[0]
  if (written === undefined) return null
  return [...written.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit!]!,
    0,
  )
}
