import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { clean, example, faulty, folderWith, postmortem } from './program.ts'

const now = ['--now', '2026-04-01T00:00Z']

interface PrintedFinding {
  readonly rule: string
  readonly level: string
  readonly message: string
  readonly start: { readonly line: number; readonly column: number }
  readonly fix: { readonly title: string; readonly safe: boolean } | null
}

interface Printed {
  readonly version: number
  readonly files: readonly {
    readonly file: string
    readonly profile: string
    readonly findings: readonly PrintedFinding[]
  }[]
  readonly summary: Readonly<Record<'files' | 'errors' | 'warnings' | 'information' | 'hints', number>>
}

function checked(cwd: string, ...args: string[]): Printed & { code: number | null } {
  const { out, err, code } = postmortem(['check', '--format', 'json', ...now, ...args], { cwd })
  assert.notEqual(out, '', err)
  return { ...(JSON.parse(out) as Printed), code }
}

function oneFile(file: { name: string; text: string | Buffer }, t: TestContext): string {
  return folderWith({ [file.name]: file.text }, t)
}

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
  assert.match(told('check', '--config'), /--config needs a value/)
  assert.match(told('check', '--fix=yes'), /takes no value/)
  assert.match(told('check', '--now', 'soon'), /--now is "soon"; expected a moment/)
  assert.match(told('check', '--profile', 'tierd'), /unknown profile tierd; expected .*tiered/)
  assert.match(told('check', '--dry-run'), /goes with --fix/)
  assert.match(told('check', 'gone.md'), /gone\.md: there is no such file/)
  assert.match(told('check', 'gone/*.md'), /there is no such file/)
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

test('--fix makes the safe fixes, keeps every other byte, and reports what remains', t => {
  const text = `\ufeff${faulty.text}`.replaceAll('\n', '\r\n')
  const cwd = oneFile({ name: faulty.name, text }, t)
  const { code, err } = postmortem(['check', '--fix', ...now], { cwd })
  assert.equal(code, 0)
  assert.match(err, new RegExp(`mended ${faulty.name}`))
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), `\ufeff${clean.text}`.replaceAll('\n', '\r\n'))
  assert.deepEqual(readdirSync(cwd), [faulty.name])
})

test('--fix writes UTF-16 as UTF-16 and leaves alone what is no text', t => {
  const wide = Buffer.from(`\ufeff${faulty.text}`, 'utf16le')
  const broken = Buffer.concat([Buffer.from(faulty.text), Buffer.from([0xff, 0xfe, 0x0a])])
  const other = '2026-03-11-other.md'
  const cwd = folderWith({ [faulty.name]: wide, [other]: broken }, t)
  const { err } = postmortem(['check', '--fix', ...now], { cwd })
  assert.ok(readFileSync(join(cwd, faulty.name)).equals(Buffer.from(`\ufeff${clean.text}`, 'utf16le')))
  assert.ok(readFileSync(join(cwd, other)).equals(broken))
  assert.match(err, /2026-03-11-other\.md was not mended/)
})

test('--dry-run shows a diff that git applies, and writes nothing', t => {
  const cwd = oneFile(faulty, t)
  const { out, code } = postmortem(['check', '--fix', '--dry-run', ...now], { cwd })
  assert.equal(code, 0)
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), faulty.text)
  const patch = out.slice(0, out.lastIndexOf('no findings'))
  execFileSync('git', ['apply', '-'], { cwd, input: patch })
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), clean.text)
})

test('the standard input is judged as the file it is said to be', t => {
  const cwd = folderWith({ 'postmortems.yaml': 'rules: { metadata-value: warning }\n' }, t)
  const call = ['check', '--stdin-filename', `incidents/${faulty.name}`, ...now]
  const { out, code } = postmortem([...call, '--format', 'json'], { cwd, input: faulty.text })
  const printed = JSON.parse(out) as Printed
  assert.equal(code, 0)
  assert.equal(printed.files[0]!.file, `incidents/${faulty.name}`)
  assert.equal(printed.files[0]!.findings[0]!.level, 'warning')
  const fixed = postmortem([...call, '--fix'], { cwd, input: faulty.text })
  assert.equal(fixed.out, clean.text)
  const untouched = postmortem([...call, '--fix'], { cwd, input: clean.text })
  assert.equal(untouched.out, clean.text)
  assert.deepEqual(readdirSync(cwd), ['postmortems.yaml'])
})

test('--changed looks only at what a branch touches', t => {
  const cwd = folderWith({ [clean.name]: clean.text, '2026-03-11-old.md': faulty.text }, t)
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd,
      stdio: 'pipe',
    })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'first')
  const names = (...args: string[]) => {
    const { out } = postmortem(['check', '--format', 'json', ...now, ...args], { cwd })
    return (JSON.parse(out) as Printed).files.map(one => one.file)
  }
  assert.deepEqual(names('--changed'), [])
  git('switch', '-qc', 'branch')
  writeFileSync(join(cwd, clean.name), `${clean.text}\n`)
  writeFileSync(join(cwd, '2026-03-12-über "neu".md'), faulty.text)
  assert.deepEqual(names('--changed'), [clean.name, '2026-03-12-über "neu".md'])
  git('commit', '-qam', 'second')
  assert.deepEqual(names('--changed'), [clean.name, '2026-03-12-über "neu".md'])
  assert.deepEqual(names('--changed=HEAD'), ['2026-03-12-über "neu".md'])
  const unknown = postmortem(['check', '--changed=nowhere'], { cwd })
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /knows no commit "nowhere"/)
})

test('--changed says so where nothing has been committed yet', t => {
  const cwd = folderWith({ [clean.name]: clean.text }, t)
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd, stdio: 'pipe' })
  for (const option of ['--changed', '--changed=HEAD', '--changed=main']) {
    const { code, err } = postmortem(['check', option], { cwd })
    assert.equal(code, 2)
    assert.match(err, /no commit yet to compare with/)
  }
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
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd,
      stdio: 'pipe',
    })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'first')
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

test('shares of the files are disjoint and together are all of them', t => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}-${clean.name}`, clean.text]))
  const cwd = folderWith(files, t)
  const share = (i: number) => checked(cwd, '--shard', `${i}/3`).files.map(one => one.file)
  const shares = [share(1), share(2), share(3)]
  assert.deepEqual(shares.flat().sort(), Object.keys(files).sort())
  assert.equal(postmortem(['check', '--shard', '4/3'], { cwd }).code, 2)
})

test('odd files and folders are taken for what they are', t => {
  const odd = '2026-03-10-a "quoted"\n🚒 name.md'
  const cwd = folderWith(
    {
      [`folder.md/${clean.name}`]: clean.text,
      [odd]: example('generic'),
      'binary.md': Buffer.from([0, 1, 2, 3, 255, 254, 0]),
      'empty.md': '',
      'evil.md': '---js\n{ title: require("fs").writeFileSync("executed", "") }\n---\n# Postmortem: x\n',
    },
    t,
  )
  symlinkSync('.', join(cwd, 'loop'))
  symlinkSync('nowhere.md', join(cwd, 'dangling.md'))
  symlinkSync(clean.name, join(cwd, 'folder.md', 'double.md'))
  writeFileSync(join(cwd, 'huge.md'), '')
  truncateSync(join(cwd, 'huge.md'), 200_000_000)
  const { code, files } = checked(cwd)
  assert.ok(code !== null && code < 2)
  assert.deepEqual(
    files.map(one => one.file).filter(one => !one.startsWith('evil')),
    [odd, `folder.md/${clean.name}`],
  )
  assert.ok(!readdirSync(cwd).includes('executed'))
  const { err } = postmortem(['check'], { cwd })
  assert.match(err, /huge\.md was not checked: it has 200 MB/)
  const named = postmortem(['check', 'huge.md'], { cwd })
  assert.equal(named.code, 2)
  assert.equal(postmortem(['check', 'dangling.md'], { cwd }).code, 2)
  assert.ok(!postmortem(['check', odd, '--fail-on', 'hint'], { cwd }).out.includes('"quoted"\n'))
})

test('globs are understood where the shell left them alone', t => {
  const cwd = folderWith({ [`a/b/${clean.name}`]: clean.text, [`c/${clean.name}`]: clean.text }, t)
  assert.deepEqual(
    checked(cwd, 'a/**/*.md').files.map(one => one.file),
    [`a/b/${clean.name}`],
  )
  assert.equal(checked(cwd, '{a,c}/**').files.length, 2)
})

test('a folder without a postmortem is clean', t => {
  const cwd = folderWith({}, t)
  mkdirSync(join(cwd, 'empty'))
  const { code, out } = postmortem(['check', 'empty', '--format', 'json'], { cwd })
  assert.equal(code, 0)
  assert.deepEqual((JSON.parse(out) as Printed).files, [])
})

test('a baseline keeps old findings out, wherever their lines move, and lets new ones in', t => {
  const cwd = folderWith({ 'postmortems.yaml': 'baseline: known.json\n', [faulty.name]: faulty.text }, t)
  assert.equal(checked(cwd).files[0]!.findings.length, 2)
  const gone = postmortem(['check', '--baseline', 'gone.json'], { cwd })
  assert.equal(gone.code, 2)
  assert.match(gone.err, /gone\.json: there is no such file.*--write-baseline/)
  const written = postmortem(['check', '--write-baseline', ...now], { cwd })
  assert.equal(written.code, 0)
  assert.match(written.err, /wrote 2 findings of 1 postmortem to known\.json/)
  assert.deepEqual(checked(cwd).files[0]!.findings, [])
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
