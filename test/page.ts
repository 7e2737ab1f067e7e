import type { Setting } from './fixture.ts'

/** A rule's page: why the rule exists, where it comes from, and examples that are its tests. */
export interface Page {
  readonly title: string
  readonly why: string
  /** All that is said outside of the examples. */
  readonly paragraphs: readonly string[]
  readonly source: string | null
  readonly examples: readonly Example[]
}

/** A fence whose info is `md bad`, `md fixed` or `md good`, with settings behind it: `profile=… path=… now=…`. */
export interface Example {
  readonly kind: 'bad' | 'fixed' | 'good'
  readonly text: string
  /** Line of the fence in the page, from 1. */
  readonly line: number
  readonly setting: Setting
}

/** Reads a page. Fences of any length; settings a fixed example does not name are those of its bad one. */
export function readPage(text: string): Page {
  const examples: Example[] = []
  const prose: string[] = []
  let fence: { marks: string; info: string; line: number; body: string[] } | null = null
  for (const [i, line] of text.split('\n').entries()) {
    const open = /^(`{3,})(.*)$/.exec(line)
    if (fence && line === fence.marks) {
      const example = readExample(fence.info, fence.body, fence.line, examples.at(-1))
      if (example) examples.push(example)
      fence = null
    } else if (fence) fence.body.push(line)
    else if (open) fence = { marks: open[1]!, info: open[2]!.trim(), line: i + 1, body: [] }
    else prose.push(line)
  }
  const paragraphs = prose
    .join('\n')
    .split(/\n\n+/)
    .map(one => one.trim())
    .filter(one => one !== '')
  const source =
    paragraphs
      .find(one => one.startsWith('Source:'))
      ?.slice('Source:'.length)
      .trim() ?? null
  return {
    title: paragraphs[0]?.replace(/^# /, '') ?? '',
    why: paragraphs[1] ?? '',
    paragraphs,
    source,
    examples,
  }
}

function readExample(info: string, body: readonly string[], line: number, before?: Example): Example | null {
  const [language, kind, ...words] = info.split(/\s+/)
  if (language !== 'md' || (kind !== 'bad' && kind !== 'fixed' && kind !== 'good')) return null
  const named = Object.fromEntries(words.map(word => word.split('=', 2)))
  const setting = { ...(kind === 'fixed' ? before?.setting : {}), ...named }
  return { kind, text: `${body.join('\n')}\n`, line, setting }
}
