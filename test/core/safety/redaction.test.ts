import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { applyEdits } from '../../../core/edit.ts'
import { scene, view } from '../../fixture.ts'

const token = `ghp_${'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'}`
const texts: readonly (readonly [redacted: string, prose: string])[] = [
  ['[redacted]', 'The job was started again with the old key, and the queue was empty after that.'],
  [
    '[entfernt]',
    'Der Auftrag wurde mit dem alten Schlüssel neu gestartet, und danach war die Schlange leer.',
  ],
  ['[非公開]', 'ジョブは古い鍵で再起動され、その後キューは空になりました。'],
]

suite('what is taken out for safety says so in the language of the document', () => {
  for (const [redacted, prose] of texts) {
    test(redacted, () => {
      const source = `# Postmortem: ${prose.slice(0, 12)}\n\n## Timeline\n\n- 14:02 UTC ${prose}\n\n\`\`\`\nDB_PASSWORD=hunter2horse9\nAuthorization: Bearer ${token}\n\`\`\`\n\n## Summary\n\n${prose} ada@example.org\n`
      const look = (text: string) =>
        view(scene(text), { profile: 'generic', settings: { levels: { 'personal-data': 'information' } } })
      const sensitive = (text: string) =>
        check(look(text)).filter(({ rule }) => rule === 'secret-in-evidence' || rule === 'personal-data')
      const found = sensitive(source)
      assert.ok(found.length >= 2, `${found.length} found`)
      const mended = applyEdits(
        source,
        found.flatMap(({ fixes }) => fixes[0]!.edits),
      )
      assert.equal(mended.split(redacted).length - 1, found.length)
      assert.deepEqual(
        sensitive(mended).map(({ message }) => message),
        [],
      )
      const gaps = check(look(mended)).filter(({ rule }) => rule === 'section-placeholder')
      assert.deepEqual(
        gaps.map(({ message }) => message),
        [],
      )
    })
  }
})
