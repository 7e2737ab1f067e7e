import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fillTemplate } from '../../../core/profile/template.ts'
import { faults, reads } from '../../configuring.ts'
import { findingsIn } from '../learning/learned.ts'

suite('house styles of a team', () => {
  test('faults are placed in the file of the style', () => {
    faults({ 'postmortems.yaml': 'profiles: [styles/x.yaml]', 'styles/x.yaml': 'id: x\nnames: y\n' }, [
      'styles/x.yaml:1:1 [id] “name” is missing. Expected text.',
      'styles/x.yaml:1:1 [id] “about” is missing. Expected text.',
      'styles/x.yaml:1:1 [id] “metadata” is missing. Expected a map.',
      'styles/x.yaml:1:1 [id] “sections” is missing. Expected a list.',
      'styles/x.yaml:1:1 [id] “tiers” is missing. Expected a list.',
      'styles/x.yaml:1:1 [id] “actions” is missing. Expected a map.',
      'styles/x.yaml:2:1 [names] “names” is not a key here. Did you mean “name”?',
    ])
  })

  const style = `id: own
name: Own
about: Ours.
metadata: { form: bullet, fields: [{ key: Date, means: date, type: date, required: true }] }
sections: [{ id: what, kind: summary, title: What happened }]
tiers: [{ id: only, rank: 0, template: only.md, sections: [what] }]
actions: { columns: [] }
`

  test('names within a style must lead somewhere', () => {
    const broken = style.replace('sections: [what]', 'sections: [waht]')
    faults({ 'postmortems.yaml': 'profiles: [x.yaml]', 'x.yaml': broken }, [
      'x.yaml:6:60 [waht] No section "waht", expected one of what.',
    ])
    const inline = `profiles:\n  - ${broken.trim().replaceAll('\n', '\n    ')}`
    faults(inline, ['7:64 [waht] No section "waht", expected one of what.'])
  })

  test('an extended file names styles from its own folder; templates lie beside a style', () => {
    const { configuration, problems } = reads({
      'postmortems.yaml': 'extends: company/base.yaml\nprofile: own',
      'company/base.yaml': 'profiles: [styles/own.yaml]',
      'company/styles/own.yaml': style,
      'company/styles/templates/own/only.md': '# {title}\r\n\r\nFrom the file.\r\n',
    })
    assert.deepEqual(problems, [])
    const own = configuration!.profiles.get('own')!
    assert.equal(own.templates.only, '# {title}\n\nFrom the file.\n')
  })

  test('a tier without a template gets one made from the style', () => {
    const { configuration } = reads({ 'postmortems.yaml': 'profiles: [own.yaml]', 'own.yaml': style })
    assert.equal(
      configuration!.profiles.get('own')!.templates.only,
      '# {title}\n\n- Date: {date}\n\n## What happened\n\n<what happened>\n',
    )
  })

  test('such a template knows keys of any script, and leaves to its flag what a flag asks for', () => {
    const own = style
      .replace('{ key: Date', '{ key: grave, means: flag, type: boolean }, { key: 発生日')
      .replace('sections: [{', 'sections: [{ id: more, kind: addendum, title: More, flag: grave }, {')
      .replace('sections: [what]', 'sections: [what, more]')
    for (const template of [null, ' \n']) {
      const { configuration } = reads({
        'postmortems.yaml': 'profiles: [own.yaml]',
        'own.yaml': own,
        ...(template !== null && { 'templates/own/only.md': template }),
      })
      const profile = configuration!.profiles.get('own')!
      assert.equal(
        fillTemplate(profile, null, { date: '2026-03-10', title: 'Stall' }),
        '# Stall\n\n- 発生日: 2026-03-10\n\n## What happened\n\n<what happened>\n',
      )
    }
  })

  test('statuses of any name are dated, in order and with the rest between them that the style asks for', () => {
    const own = `${style.replace('fields: [{', 'fields: [{ key: Stage, means: status, type: enum, values: statuses }, { key: Checked on, type: date }, { key: Signed on, type: date }, {')}
lifecycle:
  clock: resolved
  coolOff: { from: checked, to: signed, hours: 48 }
  statuses: [{ id: begun }, { id: checked, dated: Checked on }, { id: signed, dated: Signed on }]
`
    const { configuration, problems } = reads({
      'postmortems.yaml': 'profiles: [own.yaml]',
      'own.yaml': own,
    })
    assert.deepEqual(problems, [])
    const found = (stage: string, checked: string, signed: string) =>
      findingsIn(
        `# Stall\n\n- Stage: ${stage}\n- Checked on: ${checked}\n- Signed on: ${signed}\n- Date: 2026-03-10\n\n## What happened\n\nIt stalled.\n`,
        'stall.md',
        configuration!.profiles.get('own')!,
      ).map(({ message }) => String(message))
    assert.deepEqual(found('signed', '2026-03-12', '2026-03-14'), [])
    assert.deepEqual(found('signed', '2026-03-12', '2026-03-13'), [
      'Signed after 24 hours. Expected 48 hours after it was checked.',
    ])
    assert.deepEqual(found('signed', '2026-03-16', '2026-03-13'), [
      'Signed on is earlier than Checked on (2026-03-16). Expected it to follow.',
    ])
    assert.deepEqual(found('checked', '2026-03-12', '2026-03-14'), [
      'The status is checked, but Signed on is set. Expected a later status, or no such date yet.',
    ])
  })

  test('two styles of one id are a fault', () => {
    faults({ 'postmortems.yaml': 'profiles: [a.yaml, b.yaml]', 'a.yaml': style, 'b.yaml': style }, [
      '1:20 [b.yaml] Two styles have the id “own”. Expected one of its own each.',
    ])
  })
})
