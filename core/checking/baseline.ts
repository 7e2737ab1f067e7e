import { at, type Json } from '../intake/json.ts'
import { type Message, say } from '../message.ts'
import { byText } from '../order.ts'
import type { Problem } from '../syntax/parsed.ts'
import type { View } from '../view.ts'
import type { Finding } from './check.ts'
import { fingerprintsOf } from './fingerprint.ts'

/** The findings a team has accepted, as fingerprints by path: old documents stay as they are, new faults still show. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>

/** The accepted findings of one document. */
export interface BaselineEntry {
  /** Within the workspace. */
  readonly path: string
  readonly findings: readonly { readonly rule: string; readonly fingerprint: string }[]
}

const VERSION = 1

/** Reads a baseline file. Total: what cannot be read is a problem, and the baseline what could be read. */
export function readBaseline(text: string): { baseline: Baseline; problem: Problem | null } {
  const value = parsed(text)
  if (value === undefined)
    return faulty(text, say`The file is no JSON. Expected a baseline as it was written.`)
  const found = at(value, 'version')
  if (found !== VERSION) {
    return faulty(
      text,
      found === undefined
        ? say`The baseline has no version. Expected version ${VERSION}: write it anew.`
        : say`The baseline has version ${JSON.stringify(found).slice(0, 20)}. Expected version ${VERSION}: write it anew.`,
    )
  }
  const files = at(value, 'files')
  const entries = typeof files === 'object' && files !== null ? Object.entries(files) : []
  const baseline = new Map(
    entries.map(([path, known]: [string, Json]) => [
      path,
      new Set(typeof known === 'object' && known !== null ? Object.keys(known) : []),
    ]),
  )
  return { baseline, problem: null }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function faulty(text: string, message: Message): { baseline: Baseline; problem: Problem } {
  const lineEnd = text.search(/[\r\n]|$/)
  return { baseline: new Map(), problem: { message, span: { start: 0, end: lineEnd } } }
}

/** The text of a baseline file: sorted, a line for each finding, so that versions of it compare and merge well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const sorted = [...entries]
    .sort((a, b) => byText(a.path, b.path))
    .filter(entry => entry.findings.length > 0)
  const files = sorted.map(({ path, findings }) => [
    path,
    Object.fromEntries(
      [...findings]
        .sort((a, b) => byText(a.rule, b.rule) || byText(a.fingerprint, b.fingerprint))
        .map(({ rule, fingerprint }) => [fingerprint, rule]),
    ),
  ])
  return `${JSON.stringify({ version: VERSION, files: Object.fromEntries(files) }, null, 2)}\n`
}

/** The findings of a document that its baseline does not know. */
export function withoutKnown(findings: readonly Finding[], view: View, baseline: Baseline): Finding[] {
  const known = baseline.get(view.path)
  if (!known) return [...findings]
  const fingerprints = fingerprintsOf(findings, view)
  return findings.filter((_, i) => !known.has(fingerprints[i]!))
}
