import { check, type Finding } from '../../core/checking/check.ts'
import { plainSettings } from '../../core/profile/settings.ts'
import { parse } from '../../core/syntax/parse.ts'
import { viewOf } from '../../core/view/read.ts'
import type { View } from '../../core/view.ts'
import { noWorkspace } from '../../core/workspace/workspace.ts'
import { builtIn } from '../../profiles/index.ts'
import { profiles } from '../fixture.ts'

/** A day on which every deadline of the examples has been kept and none is near. */
const NOW = Date.parse('2026-11-01T12:00:00Z')

/** A document that conforms to its style, under the name the style gives its file. */
export interface Specimen {
  readonly id: string
  readonly text: string
  readonly path: string
}

/** The example of a style. */
export function specimenOf(id: string): Specimen {
  const { data, example } = builtIn().find(one => one.data.id === id)!
  const { record } = viewIn(id, example, 'x.md')
  const named = data.files.make.replace('{date}', record.date!.value).replace('{slug}', 'example')
  return { id, text: example, path: data.ids?.fromFile && record.id ? `${record.id.value}.md` : named }
}

/** What every rule finds in a text of this style. */
export function findingsIn(id: string, text: string, path: string): Finding[] {
  return check(viewIn(id, text, path))
}

export function viewIn(id: string, text: string, path: string): View {
  const surroundings = {
    profile: profiles.get(id)!,
    settings: plainSettings,
    workspace: noWorkspace,
    now: NOW,
  }
  return viewOf(parse(text), { ...surroundings, path })
}

/** The findings in words, one a line. */
export function listing(findings: readonly Finding[]): string {
  return findings.map(({ rule, level, message }) => `${rule} (${level}): ${message}`).join('\n')
}

/** The line of the text that holds the offset. */
export function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end)
}
