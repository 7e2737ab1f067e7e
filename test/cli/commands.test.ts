import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { clean, example, faulty, folderWith, postmortem, root } from './program.ts'

const program = join(root, 'dist', 'cli.js')

test('every command has help with its options and examples', t => {
  const cwd = folderWith({}, t)
  const golden = readFileSync(join(import.meta.dirname, 'goldens', 'commands', 'help.txt'), 'utf8')
  const overview = postmortem(['--help'], { cwd })
  assert.equal(overview.code, 0)
  const names = [...overview.out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(match => match[1]!)
  assert.ok(names.includes('check') && names.includes('lsp'))
  for (const name of names) {
    const { out, code } = postmortem([name, '--help'], { cwd })
    assert.equal(code, 0)
    assert.match(out, new RegExp(`Usage: postmortem ${name}`))
    assert.match(out, /Examples:\n {2}# .+\n {2}postmortem /)
    assert.ok(golden.includes(`\n$ postmortem help ${name}\n${out}[exit code 0]\n`), name)
    assert.ok(out.split('\n').every(line => line.length <= 120))
  }
  assert.match(postmortem(['--version'], { cwd }).out, /^\d+\.\d+\.\d+\n$/)
})

test('inspect prints the record of every file named, in its public form', t => {
  const cwd = folderWith({ 'README.md': '# Read me\n', [`in/${clean.name}`]: clean.text }, t)
  const { out, code } = postmortem(['inspect', `in/${clean.name}`, 'README.md'], { cwd })
  assert.equal(code, 0)
  const schema = JSON.parse(readFileSync(join(root, 'schemas', 'inspection.schema.json'), 'utf8')) as object
  const printed: unknown = JSON.parse(out)
  const validate = new Ajv2020({ strict: false }).compile(schema)
  assert.ok(validate(printed), JSON.stringify(validate.errors))
  const records = printed as {
    file: string
    isPostmortem: boolean
    severity: string
    times: { started: string }
  }[]
  assert.deepEqual(
    records.map(one => [one.file, one.isPostmortem]),
    [
      ['README.md', false],
      [`in/${clean.name}`, true],
    ],
  )
  assert.equal(records[1]!.severity, 'sev1')
  assert.equal(records[1]!.times.started, '2026-03-10T14:32:00Z')
  assert.deepEqual(JSON.parse(postmortem(['inspect', '.'], { cwd: folderWith({}, t) }).out), [])
  assert.equal(postmortem(['inspect', 'gone.md'], { cwd }).code, 2)
})

test('why names what decided over a file', t => {
  const configuration =
    'overrides: [{ files: ["old/**"], profile: learning, rules: { metadata-value: off } }]\n'
  const cwd = folderWith({ 'postmortems.yaml': configuration, [`old/${clean.name}`]: clean.text }, t)
  const { out } = postmortem(['why', 'old'], { cwd })
  assert.match(out, /a postmortem in the style learning/)
  assert.match(out, /overrides\[0\]/)
  assert.match(out, /configuration +postmortems\.yaml/)
  assert.match(out, /metadata-value: off/)
  const [verdict] = JSON.parse(postmortem(['why', 'old', '--json'], { cwd }).out)
  assert.equal(verdict.profile, 'learning')
  assert.deepEqual(verdict.rules, { 'metadata-value': { level: 'off' } })
})

test('explain shows the page of each rule there is', t => {
  const cwd = folderWith({}, t)
  const rules = JSON.parse(postmortem(['explain', '--json'], { cwd }).out) as { id: string; level: string }[]
  assert.ok(rules.length > 20)
  const { out, code } = postmortem(['explain', ...rules.map(rule => rule.id)], { cwd })
  assert.equal(code, 0)
  for (const { id } of rules) assert.match(out, new RegExp(`^# ${id}$`, 'm'))
  const group = postmortem(['explain', 'timeline'], { cwd }).out
  assert.ok(group.startsWith('timeline\n  timeline-order '), group)
  assert.doesNotMatch(group, /section-order/)
  const unknown = postmortem(['explain', 'time-ordr'], { cwd })
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /Did you mean time-order\?/)
})

test('audit says where it has nothing to judge', t => {
  const late =
    '# Postmortem: Queue stuck\n\n- Date: 2026-01-05\n- Severity: S1\n\n## Timeline\n\n- 10:00 UTC stuck\n\n## Action items\n\n- [ ] Add an alert (@mo, by 2026-01-10)\n'
  const cwd = folderWith({ 'docs/postmortems/2026-01-05-a.md': late }, t)
  const { code, err } = postmortem(['audit', '--now', '2026-03-01'], { cwd })
  assert.equal(code, 0)
  assert.match(err, /documents of no known style have no deadlines: postmortem actions --overdue/)
  assert.match(postmortem(['actions', '--overdue', '--now', '2026-03-01'], { cwd }).out, /Add an alert/)
})

test('audit judges what check only tells: deadlines, items past their date', t => {
  const late = clean.text.replace('status: closed', 'status: draft')
  const cwd = folderWith({ [clean.name]: late }, t)
  const found = (...args: string[]) => {
    const { out, code } = postmortem([...args, '--format', 'json', '--now', '2026-09-01'], { cwd })
    const findings = JSON.parse(out).files[0].findings as { rule: string; level: string }[]
    return { code, overdue: findings.find(one => one.rule === 'status-overdue'), findings }
  }
  const audit = found('audit')
  assert.equal(audit.code, 1)
  assert.equal(audit.overdue?.level, 'error')
  assert.equal(found('check').overdue?.level, 'information')
  assert.ok(found('audit', '--all').findings.length >= audit.findings.length)
  const early = postmortem(['audit', '--now', '2026-03-11'], { cwd })
  assert.equal(early.code, 0)
})

test('actions lists items of all documents, filtered and in the form asked for', t => {
  const text = clean.text.replace('status: closed', 'status: reviewed')
  const cwd = folderWith({ [clean.name]: text, 'other.md': example('learning') }, t)
  const all = JSON.parse(postmortem(['actions', '--format', 'json', '--now', '2026-12-01'], { cwd }).out)
  assert.ok(all.length > 3)
  const [first] = all
  const line = readFileSync(join(cwd, first.file), 'utf8').split('\n')[first.line - 1]!
  assert.ok(line.includes(first.text.slice(0, 20)))
  const dues = all.map((one: { due: string | null }) => one.due ?? '9')
  assert.deepEqual(dues, [...dues].sort())
  const open = JSON.parse(postmortem(['actions', '--open', '--format', 'json'], { cwd }).out)
  assert.ok(open.every((one: { done: boolean }) => !one.done) && open.length < all.length)
  const owner = first.owners[0]
  const owned = JSON.parse(postmortem(['actions', '--owner', owner, '--format', 'json'], { cwd }).out)
  assert.ok(owned.length > 0 && owned.every((one: { owners: string[] }) => one.owners.includes(owner)))
  assert.match(postmortem(['actions', '--format', 'csv'], { cwd }).out, /^Due,Owner,Status.*\r\n/)
  assert.match(postmortem(['actions', '--format', 'markdown'], { cwd }).out, /^\| Due \| Owner/)
  assert.match(postmortem(['actions'], { cwd }).out, /^Due +Owner/)
})

test('an item that was cancelled is not open, and one that was put off is due when it says', t => {
  const rows = ['cancelled', 'deferred to 2026-10-01', 'open'].map(
    (status, i) => `| Step ${i + 1} | @mo | 2026-08-28 | ${status} |`,
  )
  const table = `| Action | Owner | Due | Status |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  const cwd = folderWith({ 'a.md': `# Postmortem: Queue stuck\n\n## Action items\n\n${table}` }, t)
  const listed = (...args: string[]) => {
    const all = ['actions', '--now', '2026-09-01T12:00Z', '--profile', 'generic', '--format', 'json', ...args]
    return (JSON.parse(postmortem(all, { cwd }).out) as { text: string; due: string }[]).map(
      ({ text, due }) => `${text}: ${due}`,
    )
  }
  assert.deepEqual(listed('--open'), ['Step 3: 2026-08-28', 'Step 2: 2026-10-01'])
  assert.deepEqual(listed('--overdue'), ['Step 3: 2026-08-28'])
})

test('profiles are listed, shown as their files and validated with places', t => {
  const cwd = folderWith({}, t)
  const list = JSON.parse(postmortem(['profiles', 'list', '--json'], { cwd }).out) as { id: string }[]
  assert.ok(list.some(one => one.id === 'generic'))
  for (const { id } of list) {
    const { out } = postmortem(['profiles', 'show', id], { cwd })
    assert.equal(out, readFileSync(join(root, 'profiles', `${id}.yaml`), 'utf8'))
    assert.equal(JSON.parse(postmortem(['profiles', 'show', id, '--json'], { cwd }).out).id, id)
  }
  const template = postmortem(['profiles', 'show', 'tiered', '--template', 'note'], { cwd }).out
  assert.match(template, /\{title\}/)
  const own = folderWith(
    { 'good.yaml': readFileSync(join(root, 'profiles', 'generic.yaml')), 'bad.yaml': 'id: Bad\n' },
    t,
  )
  const verdicts = postmortem(['profiles', 'validate', 'good.yaml', 'bad.yaml'], { cwd: own })
  assert.equal(verdicts.code, 1)
  assert.match(verdicts.out, /^good\.yaml: no fault$/m)
  assert.match(verdicts.out, /^bad\.yaml:1:\d+: /m)
  assert.equal(postmortem(['profiles', 'validate', 'gone.yaml'], { cwd }).code, 2)
})

test('schemas and completions come out ready to use', t => {
  const cwd = folderWith({}, t)
  for (const name of ['configuration', 'profile', 'report', 'inspection', 'stats']) {
    const schema = JSON.parse(postmortem(['schema', name], { cwd }).out) as object
    assert.doesNotThrow(() => new Ajv2020({ strict: false, validateFormats: false }).compile(schema))
  }
  assert.match(postmortem(['schema', 'confguration'], { cwd }).err, /Did you mean configuration\?/)
  for (const shell of ['bash', 'zsh', 'fish']) {
    assert.match(postmortem(['completion', shell], { cwd }).out, /max-warnings/)
  }
  assert.equal(postmortem(['completion', 'csh'], { cwd }).code, 2)
})

test('lsp answers an editor over standard input and output', { timeout: 20_000 }, async t => {
  const cwd = folderWith({}, t)
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => child.kill())
  const request = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  })
  child.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`)
  let answer = ''
  for await (const piece of child.stdout) {
    answer += String(piece)
    if (answer.includes('"serverInfo"')) break
  }
  assert.match(answer, /"name":"postmortems"/)
})

test('a reader that stops reading ends the program quietly', { timeout: 20_000 }, async t => {
  const cwd = folderWith({}, t)
  const child = spawn(process.execPath, [program, 'explain', '--json'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', piece => {
    err += String(piece)
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  assert.equal(err, '')
  assert.notEqual(code, 3)
})

test('a full disk is said, not hidden', { skip: !existsSync('/dev/full') }, async t => {
  const cwd = folderWith({}, t)
  const child = spawn('sh', ['-c', `"${process.execPath}" "${program}" explain --json > /dev/full`], { cwd })
  let err = ''
  child.stderr.on('data', piece => {
    err += String(piece)
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  assert.match(err, /the output was lost: the disk is full/)
  assert.equal(code, 2)
})

test('an interrupted --fix leaves whole files behind', { timeout: 30_000 }, async t => {
  const slip = clean.text.replace('severity: sev1', 'severity: SEV1')
  const names = Array.from({ length: 60 }, (_, i) => `${String(i).padStart(2, '0')}-${clean.name}`)
  const cwd = folderWith(Object.fromEntries(names.map(name => [name, slip])), t)
  const child = spawn(process.execPath, [program, 'check', '--fix', '--now', '2026-04-01'], { cwd })
  let err = ''
  child.stderr.on('data', piece => {
    if (err === '') child.kill('SIGINT')
    err += String(piece)
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  assert.equal(code, 130, err)
  assert.match(err, /interrupted/)
  const texts = names.map(name => readFileSync(join(cwd, name), 'utf8'))
  const mended = texts.filter(text => text === clean.text).length
  assert.ok(mended > 0 && mended < names.length, `${mended} files`)
  assert.equal(texts.filter(text => text === slip).length, names.length - mended)
  assert.equal(readdirSync(cwd).length, names.length)
})

test('bash completes commands, options, their values and the words of a command', t => {
  const cwd = folderWith({ 'c.bash': postmortem(['completion', 'bash'], { cwd: root }).out }, t)
  const completed = (...words: string[]) => {
    const typed = `COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}`
    const script = `source c.bash; ${typed}; _postmortem; echo "\${COMPREPLY[*]}"`
    return execFileSync('bash', ['--norc', '-c', script], { cwd, encoding: 'utf8' }).trim()
  }
  assert.equal(completed('postmortem', 'ch'), 'check')
  assert.equal(completed('postmortem', 'check', '--max'), '--max-warnings')
  assert.equal(completed('postmortem', 'check', '--fail-on', 'w'), 'warning')
  assert.equal(completed('postmortem', 'check', '--fail-on', '=', 'w'), 'warning')
  assert.equal(completed('postmortem', 'check', 'docs', '-f', 's'), 'sarif')
  assert.equal(completed('postmortem', 'profiles', 'le'), 'learn')
  assert.equal(completed('postmortem', 'explain', 'timeline-or'), 'timeline-order')
  // Files are left to the shell.
  assert.equal(completed('postmortem', 'check', 'do'), '')
  assert.equal(completed('postmortem', 'check', '--config', 'l'), '')
  assert.equal(completed('postmortem', 'profiles', 'learn', 'l'), '')
})

test('an option in front of the command does not pass for a clean run', t => {
  const cwd = folderWith({ [faulty.name]: faulty.text }, t)
  const told = (...args: string[]) => {
    const { code, out, err } = postmortem(args, { cwd })
    assert.deepEqual([code, out], [2, ''])
    return err
  }
  assert.equal(
    told('--no-color', 'check', '.'),
    'postmortem: the command stands before its options: postmortem check . --no-color\n',
  )
  assert.equal(
    told('--config', 'a.yaml', 'check'),
    'postmortem: unknown option --config. (options of a command go behind it: postmortem COMMAND --help lists them)\n',
  )
  assert.match(postmortem(['--help', 'check'], { cwd }).out, /^Usage: postmortem check/m)
})
