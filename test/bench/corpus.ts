import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Numbers from 0 to 1 that follow from the seed alone: the same corpus on every machine. xorshift32. */
function chance(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const causes = [
  'retry-storm',
  'expired-certificate',
  'lock-order',
  'cold-cache',
  'wrong-default',
  'full-disk',
]
const services = ['checkout', 'ledger', 'mailer', 'search', 'session-store', 'webhook-gateway']
const owners = ['@ada', '@mo', '@kim', '@noor', '@sam']
const things = [
  'the queue of the `mailer`',
  'a replica in **eu-central**',
  'the connection pool',
  'the nightly export',
  'the cache in front of [search](https://status.example.com/search)',
  'the lease of the scheduler',
]
const deeds = [
  'answered with time-outs for',
  'held back',
  'served old entries to',
  'ran out of room for',
  'fell behind',
  'kept retrying against',
]
const ends = [
  'until the backlog was gone',
  'while the dashboard stayed *green*',
  'as the trace in `traces/4711.json` shows',
  'because the limit stood at 30 s',
  'for 412 of 9,800 requests',
  'before the breaker opened',
]

interface Writer {
  readonly next: () => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly between: (least: number, most: number) => number
}

function writer(seed: number): Writer {
  const next = chance(seed)
  return {
    next,
    pick: list => list[Math.floor(next() * list.length)]!,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
  }
}

function sentence({ pick }: Writer): string {
  const [subject, deed, object] = [pick(things), pick(deeds), pick(things)]
  return `${subject[0]!.toUpperCase()}${subject.slice(1)} ${deed} ${object} ${pick(ends)}.`
}

function prose(own: Writer, count: number): string {
  return Array.from({ length: count }, () => sentence(own)).join('\n')
}

function list(own: Writer, count: number): string {
  return Array.from({ length: count }, () => `- ${sentence(own)}`).join('\n')
}

const two = (number: number) => String(number).padStart(2, '0')
const clock = (minutes: number) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`

/** Front matter of the style `tiered`, as fields; one document in twenty has a fault in it. */
function fieldsOf(own: Writer, number: number): readonly (readonly [key: string, value: string])[] {
  const day = `2026-${two(own.between(1, 9))}-${two(own.between(1, 28))}`
  const begun = own.between(60, 600)
  const at = (minutes: number) => `${day}T${clock(begun + minutes)}:00Z`
  const faulty = own.next() < 0.05
  const cause = own.pick(causes)
  return [
    ['id', `${day}-${cause}-${number}`],
    ['title', `${own.pick(services)} slow for ${own.between(16, 55)} minutes behind ${cause}`],
    ['date', day],
    ['severity', faulty ? 'SEV1' : 'sev1'],
    ['tier', 'full'],
    ['status', 'closed'],
    ['author', `'${own.pick(owners)}'`],
    ['reviewer', "'@lee'"],
    ['started_at', at(0)],
    ['detected_at', at(5)],
    ['mitigated_at', at(32)],
    ['resolved_at', at(47)],
    ['closed_at', at(58)],
    ['triggers', '[sev1-over-15m]'],
    ['money_flow_impact', 'false'],
    ['regulatory_impact', 'false'],
    ['security_impact', 'false'],
    ['slo_impact', '[latency]'],
    ['services', `[${own.pick(services)}]`],
    ['related', '[]'],
    ['root_cause', `[${cause}-${number}]`],
    ['refined_at', '2026-10-13'],
    ['reviewed_at', '2026-10-16'],
  ]
}

function timelineOf(own: Writer, begun: string): string {
  const from = Number(begun.slice(11, 13)) * 60 + Number(begun.slice(14, 16))
  const marks = new Map([
    [0, 'First time-outs'],
    [5, 'Alert fires: detected by on-call'],
    [32, 'Traffic moved: mitigated'],
    [47, 'Latency back under the objective: resolved'],
  ])
  const rows = Array.from({ length: 24 }, (_, i) => i * 2).flatMap(minutes => {
    const text = marks.get(minutes) ?? (own.next() < 0.5 ? sentence(own) : null)
    return text === null
      ? []
      : [`| ${clock(from + minutes)} | ${text} | ${own.pick(['pager', 'chat', 'metrics'])} |`]
  })
  rows.splice(3, 0, `| ${clock(from + 5)} | Alert fires: detected by on-call | pager |`)
  rows.push(`| ${clock(from + 47)} | Latency back under the objective: resolved | metrics |`)
  return `| Time (UTC) | Event | Source |\n| --- | --- | --- |\n${rows.join('\n')}`
}

function actionsOf(own: Writer): string {
  const rows = Array.from(
    { length: own.between(3, 8) },
    (_, i) =>
      `| A${i + 1} | Limit retries of ${own.pick(services)} to ${own.between(3, 9)} with growing delays | corrective | ${own.pick(owners)} | 2026-10-${two(own.between(10, 28))} | #${own.between(100, 9999)} | done |`,
  )
  return `| ID | Action | Type | Owner | Due | Issue | Status |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`
}

export interface Document {
  readonly name: string
  readonly text: string
}

/** A postmortem of about `size` characters. */
export function postmortem(number: number, size: number): Document {
  const own = writer(number)
  const fields = fieldsOf(own, number)
  const value = (key: string) => fields.find(([name]) => name === key)![1]
  const sections: [heading: string, text: string][] = [
    ['Summary', prose(own, 5)],
    ['Impact', list(own, 5)],
    ['Timeline', timelineOf(own, value('started_at'))],
    ['Detection', prose(own, 4)],
    [
      'Root cause',
      `${prose(own, 5)}\n\n\`\`\`sh\nkubectl -n prod logs deploy/mailer --since=30m | grep -c lease\n\`\`\``,
    ],
    ['Contributing factors', list(own, 4)],
    ['Resolution', prose(own, 4)],
    ['What went well', list(own, 3)],
    ['What went wrong', list(own, 4)],
    ['Where we got lucky', list(own, 2)],
    ['Action items', actionsOf(own)],
    ['Lessons learned', list(own, 3)],
  ]
  let length = sections.reduce((sum, [, text]) => sum + text.length, 0)
  for (let part = 1; length < size; part++) {
    const text = own.next() < 0.5 ? prose(own, 6) : list(own, 6)
    sections.splice(sections.length - 2, 0, [`Analysis, part ${part}`, text])
    length += text.length
  }
  const front = fields.map(([key, text]) => `${key}: ${text}`).join('\n')
  const body = sections.map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n')
  return {
    name: `${value('date')}-${value('root_cause').slice(1, -1)}.md`,
    text: `---\n${front}\n---\n\n# ${value('title')}\n\n${body}`,
  }
}

/** Writes documents of 8 to 20 KB, 500 a folder; returns their bytes. */
export function writeCorpus(folder: string, files: number): number {
  let bytes = 0
  for (let i = 0; i < files; i++) {
    const { name, text } = postmortem(i, 8_000 + Math.floor(chance(i + 77)() * 12_000))
    const path = join(folder, two(Math.floor(i / 500)), name)
    if (i % 500 === 0) mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}

/** A YAML file of about `size` characters, for the YAML server: the facts of a postmortem, one timeline. */
export function yamlDocument(size: number): string {
  const own = writer(1)
  let text = `${fieldsOf(own, 1)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\ntimeline:\n`
  while (text.length < size) text += `  - at: "14:32"\n    event: ${JSON.stringify(sentence(own))}\n`
  return text
}
