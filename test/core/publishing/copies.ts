import assert from 'node:assert/strict'
import { type Publication, publish, type Team } from '../../../core/publishing.ts'
import { builtIn } from '../../../profiles/index.ts'
import { type Setting, scene, view } from '../../fixture.ts'

/** A team that says nothing of what is inside. */
export const nobody: Team = { hosts: { inside: [], outside: [] }, tracker: null }

export const roster = [
  { name: 'Mo Farah Lindqvist', handle: '@mo', role: 'the database administrator' },
  { name: 'Anne-Marie O’Neil', handle: '@amo' },
  { name: '山田太郎', handle: '@yamada' },
  { name: 'Will Park', handle: '@will.park' },
]

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The copy of a document for outside readers. */
export function published(source: string, setting: Setting = {}, team = nobody): Publication {
  return publish(view(scene(source), { profile: 'generic', ...setting }), team)
}

/** What becomes of a paragraph. */
export function said(words: string, settings: Setting['settings'] = { roster }, team = nobody): string {
  const { text, remains } = published(`# Queue stuck\n\n## Summary\n\n${words}\n`, { settings }, team)
  assert.deepEqual(remains, [])
  return text.replace(/^# Queue stuck\n\n## Summary\n\n/, '').trimEnd()
}

/** The example of each style and its copy for outside readers. */
export const copies = lazily(() =>
  builtIn().map(({ data, example }) => {
    const given = view(scene(example), { profile: data.id })
    return { data, given, once: publish(given, nobody) }
  }),
)
