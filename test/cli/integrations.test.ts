import assert from 'node:assert/strict'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { parse } from 'yaml'
import { clean, faulty, folderWith, postmortem, root } from './program.ts'
import { bash, git, installed } from './shell.ts'
import { readAction, runAction } from './workflow.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { version } = JSON.parse(read('package.json')) as { version: string }
const other = { name: '2026-03-11-other.md', text: faulty.text }

/** A repository with a commit on `main`, and on `branch` a second one that brings in a postmortem with an error. */
function repository(t: TestContext): string {
  const folder = folderWith({ 'postmortems.yaml': 'profile: tiered\n', [other.name]: other.text }, t)
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'one that was there before')
  git(folder, 'switch', '-qc', 'branch')
  writeFileSync(join(folder, faulty.name), faulty.text)
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'a new one')
  return folder
}

/** A clone of depth one of `branch`, as CI makes it. */
function shallowClone(origin: string, t: TestContext): string {
  const folder = folderWith({}, t)
  git(folder, 'clone', '-q', '--depth=1', '--branch=branch', `file://${origin}`, 'clone')
  return join(folder, 'clone')
}

test('the npm package runs in an empty folder by npx, and by a path with odd characters', t => {
  const folder = folderWith({ [`it's here 🚒/${clean.name}`]: clean.text }, t)
  const cwd = join(folder, "it's here 🚒")
  const { code, out, err } = bash(
    `npm install --save-dev "${installed().tarball}" && npx --no-install postmortem check --now 2026-04-01`,
    cwd,
    { PATH: process.env.PATH! },
  )
  assert.equal(code, 0, err)
  assert.match(out, /no findings in 1 postmortem\n$/)
  const manifest = JSON.parse(readFileSync(join(cwd, 'node_modules/postmortems/package.json'), 'utf8'))
  assert.equal(manifest.version, version)
  assert.equal(manifest.scripts, undefined)
  assert.equal(manifest.dependencies, undefined)
  assert.deepEqual(
    readdirSync(join(cwd, 'node_modules')).filter(name => !name.startsWith('.')),
    ['postmortems'],
  )
  const rest =
    'postmortem explain time-order && postmortem schema && postmortem profiles show tiered && postmortem --version'
  assert.equal(bash(rest, cwd).code, 0)
})

test('a git hook refuses a commit with an error and lets a good one through', t => {
  const folder = folderWith({ 'sub dir/notes.md': '# Notes\n', 'postmortems.yaml': '' }, t)
  git(folder, 'init', '-q')
  const hook = join(folder, '.git/hooks/pre-commit')
  mkdirSync(join(folder, '.git/hooks'), { recursive: true })
  writeFileSync(hook, read('integrations/git/pre-commit'))
  chmodSync(hook, 0o755)
  const commit = (message: string) => {
    const identity = '-c user.name=Test -c user.email=test@example.org'
    return bash(`git ${identity} commit -m ${message}`, folder, { POSTMORTEM: 'postmortem' })
  }
  git(folder, 'add', '.')
  assert.equal(commit('none').code, 0, 'no postmortem')
  const place = join('sub dir', 'a "b" 🚒.md')
  writeFileSync(join(folder, place), faulty.text)
  writeFileSync(join(folder, 'not-staged.md'), faulty.text.replace(/^id: .*$/m, 'id: 2026-03-11-other'))
  git(folder, 'add', place)
  const refused = commit('bad')
  assert.notEqual(refused.code, 0)
  assert.match(refused.out + refused.err, /sub dir\/a "b" 🚒\.md:5:11: error: .*\[metadata-value\]/)
  assert.doesNotMatch(refused.out + refused.err, /not-staged/)
  assert.equal(git(folder, 'log', '--format=%s'), 'none')
  writeFileSync(join(folder, place), clean.text)
  git(folder, 'add', place)
  const accepted = commit('good')
  assert.equal(accepted.code, 0, accepted.err)
  git(folder, 'rm', '-q', place)
  assert.equal(commit('gone').code, 0, 'a file that is deleted')
  assert.equal(git(folder, 'log', '--format=%s'), 'gone\ngood\nnone')
})

interface Hook {
  readonly id: string
  readonly name: string
  readonly entry: string
  readonly language: string
  readonly types: readonly string[]
  readonly pass_filenames?: boolean
}

test('pre-commit finds hooks that judge, mend and look after the index', t => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly Hook[]
  assert.deepEqual(
    hooks.map(one => one.id),
    ['postmortem-check', 'postmortem-fix', 'postmortem-index'],
  )
  const { bin, scripts, files } = JSON.parse(read('package.json'))
  // pre-commit installs the repository with npm, which calls `prepare` and packs what `files` names.
  assert.deepEqual(bin, { postmortem: 'dist/cli.js' })
  assert.equal(scripts.prepare, 'node tools/prepare.js')
  assert.ok(files.includes('dist/cli*.js'))
  const run = (id: string, cwd: string) => {
    const { entry, language, types, pass_filenames: names = true } = hooks.find(one => one.id === id)!
    assert.deepEqual([language, types], ['node', ['markdown']])
    return bash(
      names
        ? `${entry} ${readdirSync(cwd)
            .filter(name => name.endsWith('.md'))
            .join(' ')}`
        : entry,
      cwd,
    )
  }
  const index = '# Ours\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'
  const cwd = folderWith({ 'postmortems.yaml': '', [faulty.name]: faulty.text, 'README.md': index }, t)
  assert.equal(run('postmortem-check', cwd).code, 1)
  assert.equal(run('postmortem-index', cwd).code, 1)
  assert.equal(run('postmortem-fix', cwd).code, 0)
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), clean.text)
  assert.equal(run('postmortem-check', cwd).code, 0)
  assert.equal(run('postmortem-index', cwd).code, 0)
})

test('npm builds the command line when somebody installs from the repository, as pre-commit does', t => {
  const folder = folderWith({}, t)
  for (const part of [
    'cli',
    'client',
    'core',
    'disk',
    'profiles',
    'schemas',
    'server',
    'tools',
    'package.json',
    '.npmrc',
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const { code, out, err } = bash('npm pack', folder, { POSTMORTEMS_PREPARED: '' })
  assert.equal(code, 0, err)
  // pre-commit installs the file of this name.
  assert.equal(out, `postmortems-${version}.tgz\n`)
  assert.equal(bash('node dist/cli.js --version', folder).out, `${version}\n`)
})

interface Job {
  readonly extends: string
  readonly script: readonly string[]
  readonly rules: readonly { readonly if: string }[]
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> }
}

test('the template for GitLab gates merge requests and audits on a schedule', t => {
  const template = parse(read('integrations/gitlab/postmortems.gitlab-ci.yml'))
  assert.ok(template.variables.POSTMORTEMS_PACKAGE.endsWith(`/v${version}/postmortems-${version}.tgz`))
  const origin = repository(t)
  const cwd = shallowClone(origin, t)
  const { tarball } = installed()
  const prefix = folderWith({}, t)
  const run = (name: string, variables: Record<string, string>) => {
    const job = template[name] as Job
    assert.equal(job.extends, '.postmortems')
    assert.deepEqual(
      job.rules.map(one => one.if.includes('$CI_PIPELINE_SOURCE')),
      [true],
    )
    const before = name === 'postmortems:base' ? template['.postmortems'].before_script : []
    const lines = [...before, ...job.script]
    return bash(lines.join('\n'), cwd, {
      ...template.variables,
      GITLAB_CI: 'true',
      CI_PROJECT_DIR: cwd,
      POSTMORTEMS_PACKAGE: tarball,
      npm_config_prefix: prefix,
      PATH: `${prefix}/bin:${process.env.PATH}`,
      ...variables,
    })
  }
  // The first of them installs the program for all.
  assert.equal(run('postmortems:base', {}).code, 0)
  const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: git(origin, 'rev-parse', 'main') }
  const gate = run('postmortems', base)
  assert.equal(gate.code, 1, gate.err)
  // The report is about everything, the gate about what the merge request touches.
  const report = JSON.parse(readFileSync(join(cwd, 'gl-code-quality-report.json'), 'utf8'))
  const files = new Set(report.map((issue: { location: { path: string } }) => issue.location.path))
  assert.deepEqual([...files], [faulty.name, other.name])
  const junit = readFileSync(join(cwd, 'postmortems.xml'), 'utf8')
  assert.deepEqual(junit.match(/<testsuite .*?name="([^"]*)"/g)?.length, 1)
  assert.match(junit, /metadata-value/)
  assert.equal(run('postmortems', { ...base, POSTMORTEMS_FAIL_ON: 'never' }).code, 0)
  const audit = run('postmortems:audit', { POSTMORTEMS_FAIL_ON: 'information' })
  assert.ok(audit.code !== null && audit.code < 2, audit.err)
  for (const name of ['postmortems', 'postmortems:base', 'postmortems:audit']) {
    for (const file of Object.values((template[name] as Job).artifacts.reports)) {
      assert.ok(existsSync(join(cwd, file)), `${name} writes ${file}`)
    }
  }
})

test('the action for GitHub annotates, sums up, and fails where it is asked to', t => {
  const action = readAction(join(root, 'action.yml'))
  assert.equal(action.runs.using, 'composite')
  assert.ok(action.inputs.package!.default.endsWith(`/v${version}/postmortems-${version}.tgz`))
  for (const { run, shell } of action.runs.steps) {
    assert.equal(shell, 'bash')
    assert.doesNotMatch(run, /\$\{\{/, 'what an input says is never a part of a script')
  }
  const origin = repository(t)
  const workspace = shallowClone(origin, t)
  const temporary = folderWith({}, t)
  let steps = action.runs.steps
  const run = (inputs: Record<string, string>, base = '') => {
    const job = { inputs: { package: installed().tarball, ...inputs }, workspace, temporary, base }
    const outcome = runAction({ ...action, runs: { ...action.runs, steps } }, job)
    // Installed once is enough for all of them.
    steps = action.runs.steps.slice(1)
    return outcome
  }
  const all = run({})
  assert.equal(all.code, 1, all.err)
  assert.match(all.out, new RegExp(`^::error file=${other.name},line=5,.*title=metadata-value::`, 'm'))
  assert.match(all.summary, /^## Postmortems: \d errors/)
  assert.equal(all.outputs, 'exit-code=1\n')
  const touched = run({ changed: 'true', sarif: 'out.sarif' }, 'main')
  assert.equal(touched.code, 1, touched.err)
  assert.match(touched.out, new RegExp(`^::error file=${faulty.name}`, 'm'))
  assert.doesNotMatch(touched.out, new RegExp(`file=${other.name}`))
  assert.equal(JSON.parse(readFileSync(join(workspace, 'out.sarif'), 'utf8')).version, '2.1.0')
  const lenient = run({ paths: `${faulty.name}\n\n${other.name}\n`, 'fail-on': 'never', 'max-warnings': '9' })
  assert.equal(lenient.code, 0, lenient.err)
  assert.equal(run({ 'fail-on': 'never', 'max-warnings': '0' }).code, 1)
  assert.equal(run({ paths: '$(touch executed); `touch executed`', config: '"; touch executed' }).code, 2)
  assert.ok(!existsSync(join(workspace, 'executed')))
  assert.equal(run({ command: 'audit', 'working-directory': '.git' }).code, 0)
})

// There is no engine for containers where the tests run; what the image would do is done in a folder.
test('the image has the packed program, runs it as nobody special, and needs nothing else', t => {
  const lines = read('Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter(line => /^[A-Z]/.test(line))
  const instructions = lines.map(line => /^([A-Z]+) +(.*)$/.exec(line)!.slice(1, 3) as [string, string])
  const last = instructions.findLastIndex(([name]) => name === 'FROM')
  const [building, image] = [instructions.slice(0, last), instructions.slice(last)]
  const values = (from: typeof instructions, wanted: string) =>
    from.filter(([name]) => name === wanted).map(([, value]) => value.replace(/ +/g, ' '))
  assert.deepEqual(values(instructions, 'FROM'), ['node:24-slim AS build', 'node:24-slim'])
  const { scripts } = JSON.parse(read('package.json'))
  for (const call of values(building, 'RUN')) assert.match(call, /^npm (?:ci|run (\S+))/)
  assert.ok(scripts.package)
  assert.deepEqual(values(image, 'USER'), ['node'])
  assert.ok(image.findIndex(([name]) => name === 'USER') > image.findLastIndex(([name]) => name === 'RUN'))
  const install = values(image, 'RUN').find(call => call.startsWith('npm install'))!
  const cwd = folderWith({ [faulty.name]: faulty.text }, t)
  const prefix = folderWith({}, t)
  // The tarball stands in for the one that is copied; what is cleared away is the image's own.
  const call = install.replace(/ && rm -rf .*$/, '').replace('/tmp/postmortems-*.tgz', installed().tarball)
  const outcome = bash(call, cwd, { npm_config_prefix: prefix })
  assert.equal(outcome.code, 0, outcome.err)
  const words = [...values(image, 'ENTRYPOINT'), ...values(image, 'CMD')].flatMap(
    one => JSON.parse(one) as string[],
  )
  const run = bash(words.join(' '), cwd, { PATH: `${prefix}/bin:${process.env.PATH}` })
  assert.equal(run.code, 1)
  assert.match(run.out, /\[metadata-value\]/)
  const ignored = read('.dockerignore').split('\n')
  assert.ok(['node_modules', 'dist', '.git'].every(name => ignored.includes(name)))
  assert.equal(postmortem(['check', '.'], { cwd }).out, run.out)
})
