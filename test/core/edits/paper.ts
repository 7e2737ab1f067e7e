import assert from 'node:assert/strict'
import { readRecord } from '../../../core/facts/read.ts'
import { applyEdits, independent } from '../../../core/fix.ts'
import { compileProfile, type Profile } from '../../../core/profile/compile.ts'
import { plainSettings } from '../../../core/profile/settings.ts'
import type { Edit } from '../../../core/rules/rule.ts'
import { parse } from '../../../core/syntax/parse.ts'
import type { View } from '../../../core/view.ts'
import { noWorkspace } from '../../../core/workspace/workspace.ts'
import { builtIn, builtInPacks, builtInVocabulary } from '../../../profiles/index.ts'

const vocabulary = builtInVocabulary()
const packs = builtInPacks()

export const profiles: ReadonlyMap<string, Profile> = new Map(
  builtIn().map(source => [source.data.id, compileProfile(source, packs, vocabulary)]),
)

/** A document as edits see it; the style is one of the built-in ones or one made up for the test. */
export function paper(text: string, style: string | Profile = 'generic', path = 'incident.md'): View {
  const profile = typeof style === 'string' ? profiles.get(style)! : style
  const parsed = parse(text)
  const record = readRecord(parsed, profile, path)
  return {
    path,
    parsed,
    record,
    profile,
    settings: plainSettings,
    workspace: noWorkspace,
    now: 0,
    origin: {},
    get policy(): never {
      throw new Error('no edit needs the policy')
    },
  }
}

/** The text after the edits, which must be independent. */
export function edited(view: View, edits: readonly Edit[], text: string): string {
  assert.ok(independent(edits), `edits touch: ${JSON.stringify(edits)}`)
  for (const { span } of edits)
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
  assert.equal(view.parsed.length, text.length)
  return applyEdits(text, edits)
}
