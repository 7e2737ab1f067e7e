import assert from 'node:assert/strict'
import { check, type Finding } from '../core/checking/check.ts'
import { applyEdits, independent } from '../core/edit.ts'
import { type Card, cardOf } from '../core/facts/card.ts'
import { readRecord } from '../core/facts/read.ts'
import type { Profile } from '../core/profile/compile.ts'
import { plainSettings, type Settings } from '../core/profile/settings.ts'
import type { Rule } from '../core/rules/rule.ts'
import type { Span } from '../core/span.ts'
import { parse } from '../core/syntax/parse.ts'
import { viewOfRecord } from '../core/view/read.ts'
import type { View } from '../core/view.ts'
import { type WorkspaceIndex, workspaceOf } from '../core/workspace/workspace.ts'
import { loadProfiles, profileCompiler } from '../profiles/index.ts'

/**
 * How tests read. Three signs: `=== path` starts a file, `<|>` is the cursor (`<|…|>` a selection), and a line
 * of `^^^ text` marks the line above it. A single `^` also marks an empty place.
 */
export interface Scene {
  readonly files: readonly SceneFile[]
  /** The file with the cursor, else the first. */
  readonly main: SceneFile
}

export interface SceneFile {
  readonly path: string
  readonly text: string
  readonly cursor: number | null
  readonly selection: Span | null
  readonly marks: readonly Mark[]
}

export interface Mark {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Setting {
  readonly profile?: string
  readonly path?: string
  readonly now?: string
  readonly settings?: Partial<Settings>
}

/** Makes a style of the test's own ready, with the words of every language. */
export const compileStyle = profileCompiler()

export const profiles: ReadonlyMap<string, Profile> = loadProfiles(compileStyle)

/** The style that new documents get where nothing else is configured. */
export const standardProfile: string = [...profiles.values()].find(one => one.data.standard)!.data.id

const NOW = '2026-09-01T12:00:00Z'

/** Reads the signs of a fixture. Leading common indentation and the first empty line do not count. */
export function scene(source: string, path = 'postmortem.md'): Scene {
  const parts = dedent(source).split(/^=== (.+)\n/m)
  const files: SceneFile[] = []
  if (parts[0]!.trim() !== '' || parts.length === 1) files.push(readFile(path, parts[0]!))
  for (let i = 1; i < parts.length; i += 2) files.push(readFile(parts[i]!.trim(), parts[i + 1]!))
  return { files, main: files.find(file => file.cursor !== null || file.selection !== null) ?? files[0]! }
}

/** The view of the main file of a scene, the others as its workspace. */
export function view(given: Scene, setting: Setting = {}): View {
  const profile = profiles.get(setting.profile ?? standardProfile)
  assert.ok(profile, `no profile ${setting.profile}`)
  const path = setting.path ?? given.main.path
  const parsed = parse(given.main.text)
  const record = readRecord(parsed, profile, path)
  const own = path === given.main.path ? cardOf({ record, path, parsed, profile }) : null
  return viewOfRecord(parsed, record, {
    path,
    profile,
    settings: { ...plainSettings, ...setting.settings },
    workspace: neighbours(given, profile, own),
    now: Date.parse(setting.now ?? NOW),
  })
}

/** All files of the scene as a workspace; the main one has been read where it stands under its own name. */
function neighbours(given: Scene, profile: Profile, own: Card | null): WorkspaceIndex {
  const paths = new Set(given.files.map(file => file.path))
  const cards = given.files.map(file => {
    if (file === given.main && own !== null) return [file.path, own] as const
    const parsed = parse(file.text)
    return [
      file.path,
      cardOf({ record: readRecord(parsed, profile, file.path), path: file.path, parsed, profile }),
    ] as const
  })
  return workspaceOf(new Map(cards), 0, path => paths.has(path))
}

/** Runs the rules and demands exactly the marked findings. Returns them. */
export function checks(source: string, rules: readonly Rule[], setting: Setting = {}): Finding[] {
  const given = scene(source, setting.path)
  const findings = findingsOf(rules, view(given, setting))
  assert.deepEqual(
    findings.map(finding => describe(given.main.text, finding)),
    given.main.marks.map(mark => expected(given.main.text, mark, findings)),
  )
  return findings
}

/** What the rules find alone; those that judge suppressions need all others to have run. */
function findingsOf(rules: readonly Rule[], seen: View): Finding[] {
  if (rules.every(rule => rule.reads !== 'suppressions')) return check(seen, { rules, clock: 'judge' })
  const ids = new Set(rules.map(rule => rule.id))
  return check(seen, { clock: 'judge' }).filter(finding => ids.has(finding.rule))
}

/** The text after the first fix of every finding. */
export function fixed(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(finding => finding.fixes[0]?.edits ?? [])
  assert.ok(independent(edits), 'fixes of one example must not touch each other')
  return applyEdits(text, edits)
}

/** Text and place of a finding, for comparison: `line:from-to message`. */
function describe(text: string, finding: Finding): string {
  const { line, start, end } = place(text, finding.span)
  return `${line}:${start}-${end} ${finding.message}`
}

/** A mark as `describe` words a finding; its text may be any part of the message. */
function expected(text: string, mark: Mark, findings: readonly Finding[]): string {
  const match = findings.find(finding => {
    const at = place(text, finding.span)
    const sameEnd = at.end === mark.end || (at.start === at.end && mark.end === mark.start + 1)
    return (
      at.line === mark.line &&
      at.start === mark.start &&
      sameEnd &&
      String(finding.message).includes(mark.text)
    )
  })
  return match ? describe(text, match) : `${mark.line}:${mark.start}-${mark.end} ${mark.text}`
}

function place(text: string, span: Span): { line: number; start: number; end: number } {
  const before = text.slice(0, span.start).split('\n')
  const start = before.at(-1)!.length
  const lineEnd = text.indexOf('\n', span.start)
  const end = Math.min(span.end, lineEnd < 0 ? text.length : lineEnd)
  return { line: before.length - 1, start, end: start + end - span.start }
}

function readFile(path: string, source: string): SceneFile {
  const lines: string[] = []
  const marks: Mark[] = []
  for (const line of source.split('\n')) {
    const mark = /^(\s*)(\^+)(?: (.*))?$/.exec(line)
    if (!mark) lines.push(line)
    else {
      const start = mark[1]!.length
      marks.push({ line: lines.length - 1, start, end: start + mark[2]!.length, text: mark[3]?.trim() ?? '' })
    }
  }
  const text = lines.join('\n')
  const open = text.indexOf('<|')
  if (open < 0) return { path, text, cursor: null, selection: null, marks }
  if (text[open + 2] === '>') {
    return { path, text: text.slice(0, open) + text.slice(open + 3), cursor: open, selection: null, marks }
  }
  const close = text.indexOf('|>', open)
  const selected = text.slice(open + 2, close)
  return {
    path,
    text: text.slice(0, open) + selected + text.slice(close + 2),
    cursor: null,
    selection: { start: open, end: open + selected.length },
    marks,
  }
}

function dedent(source: string): string {
  const text = source.replace(/^\n/, '')
  const indents = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => line.length - line.trimStart().length)
  const indent = Math.min(...indents, text.length)
  return text
    .split('\n')
    .map(line => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
}
