import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checked, now, oneFile, type Printed } from './checked.ts'
import { clean, faulty, folderWith, postmortem } from './program.ts'

test('prints the public form of the findings, and nothing besides', t => {
  const printed = checked(oneFile(faulty, t))
  const { code, ...rest } = printed
  assert.equal(code, 1)
  assert.deepEqual(Object.keys(rest), ['version', 'files', 'summary'])
  assert.equal(rest.version, 1)
  assert.deepEqual(Object.keys(rest.files[0]!), ['file', 'profile', 'findings'])
  assert.equal(rest.files[0]!.file, faulty.name)
  assert.equal(rest.files[0]!.profile, 'tiered')
  const finding = rest.files[0]!.findings.find(one => one.rule === 'metadata-value')
  assert.deepEqual(finding, {
    rule: 'metadata-value',
    level: 'error',
    message: finding!.message,
    start: { line: 5, column: 11 },
    end: { line: 5, column: 15 },
    fix: { title: finding!.fix!.title, safe: true },
    policy: 'Postmortems, Hard triggers',
  })
  assert.match(finding!.message, /SEV1.*sev1/)
  assert.equal(rest.summary.files, 1)
  assert.equal(rest.summary.errors, 1)
})

test('a document without findings is listed and opens the gate', t => {
  const { code, files, summary } = checked(oneFile(clean, t))
  assert.equal(code, 0)
  assert.deepEqual(files, [{ file: clean.name, profile: 'tiered', findings: [] }])
  assert.deepEqual(summary, { files: 1, errors: 0, warnings: 0, information: 0, hints: 0 })
})

test('the built program understands every language and mark that the sources do', t => {
  const text = [
    '# 障害報告 2026-03-12',
    '',
    '## 根本原因',
    '',
    '担当者が設定を間違えた。',
    '',
    '## What went wrong',
    '',
    '- A customer wrote: «L’ingénieur a oublié la migration.»',
    '',
  ].join('\n')
  const [file] = checked(folderWith({ 'x.md': text }, t), '--profile', 'generic', 'x.md').files
  assert.deepEqual(
    file!.findings.map(one => [one.rule, one.start.line]),
    [['blame-person', 5]],
  )
})

test('the limit decides which findings close the gate', t => {
  const cwd = oneFile({ name: clean.name, text: clean.text.replace('root_cause:', 'root_causes:') }, t)
  const code = (...args: string[]) => postmortem(['check', ...now, ...args], { cwd }).code
  assert.equal(code(), 0)
  assert.equal(code('--fail-on', 'warning'), 1)
  assert.equal(code('--fail-on=never'), 0)
  assert.equal(code('--max-warnings', '0'), 1)
  assert.equal(code('--max-warnings', '1'), 0)
})

test('milder findings can be left out of the report, unless they are to fail the run', t => {
  const cwd = oneFile(faulty, t)
  const levels = (...args: string[]) =>
    new Set(checked(cwd, ...args).files.flatMap(({ findings }) => findings.map(one => one.level)))
  assert.ok(levels().has('warning'))
  assert.deepEqual([...levels('--level', 'error')], ['error'])
  const { summary, files } = checked(cwd, '--level', 'error')
  assert.deepEqual([summary.warnings, summary.hints, files.length], [0, 0, 1])
  const run = (...args: string[]) => postmortem(['check', ...now, '--level', 'error', ...args], { cwd })
  assert.equal(run().code, 1)
  const refused = run('--fail-on', 'warning')
  assert.equal(refused.code, 2)
  assert.match(refused.err, /--level error leaves out what is to fail the run; expected --level warning/)
  assert.equal(run('--max-warnings', '3').code, 2)
  assert.equal(run('--write-baseline').code, 2)
  // What is left out of the report is mended all the same.
  const mended = postmortem(['check', ...now, '--level', 'error', '--fix'], { cwd })
  assert.equal(mended.code, 0)
})

test('wrong usage ends with 2 and says what was expected', t => {
  const cwd = oneFile(clean, t)
  const told = (...args: string[]) => {
    const { code, err, out } = postmortem(args, { cwd })
    assert.equal(code, 2, args.join(' '))
    assert.equal(out, '')
    return err
  }
  assert.match(told('chek'), /unknown command chek\. Did you mean check\?/)
  assert.match(told('check', '--formt', 'json'), /unknown option --formt\. Did you mean --format\?/)
  assert.match(told('check', '--format', 'jsno'), /expected pretty, json.*Did you mean json\?/)
  assert.match(told('check', '--fail-on', 'fatal'), /expected error, warning/)
  assert.match(told('check', '--max-warnings', 'many'), /whole number/)
  assert.match(told('check', '--max-warnings', '-1'), /--max-warnings is "-1"; expected a whole number/)
  assert.match(
    told('check', '--format', 'json=gone/x.json'),
    /gone\/x\.json was not written: there is no such folder/,
  )
  assert.match(told('check', '--config'), /--config needs a value/)
  assert.match(told('check', '--fix=yes'), /takes no value/)
  assert.match(told('check', '--now', 'soon'), /--now is "soon"; expected a moment/)
  assert.match(told('check', '--profile', 'tierd'), /unknown profile tierd; expected .*tiered/)
  assert.match(told('check', '--dry-run'), /goes with --fix/)
  for (const part of ['--changed', '--shard=1/2', clean.name])
    assert.match(told('check', '--stdin-filename', 'a.md', part), /reads one document; expected no /)
  // What a shell makes of a variable that is not set.
  for (const command of ['check', 'inspect', 'explain'])
    assert.match(told(command, ''), /"" names nothing; expected a word, or none/)
  for (const option of ['--stdin-filename', '--cache-dir', '--config', '--profile'])
    assert.match(told('check', option, ''), new RegExp(`${option} needs a value`))
  assert.match(told('actions', '--owner='), /--owner needs a value/)
  assert.match(told('profiles', '--out', 'x'), /profiles list takes no --out; profiles learn does/)
  assert.match(
    told('profiles', 'learn', 'a.md', '--template', 'note'),
    /takes no --template; profiles show does/,
  )
  assert.match(
    told('check', '--format', 'json=all.json', '--format', 'sarif=./all.json'),
    /two formats would write into \.\/all\.json; name a file of its own for each/,
  )
  for (const part of ['--fix', '--changed', '--shard=1/2', '--stdin-filename=a.md'])
    assert.match(
      told('check', '--write-baseline=x.json', part),
      /--write-baseline writes down all .*expected no --/,
    )
  assert.match(told('check', 'gone.md'), /gone\.md: there is no such file/)
  assert.match(told('check', 'gone/*.md'), /there is no such file/)
})

test('a baseline for several workspaces says which of them names no file', t => {
  const files = {
    'postmortems.yaml': 'baseline: known.json\n',
    'growth/postmortems.yaml': 'profile: tiered\n',
  }
  const cwd = folderWith({ ...files, [clean.name]: clean.text, [`growth/${clean.name}`]: clean.text }, t)
  const { code, err } = postmortem(['check', '--write-baseline', ...now], { cwd })
  assert.equal(code, 2)
  assert.match(err, /needs a file: .*, or the key baseline in growth\/postmortems\.yaml$/m)
  assert.equal(existsSync(join(cwd, 'known.json')), false)
})

test('a faulty configuration is named with its place, and nothing is judged by it', t => {
  const cwd = folderWith(
    { 'postmortems.yaml': 'profile: tiered\nrulez: {}\n', [faulty.name]: faulty.text },
    t,
  )
  const { code, out, err } = postmortem(['check', ...now], { cwd })
  assert.equal(code, 2)
  assert.equal(out, '')
  assert.match(err, /postmortems\.yaml:2:1: .*rulez/)
})

test('the configuration nearest to a file applies, or the one that is named', t => {
  const off = 'rules: { metadata-value: off }\n'
  const cwd = folderWith(
    {
      'postmortems.yaml': 'profile: tiered\n',
      [`a/${faulty.name}`]: faulty.text,
      'b/postmortems.yml': off,
      [`b/${faulty.name.replace('payout', 'other')}`]: faulty.text,
      'strict/own.json': '{ "rules": { "metadata-value": "hint" } }',
    },
    t,
  )
  const rulesIn = ({ files }: Printed, file: string) =>
    files.find(one => one.file.startsWith(file))!.findings.map(one => `${one.rule} ${one.level}`)
  const nearest = checked(cwd)
  assert.ok(rulesIn(nearest, 'a/').includes('metadata-value error'))
  assert.ok(!rulesIn(nearest, 'b/').some(one => one.startsWith('metadata-value')))
  const named = checked(cwd, '--config', 'strict/own.json')
  assert.ok(rulesIn(named, 'a/').includes('metadata-value hint'))
  assert.ok(rulesIn(named, 'b/').includes('metadata-value hint'))
})

test('what is no postmortem is left out unless it is named together with a style', t => {
  const cwd = folderWith({ 'README.md': '# Read me\n', 'notes.md': '# Notes\n\nMilk.\n' }, t)
  const silent = postmortem(['check', 'notes.md'], { cwd })
  assert.equal(silent.code, 0)
  assert.match(silent.err, /no postmortem was found/)
  const { files } = checked(cwd, '--profile', 'tiered', 'notes.md')
  assert.deepEqual(
    files.map(({ file, profile }) => ({ file, profile })),
    [{ file: 'notes.md', profile: 'tiered' }],
  )
  assert.ok(files[0]!.findings.length > 0)
  assert.deepEqual(checked(cwd, '--profile', 'tiered').files, [])
})

test('only findings of the files named are printed, with all their neighbours known', t => {
  const twin = 'incidents/2026-03-11-payout-webhook-backlog.md'
  const cwd = folderWith(
    { 'postmortems.yaml': '', [`incidents/${clean.name}`]: clean.text, [twin]: clean.text },
    t,
  )
  const { files } = checked(cwd, `incidents/${clean.name}`)
  assert.equal(files.length, 1)
  const double = files[0]!.findings.filter(one => one.rule === 'duplicate-id')
  assert.equal(double.length, 1)
  assert.match(double[0]!.message, /incidents\/2026-03-11/)
  const both = checked(cwd)
  assert.equal(both.files.flatMap(one => one.findings).filter(one => one.rule === 'duplicate-id').length, 2)
})

test('a folder with a configuration of its own is another workspace, whose documents are no neighbours', t => {
  const files = {
    'postmortems.yaml': '',
    [clean.name]: clean.text,
    [`other/${clean.name}`]: clean.text,
    'other/postmortems.yaml': '',
  }
  const cwd = folderWith(files, t)
  for (const paths of [[clean.name], [`other/${clean.name}`], ['.']]) {
    const { files } = checked(cwd, ...paths)
    assert.deepEqual(
      files.flatMap(one => one.findings).filter(one => one.rule === 'duplicate-id'),
      [],
    )
  }
  const { files: chosen } = checked(cwd, '--config', 'postmortems.yaml')
  assert.equal(chosen.flatMap(one => one.findings).filter(one => one.rule === 'duplicate-id').length, 2)
})

test('a baseline keeps old findings out, wherever their lines move, and lets new ones in', t => {
  const cwd = folderWith({ 'postmortems.yaml': 'baseline: known.json\n', [faulty.name]: faulty.text }, t)
  assert.equal(checked(cwd).files[0]!.findings.length, 2)
  const gone = postmortem(['check', '--baseline', 'gone.json'], { cwd })
  assert.equal(gone.code, 2)
  assert.match(gone.err, /gone\.json: there is no such file.*--write-baseline/)
  const written = postmortem(['check', '--write-baseline', ...now], { cwd })
  assert.equal(written.code, 0)
  assert.match(written.err, /^wrote 2 findings of 1 document to known\.json$/m)
  assert.doesNotMatch(written.err, /put into/)
  assert.deepEqual(checked(cwd).files[0]!.findings, [])
  const other = postmortem(['check', '--write-baseline=other.json', ...now], { cwd })
  assert.match(other.err, /^to leave them out .*: baseline: other\.json$/m)
  assert.match(postmortem(['check', '--write-baseline', ...now], { cwd }).err, /wrote 2 findings/)
  const moved = faulty.text.replace('id:', '# a comment\nid:').replace('tier: full', 'tier: fulll')
  writeFileSync(join(cwd, faulty.name), moved)
  assert.deepEqual(
    checked(cwd).files[0]!.findings.map(one => one.message.includes('fulll')),
    [true],
  )
  assert.equal(postmortem(['audit', '--baseline', 'known.json'], { cwd }).code, 0)
  writeFileSync(join(cwd, 'known.json'), '{')
  assert.equal(postmortem(['check'], { cwd }).code, 2)
})

test('several threads find what one finds, in the same order', t => {
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, i) => {
      const text = (i % 3 === 0 ? faulty : clean).text.replace(/^id: .*$/m, `id: pm-${i % 140}`)
      return [`${i % 7}/${i}-${clean.name}`, text]
    }),
  )
  const cwd = folderWith({ 'postmortems.yaml': '', 'no.md': '# No postmortem\n', ...files }, t)
  const out = (jobs: string) => postmortem(['check', '--jobs', jobs, '--format', 'json', ...now], { cwd }).out
  const one = out('1')
  assert.ok(
    (JSON.parse(one) as Printed).files.some(file => file.findings.some(f => f.rule === 'duplicate-id')),
  )
  assert.equal(out('2'), one)
})
