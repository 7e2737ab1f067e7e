import assert from 'node:assert/strict'

/** One small fault put into a document that checks clean. */
export interface Mutation {
  /** The fault, in words. */
  readonly what: string
  readonly make: (text: string) => string
  /** The rules that must speak, and no others: the one the fault is about first. */
  readonly finds: readonly [string, ...string[]]
  /** Hints that may speak of the same words as well. */
  readonly may?: readonly string[]
  /** A part of the line that the first rule marks. */
  readonly at: string
  /** The name of the file, where the fault is in it. */
  readonly path?: string
}

/** Puts `to` in the place of `from`, which stands once in the text. */
export function put(from: string, to: string): (text: string) => string {
  return text => {
    assert.equal(text.split(from).length, 2, `“${from}” must stand once in the example`)
    return text.replace(from, () => to)
  }
}

/** Several changes, one after the other. */
export function both(...changes: ((text: string) => string)[]): (text: string) => string {
  return text => changes.reduce((before, change) => change(before), text)
}

/** Exchanges two parts of the text. */
export function swap(a: string, b: string): (text: string) => string {
  return both(put(a, '\u0001'), put(b, a), put('\u0001', b))
}

/** Takes away the one line that contains `part`. */
export function withoutLine(part: string): (text: string) => string {
  return text => {
    const lines = text.split('\n')
    const kept = lines.filter(line => !line.includes(part))
    assert.equal(kept.length, lines.length - 1, `“${part}” must stand in one line of the example`)
    return kept.join('\n')
  }
}

/** Takes away a section: its heading and all below it. */
export function withoutSection(title: string): (text: string) => string {
  return text => {
    const { lines, start, end } = sectionIn(text, title)
    return [...lines.slice(0, start), ...lines.slice(end)].join('\n')
  }
}

/** Leaves nothing of a section but its heading, and what is given instead of its text. */
export function hollow(title: string, instead = ''): (text: string) => string {
  return text => {
    const { lines, start, end } = sectionIn(text, title)
    return [...lines.slice(0, start + 1), '', ...(instead ? [instead, ''] : []), ...lines.slice(end)].join(
      '\n',
    )
  }
}

/** Exchanges two sections, `first` before `second`. */
export function swapSections(first: string, second: string): (text: string) => string {
  return text => {
    const a = sectionIn(text, first)
    const b = sectionIn(text, second)
    const { lines } = a
    const moved = [
      lines.slice(b.start, b.end),
      lines.slice(a.end, b.start),
      lines.slice(a.start, a.end),
    ].flat()
    return [...lines.slice(0, a.start), ...moved, ...lines.slice(b.end)].join('\n')
  }
}

/** Writes a section a second time at the end of the document. */
export function repeatSection(title: string): (text: string) => string {
  return text => {
    const { lines, start, end } = sectionIn(text, title)
    return [...lines, '', ...lines.slice(start, end)].join('\n')
  }
}

interface Extent {
  readonly lines: readonly string[]
  readonly start: number
  readonly end: number
}

/** The lines of a section, found by its title; titles in bold capitals count as level 2. */
function sectionIn(text: string, title: string): Extent {
  const lines = text.split('\n')
  const start = lines.findIndex(line => titleOf(line)?.title === title)
  assert.notEqual(start, -1, `no section “${title}” in the example`)
  const { level } = titleOf(lines[start]!)!
  const next = lines.findIndex((line, i) => i > start && (titleOf(line)?.level ?? 9) <= level)
  return { lines, start, end: next < 0 ? lines.length : next }
}

function titleOf(line: string): { title: string; level: number } | null {
  const heading = /^(#{1,6}) (.+)$/.exec(line)
  if (heading) return { title: heading[2]!, level: heading[1]!.length }
  const bold = /^\*\*([A-Z][A-Z &]+)\*\*$/.exec(line)
  return bold ? { title: bold[1]!, level: 2 } : null
}
