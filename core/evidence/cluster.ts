import type { Instant } from '../facts/times.ts'
import type { Sighting, Testimony } from './sighting.ts'

/** `kubectl get events`, whose times are ages: they count back from now. `null` for any other text. */
export function fromCluster(lines: readonly string[], now: Instant): Testimony | null {
  const at = lines.findIndex(line => /^\s*(?:NAMESPACE\s+)?LAST SEEN\s{2,}/.test(line))
  if (at < 0) return null
  const names = columnsOf(lines[at]!)
  const column = (name: string) => names.indexOf(name)
  const sightings: Sighting[] = []
  const unread = lines.slice(0, at).filter(line => line.trim() !== '')
  for (const line of lines.slice(at + 1)) {
    if (line.trim() === '') continue
    const cells = columnsOf(line)
    const age = ageIn(cells[column('LAST SEEN')] ?? '')
    // A message may have wide gaps of its own: it is the last column.
    const message = cells.slice(column('MESSAGE')).join(' ')
    if (age === null || column('MESSAGE') < 0) unread.push(line)
    else {
      const [reason, object] = [cells[column('REASON')], cells[column('OBJECT')]]
      const subject = [reason, object].filter(Boolean).join(' ')
      sightings.push({
        time: now - age,
        text: `${subject}: ${message}`,
        actor: null,
        source: 'kubectl get events',
      })
    }
  }
  return { kind: 'cluster', sightings, unread }
}

function columnsOf(line: string): string[] {
  return line.trim().split(/\s{2,}/)
}

const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }

/** Milliseconds of `5m12s` or `2d3h`, also of `2m (x3 over 10m)`; `null` where it is not known. */
function ageIn(text: string): number | null {
  const written = /^(?:\d{1,6}[dhms])+/.exec(text)?.[0]
  if (written === undefined) return null
  return [...written.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit!]!,
    0,
  )
}
