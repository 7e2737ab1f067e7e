import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { readSuppressions } from '../../../core/checking/suppressionComments.ts'
import { slice } from '../../../core/syntax/text.ts'
import { scene, view } from '../../fixture.ts'

/** What a comment covers, by the text of its scope. */
function scopes(text: string): string[] {
  const given = view(scene(text), { profile: 'generic' })
  return readSuppressions(given).map(({ scope }) => slice(given.parsed, scope))
}

/** Rule, reason and date of each suppression. */
function entries(text: string): string[] {
  const given = view(scene(text), { profile: 'generic' })
  return readSuppressions(given).map(({ rule, reason, until }) => `${rule} | ${reason} | ${until}`)
}

suite('a suppression', () => {
  test('names rules, a reason and a date', () => {
    assert.deepEqual(
      entries(`
        # X

        <!-- postmortem-ignore blame-person: quoted from the customer -->
        <!--postmortem-ignore blame-person, loaded-word: theirs, not ours: see #12 until 2026-12-31-->
        <!-- postmortem-ignore
             blame-person:
             agreed (until 2026-10-01) -->
      `),
      [
        'blame-person | quoted from the customer | null',
        'blame-person | theirs, not ours: see #12 | 2026-12-31',
        'loaded-word | theirs, not ours: see #12 | 2026-12-31',
        'blame-person | agreed | 2026-10-01',
      ],
    )
  })

  test('without a rule or a reason is read as such', () => {
    assert.deepEqual(
      entries(`
        # X

        <!-- postmortem-ignore -->
        <!-- postmortem-ignore: because -->
        <!-- postmortem-ignore blame-person -->
        <!-- postmortem-ignore blame-person because of the customer -->
        <!-- postmortem-ignore blame-person: until 2026-12-31 -->
        <!-- postmortem-ignorant blame-person: x -->
      `),
      [
        ' | null | null',
        ' | because | null',
        'blame-person | null | null',
        'blame-person | null | null',
        'blame-person | null | 2026-12-31',
      ],
    )
  })

  test('stands in front matter as a list, quoted or not', () => {
    const text = `
      ---
      postmortem-ignore:
        - timeline-order: imported from the pager
        - "action-vague: old until 2026-12-31"
      ---
      # X
    `
    assert.deepEqual(entries(text), [
      'timeline-order | imported from the pager | null',
      'action-vague | old | 2026-12-31',
    ])
    const given = view(scene(text), { profile: 'generic' })
    for (const { rule, span } of readSuppressions(given)) assert.equal(slice(given.parsed, span), rule)
    assert.deepEqual(scopes(text), [scene(text).main.text, scene(text).main.text])
  })

  test('is text in code, inline and fenced, in lists too', () => {
    assert.deepEqual(
      entries(`
        # X

        Write \`<!-- postmortem-ignore blame-person: x -->\` above it.

        - \`\`\`
          <!-- postmortem-ignore blame-person: x -->
          \`\`\`

              <!-- postmortem-ignore blame-person: x -->
      `),
      [],
    )
  })
})

suite('a suppression covers', () => {
  const comment = '<!-- postmortem-ignore blame-person: x -->'

  test('the line it ends: of a paragraph, an item, a row, a heading', () => {
    for (const line of [
      `John forgot it. ${comment}`,
      `- John forgot it. ${comment}`,
      `1. [ ] John forgot it. ${comment}`,
      `## Impact ${comment}`,
    ]) {
      assert.deepEqual(scopes(`# X\n\nText.\n\n${line}\n\nMore.\n`), [line])
    }
    const row = `| 14:05 | John forgot it ${comment} |`
    assert.deepEqual(scopes(`# X\n\nText.\n\n| Time | Event |\n| --- | --- |\n${row}\n`), [row])
    const first = `| ${comment} 14:05 | John forgot it |`
    assert.deepEqual(scopes(`# X\n\nText.\n\n| Time | Event |\n| --- | --- |\n${first}\n`), [first])
  })

  test('the section it opens, its subsections included, behind other comments too', () => {
    const section = `## Impact\n\n<!-- Who noticed? -->\n\n${comment}\n\nText.\n\n### Users\n\nMore.\n\n`
    assert.deepEqual(scopes(`# X\n\nText.\n\n${section}## Timeline\n`), [section])
  })

  test('the whole file, before the first heading', () => {
    const text = `${comment}\n\n# X\n\nText.\n`
    assert.deepEqual(scopes(text), [text])
  })

  test('else the next block, past comments', () => {
    const text = `## Impact\n\nText.\n\n${comment}\n${comment}\n\n- one\n- two\n\nMore.\n`
    assert.deepEqual(scopes(text), ['- one\n- two', '- one\n- two'])
  })

  test('the next block of the item or quote it stands in, and nothing beyond', () => {
    assert.deepEqual(scopes(`## Impact\n\n- one\n\n  ${comment}\n\n  two\n\n- three\n`), ['two'])
    assert.deepEqual(scopes(`## Impact\n\n> ${comment}\n>\n> two\n\nthree\n`), ['two'])
    assert.deepEqual(scopes(`## Impact\n\n- one\n\n  ${comment}\n\nthree\n`), [comment])
  })

  test('the heading behind it, as the last thing of a section', () => {
    assert.deepEqual(scopes(`## Impact\n\nText.\n\n${comment}\n\n## Timline\n\nText.\n`), ['## Timline'])
    assert.deepEqual(scopes(`## Impact\n\nText.\n\n${comment}\n`), [''])
  })
})

suite('what suppressions did', () => {
  const found = (text: string, now = '2026-09-01T12:00:00Z') =>
    check(view(scene(text), { profile: 'generic', now })).map(({ rule, level }) => `${rule} ${level}`)

  test('one that works is silent, and so is its rule', () => {
    const text = `# Postmortem: X\n\n## Cause\n\nJohn forgot it. <!-- postmortem-ignore blame-person: agreed with John -->\n`
    assert.deepEqual(found(text), [])
  })

  test('one without a reason, past its date or misspelt does nothing and says so', () => {
    const after = (comment: string) => found(`# Postmortem: X\n\n## Cause\n\nJohn forgot it. ${comment}\n`)
    assert.deepEqual(after('<!-- postmortem-ignore blame-person -->'), [
      'blame-person hint',
      'suppression-unknown warning',
    ])
    assert.deepEqual(after('<!-- postmortem-ignore blame-persn: agreed -->'), [
      'blame-person hint',
      'suppression-unknown warning',
    ])
    assert.deepEqual(after('<!-- postmortem-ignore -->'), [
      'blame-person hint',
      'suppression-unknown warning',
    ])
    assert.deepEqual(after('<!-- postmortem-ignore blame-person: agreed until 2026-08-31 -->'), [
      'blame-person hint',
      'suppression-expired warning',
    ])
    assert.deepEqual(after('<!-- postmortem-ignore blame-person: agreed until 2026-09-01 -->'), [])
  })

  test('one of a rule that did not run, or waits for the clock, is not unused', () => {
    const after = (rule: string) =>
      found(`# Postmortem: X\n\n## Impact\n\nText. <!-- postmortem-ignore ${rule}: agreed -->\n`)
    assert.deepEqual(after('loaded-word'), ['suppression-unused warning'])
    assert.deepEqual(after('personal-data'), [])
    assert.deepEqual(after('tier-too-low'), [])
    assert.deepEqual(after('future-time'), [])
  })
})
