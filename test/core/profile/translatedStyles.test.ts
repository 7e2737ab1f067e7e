import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import type { Profile } from '../../../core/profile/compile.ts'
import { normalise } from '../../../core/profile/lookup.ts'
import { literal } from '../../../core/syntax/literal.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { profiles, scene, view } from '../../fixture.ts'

/** The examples of the styles, their headings, labels and values as other languages have them. */
suite('every style is understood in other words', () => {
  for (const profile of profiles.values()) {
    if (profile.data.generic) continue
    for (let nth = 0; nth < mostNames(profile); nth++) {
      test(`${profile.data.id}, translation ${nth + 1} of each name`, () => {
        const text = translated(profile, nth)
        const path = fileNameOf(profile, text)
        const grave = check(view(scene(text, path), { profile: profile.data.id })).filter(
          finding => finding.level === 'error' || finding.level === 'warning',
        )
        assert.deepEqual(
          grave.map(finding => `${finding.rule} ${finding.message}`),
          [],
          text,
        )
      })
    }
  }
})

function mostNames({ lookup: { words } }: Profile): number {
  return Math.max(...Object.values(words.terms).map(names => names!.length))
}

/** The example with every name of the style that languages have a term for replaced by the nth of them, or the last. */
function translated({ data, lookup: { words } }: Profile, nth: number): string {
  const names = [
    ...data.sections.map(section => [section.title, /^#+ \**/, /\**$/] as const),
    ...(data.metadata.exact ? [] : data.metadata.fields).map(
      field => [field.key, /^(?:[-|] )?\**/, /(?::| \|)/] as const,
    ),
    ...data.actions.priorities.map(choice => [choice.id, /^\| /, / \|/] as const),
  ]
  return names.reduce((text, [name, before, behind]) => {
    const terms = words.terms[normalise(name)]
    if (terms === undefined) return text
    const place = new RegExp(`(${before.source})${literal(name)}(?=${behind.source})`, 'gm')
    return text.replace(place, (_, lead: string) => lead + terms[Math.min(nth, terms.length - 1)])
  }, builtInStyle(data.id)!.example)
}

function fileNameOf({ data }: Profile, text: string): string {
  const id = /^id: (.+)$/m.exec(text)?.[1]
  if (id !== undefined) return `${id}.md`
  return data.files.pattern === undefined ? 'postmortem.md' : 'postmortem_2026-06-17_checkout.md'
}
