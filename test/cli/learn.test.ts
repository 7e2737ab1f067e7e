import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folderWith, postmortem } from './program.ts'

const template = `# Postmortem: <title>

- Date: YYYY-MM-DD
- Severity: SEV1 | SEV2 | SEV3

## Summary

<two sentences>

## Timeline (UTC)

- HH:MM <what happened>

## Action items

- [ ] <what will be different>
`

function documentOf(day: string): string {
  return `# Postmortem: The queue stood still

- Date: ${day}
- Severity: SEV2

## Summary

The queue stood still for ten minutes.

## Timeline (UTC)

- 10:00 The alarm rings
- 10:10 The queue moves

## Action items

- [ ] The queue has a second worker
`
}

const files = {
  'docs/TEMPLATE.md': template,
  'docs/README.md': '# Postmortems\n\nWhat we learned.\n',
  'docs/postmortems/2026-03-01-queue.md': documentOf('2026-03-01'),
  'docs/postmortems/2026-04-02-queue.md': documentOf('2026-04-02'),
  'docs/postmortems/2026-05-03-queue.md': documentOf('2026-05-03'),
}

test('profiles learn prints a style and writes nothing', t => {
  const cwd = folderWith(files, t)
  const { out, err, code } = postmortem(['profiles', 'learn', 'docs/TEMPLATE.md', 'docs'], { cwd })
  assert.equal(code, 0)
  assert.match(out, /^# A house style made by `postmortem profiles learn`/)
  assert.match(out, /^ {4}- key: Date # line 3 of TEMPLATE\.md$/m)
  assert.match(out, /^ {6}required: true # filled in 3 of 3 documents$/m)
  assert.match(err, /house: 3 of 3 documents have neither error nor warning\./)
  assert.match(err, /Nothing was written/)
  assert.ok(!existsSync(join(cwd, 'house.yaml')))
  writeFileSync(join(cwd, 'style.yaml'), out)
  assert.equal(postmortem(['profiles', 'validate', 'style.yaml'], { cwd }).out, 'style.yaml: no fault\n')
})

test('profiles learn --out writes a style that is ready for use, and never over another', t => {
  const cwd = folderWith(files, t)
  const call = [
    'profiles',
    'learn',
    'docs/TEMPLATE.md',
    'docs/postmortems',
    '--id',
    'acme',
    '--out',
    'styles',
  ]
  const first = postmortem(call, { cwd })
  assert.equal(first.code, 0)
  assert.equal(first.out, 'styles/acme.yaml\nstyles/templates/acme/postmortem.md\n')
  const style = readFileSync(join(cwd, 'styles/acme.yaml'), 'utf8')
  const lines = [...style.matchAll(/^# {3}(.+)$/gm)].map(match => match[1]!)
  assert.deepEqual(lines, ['profiles: [styles/acme.yaml]', 'profile: acme'])
  writeFileSync(join(cwd, 'postmortems.yaml'), `${lines.join('\n')}\n`)
  assert.match(postmortem(['check', 'docs'], { cwd }).out, /3 postmortems/)
  assert.equal(postmortem(['check', 'docs'], { cwd }).code, 0)
  assert.match(postmortem(['why', 'docs/postmortems/2026-03-01-queue.md'], { cwd }).out, /in the style acme/)

  const made = postmortem(
    ['new', '--title', 'Login down', '--severity', 'SEV1', '--started', '2026-06-01T10:00Z'],
    { cwd },
  )
  assert.equal(made.out, 'docs/postmortems/2026-06-01-login-down.md\n')
  const text = readFileSync(join(cwd, 'docs/postmortems/2026-06-01-login-down.md'), 'utf8')
  assert.match(text, /^# Postmortem: Login down\n\n- Date: 2026-06-01\n- Severity: SEV1\n/)

  const again = postmortem(call, { cwd })
  assert.equal(again.code, 2)
  assert.match(again.err, /styles\/acme\.yaml: there is a file already; nothing was written/)
  assert.equal(readFileSync(join(cwd, 'styles/acme.yaml'), 'utf8'), style)
})

test('profiles learn learns anew what the configuration names already', t => {
  const configuration = 'profiles: [house.yaml]\nprofile: house\ninclude: ["docs/postmortems/**"]\n'
  const cwd = folderWith({ ...files, 'postmortems.yaml': configuration }, t)
  const call = ['profiles', 'learn', 'docs/TEMPLATE.md', 'docs/postmortems']
  const { out, code } = postmortem([...call, '--out', '.'], { cwd })
  assert.equal(code, 0)
  assert.equal(out, 'house.yaml\ntemplates/house/postmortem.md\n')
  assert.equal(postmortem(['check', 'docs'], { cwd }).code, 0)

  // A shell empties the file that the output goes to before the call begins.
  writeFileSync(join(cwd, 'house.yaml'), '')
  assert.equal(postmortem(call, { cwd }).code, 0)
})

test('profiles learn --json gives the reasons with their places', t => {
  const cwd = folderWith(files, t)
  const { out } = postmortem(['profiles', 'learn', 'docs/TEMPLATE.md', 'docs/postmortems/*.md', '--json'], {
    cwd,
  })
  const report = JSON.parse(out)
  assert.equal(report.id, 'house')
  assert.deepEqual(report.written, [])
  assert.equal(report.profile.metadata.fields[0].key, 'Date')
  assert.deepEqual(
    report.reasons.find((one: { at: string }) => one.at === 'metadata.fields[0].required'),
    { at: 'metadata.fields[0].required', says: 'filled in 3 of 3 documents' },
  )
  assert.equal(report.documents.length, 3)
  assert.match(report.templates['postmortem.md'], /^# Postmortem: \{title\}$/m)
})

test('profiles learn says what it needs', t => {
  const cwd = folderWith({ ...files, 'plain.md': 'No heading.\n' }, t)
  const errorOf = (...args: string[]) => {
    const { err, code } = postmortem(['profiles', 'learn', ...args], { cwd })
    assert.equal(code, 2)
    return err
  }
  assert.match(errorOf(), /needs the template to learn from/)
  assert.match(errorOf('gone.md'), /gone\.md was not read: there is no such file/)
  assert.match(errorOf('plain.md'), /plain\.md has no headings that could be sections/)
  assert.match(errorOf('docs/TEMPLATE.md', 'nowhere'), /nowhere: there is no such file or folder/)
  assert.match(errorOf('docs/TEMPLATE.md', '--id', 'Acme!'), /expected small letters, digits and hyphens/)
  assert.match(errorOf('docs/TEMPLATE.md', '--id', 'generic'), /which is a built-in style/)
})
