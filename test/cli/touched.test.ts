import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checked, now, type Printed } from './checked.ts'
import { clean, faulty, folderWith, postmortem } from './program.ts'
import { git } from './shell.ts'

/** Makes a repository of a folder, with all that is in it as its first commit. */
function commitAll(cwd: string): void {
  git(cwd, 'init', '-q')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-qm', 'first')
}

test('--changed looks only at what a branch touches', t => {
  const cwd = folderWith({ [clean.name]: clean.text, '2026-03-11-old.md': faulty.text }, t)
  commitAll(cwd)
  const names = (...args: string[]) => {
    const { out } = postmortem(['check', '--format', 'json', ...now, ...args], { cwd })
    return (JSON.parse(out) as Printed).files.map(one => one.file)
  }
  assert.deepEqual(names('--changed'), [])
  git(cwd, 'switch', '-qc', 'branch')
  writeFileSync(join(cwd, clean.name), `${clean.text}\n`)
  writeFileSync(join(cwd, '2026-03-12-über "neu".md'), faulty.text)
  assert.deepEqual(names('--changed'), [clean.name, '2026-03-12-über "neu".md'])
  git(cwd, 'commit', '-qam', 'second')
  assert.deepEqual(names('--changed'), [clean.name, '2026-03-12-über "neu".md'])
  assert.deepEqual(names('--changed=HEAD'), ['2026-03-12-über "neu".md'])
  const unknown = postmortem(['check', '--changed=nowhere'], { cwd })
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /knows no commit "nowhere"/)
})

test('a part of the files without a postmortem is no surprise, a whole folder without one is', t => {
  const cwd = folderWith({ [clean.name]: clean.text, 'notes/README.md': '# Notes\n' }, t)
  commitAll(cwd)
  const told = (...args: string[]) => postmortem([...args, ...now], { cwd }).err
  for (const command of ['check', 'audit']) {
    assert.equal(told(command, '--changed'), '')
    const shares = ['1/2', '2/2'].map(share => told(command, '--shard', share))
    assert.deepEqual(shares, ['', ''])
    assert.match(told(command, 'notes'), /no postmortem was found there/)
  }
})

test('--changed says so where nothing has been committed yet', t => {
  const cwd = folderWith({ [clean.name]: clean.text }, t)
  git(cwd, 'init', '-q')
  for (const option of ['--changed', '--changed=HEAD', '--changed=main']) {
    const { code, err } = postmortem(['check', option], { cwd })
    assert.equal(code, 2)
    assert.match(err, /no commit yet to compare with/)
  }
})

test('--changed does not pass a clone without a main branch for one in which nothing changed', t => {
  const folder = folderWith({ [`a/${clean.name}`]: faulty.text }, t)
  const origin = join(folder, 'a')
  commitAll(origin)
  git(origin, 'branch', 'branch')
  for (const depth of [[], ['--depth', '1']]) {
    const cwd = join(folder, `clone${depth.length}`)
    git(folder, 'clone', '-q', '--single-branch', '--branch', 'branch', ...depth, `file://${origin}`, cwd)
    const { code, err } = postmortem(['check', '--changed'], { cwd })
    const told = 'no main branch is known here to compare with; fetch it, or name another: --changed=BASE'
    assert.deepEqual([code, err], [2, `postmortem: --changed: ${told}\n`])
    assert.equal(postmortem(['check', '--changed=HEAD'], { cwd }).code, 0)
  }
})

test('a base that stands behind a blank is told from a file', t => {
  const cwd = folderWith({ [clean.name]: clean.text }, t)
  commitAll(cwd)
  const { code, err } = postmortem(['check', '--changed', 'main'], { cwd })
  const told = 'main: there is no such file or folder; a base is written behind “=”: --changed=BASE'
  assert.deepEqual([code, err], [2, `postmortem: ${told}\n`])
})

test('--changed reports what lies in changed lines, or is contradicted from there', t => {
  const text = [
    '# Outage of search',
    '',
    'Date: 2026-03-12',
    '',
    '## Action items',
    '',
    '- Add a replica (due 2026-04-01)',
    '- Compact a copy (@mo, due 2026-04-01)',
    '',
    '## Timeline',
    '',
    '- 11:00 UTC errors begin',
    '- 11:06 UTC alert fires',
    '',
  ].join('\n')
  const name = 'über "alles".md'
  const cwd = folderWith({ [name]: text, 'other.md': text }, t)
  commitAll(cwd)
  const found = (changed: string, ...args: string[]) => {
    writeFileSync(join(cwd, name), changed)
    const { out } = postmortem(['check', '--profile', 'generic', '--format', 'json', ...now, ...args], {
      cwd,
    })
    const { files } = JSON.parse(out) as Printed
    return files.flatMap(({ file, findings }) => findings.map(one => `${file}:${one.start.line} ${one.rule}`))
  }
  assert.deepEqual(found(text, '--changed'), [])
  assert.equal(found(text).length, 2)
  const more = text.replace('\n\n## Timeline', '\n- Page sooner (@mo)\n\n## Timeline')
  assert.deepEqual(found(more, '--changed'), [`${name}:9 action-without-due-date`])
  assert.deepEqual(found(more, '--changed', '--jobs', '2'), [`${name}:9 action-without-due-date`])
  const earlier = text.replace('- 11:06 UTC', '- 10:06 UTC')
  assert.deepEqual(found(earlier, '--changed'), [`${name}:13 timeline-order`])
  const later = text.replace('- 11:00 UTC', '- 12:00 UTC')
  assert.deepEqual(found(later, '--changed'), [`${name}:13 timeline-order`])
})

test('--changed reports what a change brings about elsewhere, and nothing that was there before', t => {
  const text = clean.text.replace('## Impact\n', '## Impact\n\nTODO: how many.\n')
  const cwd = folderWith({ [clean.name]: text }, t)
  commitAll(cwd)
  const found = (changed: string, ...args: string[]) => {
    writeFileSync(join(cwd, clean.name), changed)
    return checked(cwd, ...(args.length > 0 ? args : ['--changed'])).files.flatMap(({ findings }) =>
      findings.map(one => one.rule),
    )
  }
  const rows = /(?<=\| --- \|\n)(?:\| A\d .*\n)+/
  assert.match(text, rows)
  assert.deepEqual(found(text.replace('## Resolution\n\n', '')), ['section-missing'])
  assert.deepEqual(found(text.replace(rows, '')), ['action-missing'])
  assert.deepEqual(found(text.replace('## Summary\n', '## Summary\n\n')), [])
  const external = text.replace('severity:', 'publication: external\nseverity:')
  assert.ok(found(external).length > 0)
  assert.ok(found(external).every(one => one === 'publication-leak'))
  const windows = text.replaceAll('\n', '\r\n')
  found(windows)
  git(cwd, 'commit', '-qam', 'second')
  const later = windows.replace(/severity: \w+/, 'severity: sev0')
  assert.deepEqual(found(later.replace('## Resolution\r\n', ''), '--changed=HEAD'), [
    'trigger-undeclared',
    'section-missing',
  ])
})

test('what somebody set up for their own diffs changes nothing for --changed', t => {
  const text = clean.text.replace('## Impact\n', '## Impact\n\nTODO: how many.\n')
  const cwd = folderWith({ [clean.name]: text }, t)
  commitAll(cwd)
  // Above and below of what was there before.
  writeFileSync(join(cwd, clean.name), `${text.replace('severity: sev1', 'severity:  sev1')}\nFIXME: more.\n`)
  for (const [key, value] of [
    ['renames', 'false'],
    ['noprefix', 'true'],
    ['mnemonicPrefix', 'true'],
    ['submodule', 'log'],
    ['interHunkContext', '1000'],
  ] as const) {
    git(cwd, 'config', `diff.${key}`, value)
    const found = checked(cwd, '--changed').files.flatMap(({ findings }) => findings.map(one => one.message))
    assert.equal(found.length, 1, key)
    assert.match(found[0]!, /FIXME/, key)
  }
})

test('--changed takes a file that was only moved for what it is, but for what its new place breaks', t => {
  const text = `${clean.text.replace('## Summary\n', '## Summary\n\nSee [the picture](img/depth.png).\n')}\nTODO: more.\n`
  const cwd = folderWith({ [clean.name]: text, 'img/depth.png': '' }, t)
  commitAll(cwd)
  const found = () => {
    const { out } = postmortem(['check', '--changed', '--format', 'json', ...now], { cwd })
    const { files } = JSON.parse(out) as Printed
    return files.flatMap(({ file, findings }) => findings.map(one => `${file} ${one.rule}`))
  }
  git(cwd, 'mv', clean.name, '2026-03-10-other.md')
  assert.deepEqual(found(), ['2026-03-10-other.md id-mismatch'])
  mkdirSync(join(cwd, 'moved'))
  git(cwd, 'mv', '2026-03-10-other.md', `moved/${clean.name}`)
  assert.deepEqual(found(), [`moved/${clean.name} link-broken`])
  writeFileSync(join(cwd, 'moved', clean.name), `${text}\nFIXME: and more.\n`)
  assert.deepEqual(found(), [`moved/${clean.name} link-broken`, `moved/${clean.name} section-placeholder`])
})
