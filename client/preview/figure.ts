import type { Elapsed, TimelineRow } from '../../server/protocol.ts'

/** The words of the figure, in the person's language. */
export interface Words {
  /** What the picture shows, in one sentence: number of entries, from when to when. */
  summary(entries: number, first: string, last: string): string
  readonly table: string
  readonly time: string
  readonly elapsed: string
  readonly event: string
}

// In the picture's own units: its width, the room beside the line of time, and the height at which that is drawn.
const WIDTH = 680
const MARGIN = 24
const AXIS = 66

/** An entry whose time is known. */
interface Timed {
  readonly row: TimelineRow
  readonly elapsed: Elapsed
}

interface Placed extends Timed {
  readonly x: number
}

/**
 * The timeline as a picture, with a table of the same facts beside it for those who do not see it. Empty where fewer
 * than two entries have a known time: there is nothing to draw.
 */
export function figureOf(rows: readonly TimelineRow[], words: Words): string {
  const known = rows.flatMap((row): Timed[] => (row.elapsed === null ? [] : [{ row, elapsed: row.elapsed }]))
  const order = known.map(({ elapsed }) => elapsed).sort((a, b) => a.minutes - b.minutes)
  const [first, last] = [order[0], order.at(-1)]
  if (!first || !last || last.minutes <= first.minutes) return ''
  const scale = (WIDTH - 2 * MARGIN) / (last.minutes - first.minutes)
  const placed = known.map(one => ({ ...one, x: MARGIN + (one.elapsed.minutes - first.minutes) * scale }))
  const summary = words.summary(known.length, first.label, last.label)
  return `<figure class="postmortems-timeline">
<svg viewBox="0 0 ${WIDTH} 144" role="img" aria-label="${escaped(summary)}">
<line class="axis" x1="${MARGIN}" y1="${AXIS}" x2="${WIDTH - MARGIN}" y2="${AXIS}"/>
${placed.map(mark).join('\n')}
${labels(placed).join('\n')}
${end(first, MARGIN, 'start')}${end(last, WIDTH - MARGIN, 'end')}
</svg>
<figcaption>${escaped(summary)}</figcaption>
${tableOf(rows, words)}
</figure>`
}

function mark({ row, elapsed, x }: Placed): string {
  const kind = row.milestones.length > 0 ? 'milestone' : 'entry'
  const radius = kind === 'milestone' ? 6 : 3.5
  const title = escaped(`${row.time} (${elapsed.label}) ${row.text}`)
  return `<circle class="${kind}" cx="${x.toFixed(1)}" cy="${AXIS}" r="${radius}"><title>${title}</title></circle>`
}

/** Names of the milestones, in two rows above and two below the axis so that close ones stay apart. */
function labels(placed: readonly Placed[]): string[] {
  const heights = [AXIS - 18, AXIS + 28, AXIS - 38, AXIS + 48]
  return placed
    .filter(({ row }) => row.milestones.length > 0)
    .map(({ row, elapsed, x }, i) => {
      const y = heights[i % heights.length]!
      const anchor = x < WIDTH / 4 ? 'start' : x > (WIDTH * 3) / 4 ? 'end' : 'middle'
      const near = y < AXIS ? AXIS - 7 : AXIS + 7
      const text = escaped(`${row.milestones.join(', ')} ${elapsed.label}`)
      const at = x.toFixed(1)
      return `<line class="stem" x1="${at}" y1="${near}" x2="${at}" y2="${y < AXIS ? y + 4 : y - 12}"/><text x="${at}" y="${y}" text-anchor="${anchor}">${text}</text>`
    })
}

function end({ label }: Elapsed, x: number, anchor: 'start' | 'end'): string {
  return `<text class="end" x="${x}" y="140" text-anchor="${anchor}">${escaped(label)}</text>`
}

function tableOf(rows: readonly TimelineRow[], words: Words): string {
  const cells = (row: TimelineRow) =>
    [row.time, row.elapsed?.label ?? '', row.text].map(text => `<td>${escaped(text)}</td>`)
  const head = [words.time, words.elapsed, words.event].map(text => `<th scope="col">${escaped(text)}</th>`)
  const body = rows.map(row => `<tr>${cells(row).join('')}</tr>`).join('\n')
  return `<details><summary>${escaped(words.table)}</summary>
<table><thead><tr>${head.join('')}</tr></thead><tbody>
${body}
</tbody></table></details>`
}

/** A text as it stands in HTML, in an attribute too. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
