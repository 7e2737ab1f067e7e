import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { clean, environment, faulty, folderWith, postmortem, root } from './program.ts'

const program = join(root, 'dist', 'cli.js')
const now = ['--now', '2026-04-01']
const index = '# Ours\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'

/** The commands that read documents, each with paths behind it. */
const readers = [
  ['check', ...now],
  ['check', '--fix', ...now],
  ['audit', ...now],
  ['inspect'],
  ['actions'],
  ['index'],
  ['why'],
]

/** Nothing but these files, hidden ones included, stands in a folder. */
function holds(folder: string, names: readonly string[]): void {
  assert.deepEqual(readdirSync(folder).sort(), [...names].sort())
}

for (const call of readers) {
  const name = call[1] === '--fix' ? 'check --fix' : call[0]

  test(`${name} says why it cannot read what was named`, t => {
    const cwd = folderWith({ 'postmortems.yaml': '' }, t)
    symlinkSync('b.md', join(cwd, 'a.md'))
    symlinkSync('a.md', join(cwd, 'b.md'))
    writeFileSync(join(cwd, 'huge.md'), '')
    truncateSync(join(cwd, 'huge.md'), 200_000_000)
    spawnSync('sh', ['-c', 'mkfifo pipe.md'], { cwd })
    for (const [file, reason] of [
      ['a.md', /a\.md: its symbolic links lead in a circle\n$/],
      ['huge.md', /huge\.md was not (?:checked|read): it has 200 MB, more than any document/],
      ['pipe.md', /pipe\.md is neither a file nor a folder\n$/],
      ['gone.md', /gone\.md: there is no such file or folder\n$/],
      [
        'postmortems.yaml/x.md',
        /postmortems\.yaml\/x\.md: (?:a part of its path is no folder|there is no such file)/,
      ],
    ] as const) {
      const { code, err } = postmortem([...call, file], { cwd })
      assert.match(err, reason, file)
      assert.doesNotMatch(err, /^ +at /m)
      assert.equal(code, 2, `${file}: ${err}`)
    }
    holds(cwd, ['a.md', 'b.md', 'huge.md', 'pipe.md', 'postmortems.yaml'])
  })

  test(`${name} goes on without what it cannot read in a folder`, t => {
    const cwd = folderWith(
      { [`x.md/${clean.name}`]: clean.text, 'README.md': index, 'postmortems.yaml': '' },
      t,
    )
    symlinkSync('.', join(cwd, 'x.md', 'loop'))
    symlinkSync('loop.md', join(cwd, 'loop.md'))
    writeFileSync(join(cwd, 'huge.md'), '')
    truncateSync(join(cwd, 'huge.md'), 200_000_000)
    const { code, out, err } = postmortem([...call, '.'], { cwd })
    assert.equal(code, 0, out + err)
    assert.match(err, /^postmortem: huge\.md was not /m)
  })

  test(`${name} goes on without a file that is deleted between listing and reading`, t => {
    const cwd = folderWith(
      { [clean.name]: clean.text, '2026-03-11-gone.md': faulty.text, 'README.md': index },
      t,
    )
    const { code, out, err } = postmortem([...call, '.'], { cwd, env: deleting('2026-03-11-gone.md', t) })
    assert.equal(code, 0, out + err)
    assert.match(err, /2026-03-11-gone\.md was not (?:checked|read): there is no such file/)
    holds(cwd, [clean.name, 'README.md'])
  })
}

/** What makes a process delete a file at the moment it opens it for the `n`-th time. */
function deleting(name: string, t: TestContext, n = 1): Record<string, string> {
  const script = `
    const fs = require('node:fs')
    const open = fs.openSync
    let left = ${n}
    fs.openSync = (path, ...rest) => {
      if (String(path).endsWith(${JSON.stringify(name)}) && --left === 0) fs.unlinkSync(path)
      return open(path, ...rest)
    }`
  const folder = folderWith({ 'deleting.cjs': script }, t)
  return { NODE_OPTIONS: `--require=${join(folder, 'deleting.cjs')}` }
}

test('--fix mends the others when a file is deleted before it is mended', t => {
  const second = {
    name: '2026-03-11-second.md',
    text: faulty.text.replaceAll('2026-03-10-payout-webhook-backlog', '2026-03-11-second'),
  }
  const cwd = folderWith({ [faulty.name]: faulty.text, [second.name]: second.text }, t)
  const { code, err } = postmortem(['check', '--fix', ...now, '.'], { cwd, env: deleting(faulty.name, t, 2) })
  assert.match(
    err,
    /^postmortem: 2026-03-10-payout-webhook-backlog\.md was not mended: there is no such file\n/m,
  )
  assert.match(err, /^mended 2026-03-11-second\.md$/m)
  assert.equal(code, 1)
  holds(cwd, [second.name])
})

/** As root every folder may be written to; without these two capabilities modes count for root, too. */
const modest = [
  'setpriv',
  '--bounding-set=-dac_override,-dac_read_search',
  '--inh-caps=-dac_override,-dac_read_search',
]
const prefix = process.getuid?.() === 0 ? modest : []
const denies =
  spawnSync([...prefix, 'sh'][0]!, [
    ...[...prefix, 'sh'].slice(1),
    '-c',
    'd=$(mktemp -d) && chmod 500 $d && ! touch $d/x 2> /dev/null',
  ]).status === 0

/** Runs the program where modes of files hold, in a shell that has run `before`. */
function modestly(before: string, args: readonly string[], cwd: string, env: Record<string, string> = {}) {
  const [command = '', ...rest] = [
    ...prefix,
    'bash',
    '-c',
    `${before}; exec "$0" "$@"`,
    process.execPath,
    program,
    ...args,
  ]
  const { status, stdout, stderr } = spawnSync(command, rest, {
    cwd,
    env: environment(env),
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

test('in a read-only folder nothing is written, and that is said', { skip: !denies }, t => {
  const cwd = folderWith({ [`in/${faulty.name}`]: faulty.text, 'in/README.md': index, 'in/sub/x.txt': '' }, t)
  for (const folder of ['in/sub', 'in']) chmodSync(join(cwd, folder), 0o500)
  const told = (...args: string[]) => {
    const { code, err } = modestly(':', args, cwd)
    assert.equal(code, 2, err)
    assert.match(err, /was not written: reading or writing it is not permitted\n$/)
  }
  told('check', '--fix', ...now)
  told('index')
  told('new', '--title', 'x', '--folder', 'in/sub')
  told('new', '--title', 'x', '--folder', 'in/new/deep')
  told('check', '--format', 'sarif=in/out.sarif')
  told('check', '--write-baseline=in/base.json')
  assert.equal(modestly(':', ['check', ...now], cwd).code, 1)
  for (const folder of ['in', 'in/sub']) chmodSync(join(cwd, folder), 0o700)
  holds(join(cwd, 'in'), [faulty.name, 'README.md', 'sub'])
  holds(join(cwd, 'in/sub'), ['x.txt'])
  assert.equal(readFileSync(join(cwd, 'in', faulty.name), 'utf8'), faulty.text)
})

test('what may not be read is named, and the rest is judged', { skip: !denies }, t => {
  const other = '2026-03-11-other.md'
  const cwd = folderWith({ [clean.name]: clean.text, [other]: clean.text, 'locked/x.md': clean.text }, t)
  chmodSync(join(cwd, other), 0)
  chmodSync(join(cwd, 'locked'), 0)
  const { code, out, err } = modestly(':', ['check', ...now], cwd)
  chmodSync(join(cwd, 'locked'), 0o700)
  assert.equal(code, 2)
  assert.match(err, /2026-03-11-other\.md was not checked: reading or writing it is not permitted/)
  assert.match(err, /locked was not checked: reading or writing it is not permitted/)
  assert.match(out, /no findings in 1 postmortem/)
})

test('a folder that may not be listed does not pass for one without postmortems', { skip: !denies }, t => {
  const cwd = folderWith({ [clean.name]: clean.text, 'locked/x.md': faulty.text }, t)
  chmodSync(join(cwd, 'locked'), 0)
  const { code, out, err } = modestly(':', ['check', ...now], cwd)
  chmodSync(join(cwd, 'locked'), 0o700)
  assert.deepEqual([code, out], [2, 'no findings in 1 postmortem\n'])
  assert.equal(err, 'postmortem: locked was not checked: reading or writing it is not permitted\n')
})

test('a disk that is full halfway leaves nothing half-written', t => {
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `| A${i + 9} | Limit retries of service ${i} to 5 | corrective | @mo | 2026-03-13 | #4${i} | done |`,
  )
  const long = faulty.text.replace(/(?<=\| A1 .*\n)/, `${rows.join('\n')}\n`)
  const cwd = folderWith({ [faulty.name]: long, 'README.md': index.padEnd(3000, '\nwords ') }, t)
  const readme = readFileSync(join(cwd, 'README.md'), 'utf8')
  const cache = folderWith({}, t)
  // A limit of the kernel on the size of files: it lets a write begin, and fails it in the middle.
  const told = (...args: string[]) => {
    const { code, out, err } = modestly('ulimit -f 2', args, cwd, { NODE_COMPILE_CACHE: cache })
    assert.equal(code, 2, out + err)
    assert.match(err, /was not written: a file of that size is not permitted\n$/)
  }
  told('check', '--fix', ...now)
  told('index')
  told('check', '--format', 'sarif=out.sarif', ...now)
  told(
    'new',
    '--title',
    'x'.repeat(150),
    '--profile',
    'process',
    '--set',
    `Services impacted=${'y'.repeat(3000)}`,
  )
  holds(cwd, [faulty.name, 'README.md'])
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), long)
  assert.equal(readFileSync(join(cwd, 'README.md'), 'utf8'), readme)
  // Not even of the compiled code that is kept between runs.
  const left = readdirSync(cache, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  assert.deepEqual(
    left.map(one => one.name).filter(one => one.includes('postmortems')),
    [],
  )
})

for (const jobs of ['1', '2']) {
  test(`an interrupted run with --jobs ${jobs} leaves a whole report or none`, {
    timeout: 60_000,
  }, async t => {
    const files = Array.from({ length: 300 }, (_, i) => [`${i}-${clean.name}`, clean.text] as const)
    const cwd = folderWith(Object.fromEntries(files), t)
    const call = ['check', '--jobs', jobs, '--format', 'json=report.json', '--format', 'jsonl', ...now]
    const child = spawn(process.execPath, [program, ...call], { cwd, stdio: 'ignore' })
    setTimeout(() => child.kill('SIGINT'), 250)
    const ended = await new Promise(resolve => child.on('close', (code, signal) => resolve(signal ?? code)))
    assert.ok(['SIGINT', 0, 1].includes(ended as never), String(ended))
    const others = readdirSync(cwd).filter(name => !name.endsWith(clean.name))
    assert.deepEqual(others, ended === 'SIGINT' ? [] : ['report.json'])
  })
}

test('a configuration is not read from what has no end', t => {
  for (const named of ['pipe.yaml', 'zero.yaml']) {
    const cwd = folderWith({ 'postmortems.yaml': `extends: ${named}\n`, [clean.name]: clean.text }, t)
    spawnSync('sh', ['-c', 'mkfifo pipe.yaml'], { cwd })
    symlinkSync('/dev/zero', join(cwd, 'zero.yaml'))
    const { code, err } = postmortem(['check', ...now], { cwd })
    assert.match(err, new RegExp(`There is no file ${named}`))
    assert.equal(code, 2)
  }
  const cwd = folderWith({ [clean.name]: clean.text }, t)
  symlinkSync('/dev/zero', join(cwd, 'postmortems.yaml'))
  const { code, err } = postmortem(['check', ...now], { cwd })
  assert.match(err, /postmortems\.yaml: it is no file\n$/)
  assert.equal(code, 2)
})
