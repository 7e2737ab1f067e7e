import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import { nodeHost } from '../../server/host/node.ts'
import type { Requests } from '../../server/protocol.ts'
import { environment, example, folderWith, root } from '../cli/program.ts'
import { type Editor, editors, memoryHost, until, uriOf, workspace } from './editor.ts'

// What the tasks of our client print: what the command line prints of the same folder.

const now = '2026-09-20T12:00:00Z'
const editor = editors({ initialize: { initializationOptions: { commands: true } }, now })

type Answer = Requests['postmortems/task']['result']
type Command = Requests['postmortems/task']['params']['command']

const ask = (own: Editor, folder: string, command: Command = 'check') =>
  own.ask<Answer>('postmortems/task', { folder, command })

/** An editor on a folder of the disk. */
const editorOn = (folder: string) =>
  editor({
    host: () => nodeHost,
    initialize: { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'team' }] },
  })

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  contributes: { problemMatchers: readonly [{ pattern: { regexp: string } }] }
}
/** What VS Code makes problems of. */
const matcher = new RegExp(contributes.problemMatchers[0].pattern.regexp)

/** Runs the command line in a folder. */
function postmortem(folder: string, ...args: string[]) {
  const program = [join(root, 'cli', 'main.ts'), ...args, '--no-color', '--no-cache', '--now', now]
  return spawnSync(process.execPath, program, { cwd: folder, env: environment({}), encoding: 'utf8' })
}

/** What the command line finds there: the lines of its findings, the summary below them, and its exit code. */
function found(folder: string, command: Command): Answer {
  const { stdout, status } = postmortem(folder, command)
  const all = stdout.trimEnd().split('\n')
  const summary = all.at(-1)!.replace(/; --fix mends \d+$/, '')
  return { lines: all.filter(line => matcher.test(line)), summary, code: status! }
}

/** Both commands find there what the command line finds, which is something. Returns what `check` finds. */
async function findsTheSame(folder: string): Promise<Answer> {
  const [check, audit] = [found(folder, 'check'), found(folder, 'audit')]
  assert.ok(check.lines.length > 0 && audit.lines.length > 0)
  const own = await editorOn(folder)
  const uri = pathToFileURL(folder).href
  assert.deepEqual(await ask(own, uri, 'check'), check)
  assert.deepEqual(await ask(own, uri, 'audit'), audit)
  return check
}

function copyOfExamples(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'postmortem-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(root, 'examples'), folder, { recursive: true })
  return folder
}

const tiered = example('tiered')
const faulty = tiered.replace(/^severity: .*$/m, 'severity: grave')
const open = tiered.replace(/^status: .*$/m, 'status: draft').replaceAll('| done |', '| open |')

test('a task finds in the examples what the command line finds', async t => {
  await findsTheSame(copyOfExamples(t))
})

test('so it does below other configurations, with repetitions, indexes and files that are left out', async t => {
  const named = (id: string) => faulty.replace(/^id: .*$/m, `id: ${id}`)
  const folder = folderWith(
    {
      'postmortems.yaml': 'profile: tiered\nexclude: [old/**]\nrules: { action-overdue: error }\n',
      'README.md':
        '# Ours\n\n<!-- postmortems:index -->\n\n| Date | Incident |\n| --- | --- |\n\n<!-- /postmortems:index -->\n',
      'notes.md': '# Notes\n\nNothing happened.\n',
      'a b/2026-03-10-ö.md': named('2026-03-10-x'),
      'B/2026-03-10-x.md': named('2026-03-10-x'),
      'a/2026-03-10-y.md': open,
      'old/2026-03-10-x.md': faulty,
      'node_modules/2026-03-10-x.md': faulty,
      'loud/postmortems.yaml': 'profile: rollback\nrules: { section-missing: off }\n',
      'loud/PM-1.md': example('rollback').replace(/^## Impact\n/m, '## Harm\n'),
      'plain/2026-01-02-outage.md': example('generic').replaceAll('done', 'open'),
      'empty.md': '',
    },
    t,
  )
  assert.match((await findsTheSame(folder)).summary, /and 1 index$/)
})

test('so it does where nothing makes a workspace: a document knows those of its folder and below it', async t => {
  const named = open.replace(/^id: .*$/m, 'id: 2026-03-10-x')
  const files = {
    'README.md':
      '# Ours\n\n<!-- postmortems:index -->\n\n| Date | Incident |\n| --- | --- |\n\n<!-- /postmortems:index -->\n',
    '2026-03-10-x.md': `${named}\nSee [b](b%20c/2026-03-10-x.md#gone).\n`,
    'b c/2026-03-10-x.md': named,
    'b c/d/2026-03-10-x.md': named,
    'own/postmortems.yaml': 'profile: tiered\n',
    'own/2026-03-10-x.md': named,
  }
  const { lines } = await findsTheSame(folderWith(files, t))
  const twice = lines.filter(line => line.endsWith('[duplicate-id]'))
  assert.deepEqual(twice.map(pathOf), ['2026-03-10-x.md', 'b c/2026-03-10-x.md'])
  assert.ok(lines.some(line => /^2026-03-10-x\.md:.*\[link-broken\]$/.test(line)))
  assert.ok(lines.some(line => /^README\.md:.*\[index-stale\]$/.test(line)))
})

test('what a baseline holds is left out', async t => {
  const folder = folderWith(
    {
      'postmortems.yaml': 'profile: tiered\nbaseline: known.json\n',
      'known.json': '{"version":1,"files":{}}',
      '2026-03-10-x.md': faulty,
      '2026-03-11-y.md': open,
    },
    t,
  )
  assert.equal(postmortem(folder, 'check', '2026-03-10-x.md', '--write-baseline').status, 0)
  const { lines } = await findsTheSame(folder)
  assert.deepEqual([...new Set(lines.map(pathOf))], ['2026-03-11-y.md'])
})

test('an open document counts as it stands in the editor, and the others as they lie on disk', async () => {
  const own = await editor({ files: { 'postmortems.yaml': 'profile: tiered\n', 'a.md': '', 'b.md': faulty } })
  own.files.set('a.md', tiered)
  const ofBoth = async () => (await ask(own, workspace)).lines.filter(line => line.includes('metadata-value'))
  assert.deepEqual((await ofBoth()).map(pathOf), ['b.md'])
  await own.open('a.md', faulty)
  await own.open('b.md', tiered)
  assert.deepEqual((await ofBoth()).map(pathOf), ['a.md'])
})

test('documents are known to one another as they are now, whether or not the editor has told of it', async () => {
  const own = await editor({ files: { 'postmortems.yaml': 'profile: tiered\n', '1/x.md': tiered } })
  await own.hears('postmortems/changed')
  own.files.set('2/x.md', tiered)
  const { lines } = await ask(own, workspace)
  const twice = lines.filter(line => line.endsWith('[duplicate-id]'))
  assert.deepEqual(twice.map(pathOf), ['1/x.md', '2/x.md'])
})

test('levels that one user prefers do not count, those of the configuration do', async () => {
  const files = { 'postmortems.yaml': 'profile: tiered\nrules: { file-name: off }\n', 'x.md': faulty }
  const quiet = await editor({ files, configuration: { rules: { 'metadata-value': 'off' } } })
  const other = await editor({ files })
  const { lines } = await ask(quiet, workspace)
  assert.deepEqual(lines, (await ask(other, workspace)).lines)
  assert.ok(lines.some(line => line.endsWith('[metadata-value]')))
  assert.ok(!lines.some(line => line.endsWith('[file-name]')))
})

test('only paths that count from the folder make problems: VS Code would look for the others there, too', () => {
  const rest = ':1:2: error: Said. [file-name]'
  for (const path of ['a.md', 'a/b c.md', '../a.md']) assert.equal(matcher.exec(path + rest)?.[1], path)
  for (const path of ['/a.md', 'C:\\a.md', 'c:/a.md', '\\\\host\\a.md'])
    assert.doesNotMatch(path + rest, matcher)
})

test('warnings let a task pass, as they let the command line', async () => {
  const files = { 'postmortems.yaml': 'profile: tiered\nrules: { metadata-value: warning }\n' }
  const path = '2026-03-10-payout-webhook-backlog.md'
  const own = await editor({ files: { ...files, [path]: faulty.replace(/^tier: .*$/m, 'tier: full') } })
  const { lines, summary, code } = await ask(own, workspace)
  assert.match(lines.join('\n'), /warning/)
  assert.match(summary, /^\d+ warnings? .*in 1 postmortem$/)
  assert.equal(code, 0)
})

test('where there are no postmortems, the summary says so', async () => {
  const own = await editor({ files: { 'notes.md': '# Notes\n' } })
  assert.deepEqual(await ask(own, workspace), {
    lines: [],
    summary: 'no findings in 0 postmortems',
    code: 0,
  })
})

test('no document is judged by a faulty configuration: the task names the fault, above the folder as well', async () => {
  const files = {
    'postmortems.yaml': 'profile: tiered\nprofiles: [own.yaml]\n',
    'own.yaml': 'id: own\nbogus: 1\n',
    'open/x.md': faulty,
    'open/y/z.md': tiered,
  }
  const workspaceFolders = [{ uri: uriOf('open'), name: 'open' }]
  const own = await editor({ files, initialize: { workspaceFolders } })
  const { lines, summary, code } = await ask(own, uriOf('open'))
  assert.ok(lines.length > 0)
  for (const line of lines) assert.match(line, /^\.\.\/own\.yaml:\d+:\d+: error: .* \[configuration\]$/)
  for (const line of lines) assert.match(line, matcher)
  assert.equal(summary, 'no document was checked')
  assert.equal(code, 2)
})

test('a file that cannot be read is named', async () => {
  const own = await editor({
    files: { 'x.md': '' },
    host: files => ({ ...memoryHost(files), read: async () => null }),
  })
  const { lines } = await ask(own, workspace)
  assert.deepEqual(lines, ['x.md was not checked: it cannot be read or is too large'])
})

test('what could move the cursor of a terminal is spelled', async () => {
  const text = faulty.replace('severity: grave', 'severity: "gr\u001b[2Jave"')
  const own = await editor({ files: { 'postmortems.yaml': 'profile: tiered\n', 'x\u202e.md': text } })
  const { lines } = await ask(own, workspace)
  assert.ok(lines.every(line => line.startsWith('x\\u{202e}.md:')))
  assert.ok(!lines.join('').includes('\u001b'))
})

test('a task lets requests and keys pass, and ends when it is cancelled', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`${i}.md`, faulty.replace(/^id: .*$/m, `id: 2026-03-10-${i}`)]),
  )
  const own = await editor({ files: { 'postmortems.yaml': 'profile: tiered\n', ...many } })
  await own.hears('postmortems/changed')
  await own.open('0.md', many['0.md']!)
  let isDone = false
  const source = new CancellationTokenSource()
  const params = { folder: workspace, command: 'check' }
  const running = own.connection.sendRequest('postmortems/task', params, source.token)
  const ended = running.then(
    () => 'answered',
    (error: { code: number }) => error.code,
  )
  void ended.then(() => {
    isDone = true
  })
  for (let version = 2; version < 10; version++) {
    await own.edit('0.md', version, [{ text: `${faulty}\n${version}\n` }])
    await own.pull('0.md')
    assert.equal(isDone, false)
  }
  source.cancel()
  assert.equal(await ended, -32800)
  await until(() => isDone)
  assert.match((await ask(own, workspace)).summary, /in 300 postmortems$/)
})

/** The path a line begins with. */
function pathOf(line: string): string {
  return line.slice(0, line.indexOf(':'))
}
