import assert from 'node:assert/strict'
import { check, type Finding } from '../../../core/checking/check.ts'
import type { Learned, Source } from '../../../core/learning.ts'
import type { Profile } from '../../../core/profile/compile.ts'
import { plainSettings } from '../../../core/profile/settings.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { viewOf } from '../../../core/view/read.ts'
import type { View } from '../../../core/view.ts'
import { noWorkspace } from '../../../core/workspace/workspace.ts'
import { reads } from '../../configuring.ts'
import { compileStyle, profiles } from '../../fixture.ts'
import { listing } from '../../house/specimens.ts'

const generic = [...profiles.values()].find(one => one.data.generic)!
export const means = { id: 'house', generic, compile: compileStyle }

/** The style as a configuration reads it from its file, its template beside it. */
export function styleOf({ yaml, templates }: Learned): Profile {
  const { configuration, problems } = reads({
    'postmortems.yaml': 'profiles: [house.yaml]',
    'house.yaml': yaml,
    ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/house/${name}`, text])),
  })
  assert.deepEqual(problems, [])
  return configuration!.profiles.get('house')!
}

export function viewIn(text: string, path: string, profile: Profile): View {
  const now = Date.parse('2026-12-01T12:00:00Z')
  return viewOf(parse(text), { path, profile, settings: plainSettings, workspace: noWorkspace, now })
}

/** What the style finds in a text, whatever the day. */
export function findingsIn(text: string, path: string, profile: Profile): Finding[] {
  return check(viewIn(text, path, profile), { clock: 'skip' })
}

/** What a template cannot help: it is not filled in yet. */
const ofBlanks = new Set(['section-placeholder', 'metadata-required', 'section-empty', 'action-missing'])

/** Demands that the template has no other fault than that it is one. */
export function checksItsTemplate(template: Source, profile: Profile): void {
  const others = findingsIn(template.text, template.path, profile).filter(({ rule }) => !ofBlanks.has(rule))
  assert.deepEqual(others, [], listing(others))
}
