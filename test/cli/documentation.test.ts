import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse, stringify } from 'yaml'
import { environment, example, folderWith, postmortem, root } from './program.ts'
import { git } from './shell.ts'
import { readAction } from './workflow.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { version, scripts } = JSON.parse(read('package.json')) as { version: string; scripts: object }
const pages = globSync(['*.md', 'docs/**/*.md', 'core/rules/*.md', 'profiles/*.md', 'examples/**/*.md'], {
  cwd: root,
}).sort()

interface Fence {
  readonly page: string
  readonly language: string
  readonly text: string
}

/** The fenced code of all pages in these languages. */
function fences(...languages: string[]): Fence[] {
  const found = pages.flatMap(page =>
    Array.from(read(page).matchAll(/^```([a-z]+)[^\n]*\n(.*?)^```/gms), ([, language, text]) => ({
      page,
      language: language!,
      text: text!,
    })),
  )
  return found.filter(one => languages.includes(one.language))
}

const overview = postmortem(['--help'], { cwd: root }).out
const commands = Array.from(overview.matchAll(/^ {2}([a-z]+) {2,}\S/gm), match => match[1]!)
const helps = new Map(commands.map(name => [name, postmortem([name, '--help'], { cwd: root }).out]))

/** What stands for FILE.md. */
const own = 'docs/postmortems/2026-08-14-queue-stuck.md'

/** A team's repository with everything that the examples name, on a branch. */
function workspace(t: TestContext): string {
  const cwd = folderWith(
    {
      'docs/policy.md': '# Policy\n',
      'postmortems-baseline.json': '{ "version": 1, "files": {} }\n',
      'draft.md': example('tiered'),
      'docs/TEMPLATE.md': read('profiles/templates/learning/postmortem.md'),
      'style.yaml': read('profiles/generic.yaml'),
      'incident.json': '{ "title": "Queue stuck", "severity": "sev1", "started": "2026-08-14T14:32Z" }\n',
    },
    t,
  )
  cpSync(join(root, 'examples'), cwd, { recursive: true })
  cpSync(join(root, 'examples/postmortems'), join(cwd, 'docs/postmortems'), { recursive: true })
  mkdirSync(join(cwd, 'incidents'))
  writeFileSync(join(cwd, 'incidents/2026-08-14-queue.md'), example('tiered'))
  writeFileSync(join(cwd, own), example('tiered'))
  for (const folder of [
    '.local/share/bash-completion/completions',
    '.config/fish/completions',
    '.zfunc',
    'bin',
  ]) {
    mkdirSync(join(cwd, folder), { recursive: true })
  }
  writeFileSync(
    join(cwd, 'bin/postmortem'),
    `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/cli.js" "$@"\n`,
  )
  chmodSync(join(cwd, 'bin/postmortem'), 0o755)
  git(cwd, 'init', '-q')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-qm', 'first')
  git(cwd, 'update-ref', 'refs/remotes/origin/main', 'HEAD')
  return cwd
}

/** Runs a line of a page in a shell, as whoever reads it would. */
function run(line: string, cwd: string) {
  const path = [join(cwd, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter)
  const command = line.replace(/^npx (?:--no-install )?postmortem/, 'postmortem').replace('FILE.md', own)
  const env = environment({ HOME: cwd, PATH: path })
  const ended = spawnSync('bash', ['-c', command], {
    cwd,
    env,
    input: '',
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: ended.status, err: ended.stderr, out: ended.stdout }
}

/** What ends with 1 where it finds something, or, as the protocol wants it, where the editor goes without a word. */
const gates = /^(?:npx )?postmortem (?:check|audit|index --check|profiles validate|lsp)\b/

function works(line: string, cwd: string, where: string): void {
  const { code, err } = run(line, cwd)
  assert.ok(code === 0 || (code === 1 && gates.test(line)), `${where}: ${line}\nended with ${code}\n${err}`)
}

const isOurs = (line: string) => /^(?:npx (?:--no-install )?)?postmortem /.test(line)

test('what the pages tell to type works', t => {
  const lines = fences('sh', 'bash', 'console').flatMap(({ page, text }) =>
    text.split('\n').map(line => [page, line.replace(/^\$ /, '')] as const),
  )
  const cwd = workspace(t)
  assert.ok(lines.filter(([, line]) => isOurs(line)).length > 10)
  for (const [page, line] of lines) {
    if (isOurs(line)) works(line, cwd, page)
    for (const [, script] of line.matchAll(/^npm (?:run )?([a-z:]+)/g)) {
      if (script !== 'install' && script !== 'ci')
        assert.ok(Object.hasOwn(scripts, script!), `${page}: ${line}`)
    }
    for (const [, named] of line.matchAll(/postmortems-(\d+\.\d+\.\d+)\./g))
      assert.equal(named, version, line)
  }
})

for (const [name, help] of helps) {
  test(`the examples in the help of ${name} work`, t => {
    const cwd = workspace(t)
    const lines = help
      .slice(help.indexOf('\nExamples:\n'))
      .split('\n')
      .map(line => line.trim())
      .filter(isOurs)
    assert.ok(lines.length > 0)
    for (const line of lines) works(line, cwd, `postmortem ${name} --help`)
  })
}

test('commands and options named in passing are those there are', () => {
  for (const page of pages) {
    const prose = read(page).replace(/^```.*?^```/gms, '')
    for (const [, call] of prose.matchAll(/`(?:npx )?postmortem ([^`]+)`/g)) {
      const [name = '', ...rest] = call!.split(/\s+/)
      if (name.startsWith('-') || name === 'help') continue
      assert.ok(commands.includes(name), `${page}: postmortem ${call}`)
      // A plain word behind a command is one of its own, such as `profiles learn`: files have a dot or a slash.
      const [own = ''] = rest
      if (/^[a-z]+$/.test(own)) assert.match(helps.get(name)!, new RegExp(`\\b${own}\\b`), `${page}: ${call}`)
      for (const option of rest.filter(word => word.startsWith('--'))) {
        const known: readonly string[] = helps.get(name)!.match(/--[a-z-]+/g) ?? []
        assert.ok(known.includes(option.replace(/[=[].*$/, '')), `${page}: postmortem ${call}`)
      }
    }
  }
})

/** Part of a house style: with the rest of one it is sound. */
function validates({ sections = [], ...part }: { sections?: readonly object[] }, cwd: string): void {
  const style = parse(read('profiles/tiered.yaml')) as { sections: readonly object[] }
  const whole = { ...style, id: 'own', ...part, sections: [...style.sections, ...sections] }
  writeFileSync(join(cwd, 'own.yaml'), stringify(whole))
  const { code, out } = run('postmortem profiles validate own.yaml', cwd)
  assert.equal(code, 0, out)
}

/** What a YAML example is, by its keys, and whether it says what is so. */
const kinds: readonly (readonly [key: string, judge: (data: never, cwd: string) => void])[] = [
  [
    'repos',
    ({ repos }: { repos: { rev: string; hooks: { id: string }[] }[] }) => {
      const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string }[]
      const known = hooks.map(one => one.id)
      for (const { rev, hooks: own } of repos) {
        assert.equal(rev, `v${version}`)
        assert.deepEqual(
          own.map(one => one.id).filter(id => !known.includes(id)),
          [],
        )
      }
    },
  ],
  [
    'jobs',
    ({ jobs }: { jobs: Record<string, { steps: { uses: string; with?: object }[] }> }) => {
      const { inputs } = readAction(join(root, 'action.yml'))
      const ours = Object.values(jobs)
        .flatMap(job => job.steps)
        .filter(step => step.uses.startsWith('postmortems/'))
      assert.ok(ours.length > 0)
      for (const { uses, with: given = {} } of ours) {
        assert.equal(uses, `postmortems/postmortems@v${version}`)
        assert.deepEqual(
          Object.keys(given).filter(key => !Object.hasOwn(inputs, key)),
          [],
        )
      }
    },
  ],
  [
    'variables',
    ({ include, variables }: { include: { remote: string }[]; variables: object }) => {
      const [{ remote } = { remote: '' }] = include
      const path = remote.replace(`https://github.com/postmortems/postmortems/raw/v${version}/`, '')
      const template = parse(read(path)) as { variables: object }
      assert.deepEqual(
        Object.keys(variables).filter(key => !Object.hasOwn(template.variables, key)),
        [],
      )
    },
  ],
  [
    'tiers',
    (style: object, cwd: string) => {
      writeFileSync(join(cwd, 'own.yaml'), stringify(style))
      const { code, out } = run('postmortem profiles validate own.yaml', cwd)
      assert.equal(code, 0, out)
    },
  ],
  ['targets', validates],
  ['publication', validates],
]

test('the YAML in the pages is right: configurations, styles, what CI reads', t => {
  const found = fences('yaml', 'yml')
  assert.ok(found.length > 4)
  for (const { page, text } of found) {
    const cwd = workspace(t)
    const data = parse(text) as object
    const [, judge] = kinds.find(([key]) => Object.hasOwn(data, key)) ?? []
    if (judge) judge(data as never, cwd)
    else {
      // The style that a page names as one's own.
      mkdirSync(join(cwd, 'styles'))
      writeFileSync(
        join(cwd, 'styles/acme.yaml'),
        read('profiles/generic.yaml').replace(/^id: .*/m, 'id: acme'),
      )
      writeFileSync(join(cwd, 'postmortems.yaml'), text)
      const { code, err } = run('postmortem check', cwd)
      assert.ok(code === 0 || code === 1, `${page}:\n${text}\n${err}`)
    }
  }
})

test('what the README points at in its example is found there', t => {
  const [{ text }] = fences('md').filter(one => one.page === 'README.md' && one.text.includes('←')) as [Fence]
  const pointed = text.split('\n').flatMap((line, i) => (line.includes('←') ? [i + 1] : []))
  const cwd = folderWith({ 'a.md': text.replace(/ *←.*/g, '') }, t)
  const { out } = postmortem(['check', 'a.md', '--profile', 'tiered', '--format', 'jsonl'], { cwd })
  const found = out
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { start: { line: number } }).start.line)
  assert.deepEqual(
    pointed.filter(line => !found.includes(line)),
    [],
  )
  assert.ok(pointed.length > 2)
})

test('the page of VS Code names every command, as the palette does', () => {
  const { contributes } = JSON.parse(read('package.json')) as {
    contributes: { commands: { title: string }[] }
  }
  const words = JSON.parse(read('package.nls.json')) as Record<string, string>
  const table = read('docs/editors/vscode.md').replace(/^[^|].*$/gm, '')
  for (const { title } of contributes.commands) {
    const name = words[title.slice(1, -1)]!.replace(/…$/, '')
    assert.ok(table.includes(name), name)
  }
})

test('the JSON in the pages is JSON, and reports are as their schema says', () => {
  const schema = JSON.parse(read('schemas/report.schema.json')) as object
  const fits = new Ajv2020({ strict: false }).compile(schema)
  for (const { page, text } of fences('json')) {
    const data = JSON.parse(text) as object
    if ('summary' in data) assert.ok(fits(data), `${page}: ${JSON.stringify(fits.errors)}`)
  }
})

test('links within the pages lead somewhere', () => {
  for (const page of pages.filter(
    one => !one.startsWith('core/') && !one.startsWith('examples/') && !one.startsWith('profiles/'),
  )) {
    const prose = read(page).replace(/^```.*?^```/gms, '')
    for (const [, target] of prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      assert.ok(existsSync(join(root, dirname(page), decodeURIComponent(target!))), `${page}: ${target}`)
    }
  }
})
