import assert from 'node:assert/strict'
import { applyEdits, type Edit, independent } from '../../../core/edit.ts'
import type { Profile } from '../../../core/profile/compile.ts'
import { plainSettings } from '../../../core/profile/settings.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { viewOf } from '../../../core/view/read.ts'
import type { View } from '../../../core/view.ts'
import { noWorkspace } from '../../../core/workspace/workspace.ts'
import { profiles } from '../../fixture.ts'

/** Papers by style, path and text: the same ones come up in many tests, and no edit changes its view. */
const known = new WeakMap<Profile, Map<string, View>>()

/** Papers of a style that are kept; properties make up thousands. */
const MOST = 500

/** A document as edits see it; the style is one of the built-in ones or one made up for the test. */
export function paper(text: string, style: string | Profile = 'generic', path = 'incident.md'): View {
  const profile = typeof style === 'string' ? profiles.get(style)! : style
  const papers = known.get(profile) ?? new Map<string, View>()
  known.set(profile, papers)
  if (papers.size > MOST) papers.clear()
  const key = `${path}\n${text}`
  const found = papers.get(key) ?? read(text, profile, path)
  papers.set(key, found)
  return found
}

function read(text: string, profile: Profile, path: string): View {
  return viewOf(parse(text), { path, profile, settings: plainSettings, workspace: noWorkspace, now: 0 })
}

/** The text after the edits, which must be independent. */
export function edited(view: View, edits: readonly Edit[], text: string): string {
  assert.ok(independent(edits), `edits touch: ${JSON.stringify(edits)}`)
  for (const { span } of edits)
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
  assert.equal(view.parsed.length, text.length)
  return applyEdits(text, edits)
}
