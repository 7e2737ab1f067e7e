import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commands } from '../../cli/commands.ts'
import { clean, example, faulty, folderWith, postmortem } from './program.ts'

const now = ['--now', '2026-04-01T00:00Z']
const report = (...findings: string[]) => `[${findings.map(one => `\n${one}`).join(',')}\n]\n`
const issue = (path: string) => JSON.stringify({ check_name: 'x', location: { path } })

/** A team's folder: two documents, of which one has faults, an index that is out of date, and a style of its own. */
const files = {
  'postmortems.yaml':
    'include: ["in/2*.md"]\noverrides: [{ files: ["in/*-late.md"], rules: { action-vague: off } }]\n',
  [`in/${clean.name}`]: faulty.text.replace('status: closed', 'status: reviewed'),
  'in/2026-03-12-late.md': example('learning').replace(/DONE/, 'PENDING'),
  'in/README.md': '# Ours\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n',
  'style.yaml': 'id: Own\nname: Own\n',
  'incident.json':
    '{ "title": "Queue stuck", "severity": "sev1", "started": "2026-03-30T14:32Z", "resolved": "2026-03-30T15:02Z", "people": { "author": "@mo" }, "timeline": [{ "time": "2026-03-30T14:32Z", "event": "Alert fired" }] }\n',
  'a.json': report(issue('b.md')),
  'b.json': report(issue('a.md'), issue('c.md')),
}

/** Calls of each command; what they print is kept in `goldens/`, a file a command. */
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  check: [['--color', ...now, 'in'], ['--fix', '--dry-run', ...now, 'in'], ['--timeout']],
  audit: [
    ['--now', '2026-09-01', 'in'],
    ['--now', '2026-09-01', '--format', 'jsonl', '--fail-on', 'never'],
  ],
  new: [
    ['--title', 'Queue stuck', '--profile', 'rollback', '--dry-run', ...now],
    ['--from', 'incident.json', '--profile', 'tiered', '--json', ...now],
    ['--title', 'Queue stuck', '--profile', 'tiered', '--severity', 'sev9'],
  ],
  actions: [
    ['--overdue', '--now', '2026-09-01'],
    ['--open', '--format', 'json', ...now],
    ['--owner', '@mo', '--format', 'csv', ...now],
    ['--format', 'markdown', ...now],
  ],
  index: [['--check'], [], ['--check']],
  inspect: [[`in/${clean.name}`], ['in/README.md'], ['gone.md']],
  why: [['in'], ['--json', 'in/2026-03-12-late.md']],
  explain: [['future-time', '--json'], ['futur-time']],
  profiles: [['list'], ['validate', 'style.yaml'], ['show', 'tierd']],
  schema: [['inspction']],
  help: [[], ...commands.map(([name]) => [name]), ['chekc']],
  completion: [['bash'], ['zsh'], ['fish'], ['tcsh']],
  lsp: [['--help'], []],
  merge: [
    ['a.json', 'b.json'],
    ['a.json', 'style.yaml'],
  ],
}

for (const [name, own] of Object.entries(calls)) {
  test(`${name} prints what its golden file holds`, t => {
    const cwd = folderWith(files, t)
    const said = own.map(args => {
      const { code, out, err } = postmortem([name, ...args], { cwd })
      const parts = [
        `$ postmortem ${[name, ...args].join(' ')}`,
        out,
        ...(err ? [`[stderr]\n${err}`] : []),
        `[exit code ${code}]`,
      ]
      return parts.map(part => `${part.replace(/\n$/, '')}\n`).join('')
    })
    const text = said.join('\n').replaceAll(cwd, '<folder>').replaceAll('\x1b', '\\e')
    const golden = join(import.meta.dirname, 'goldens', 'commands', `${name}.txt`)
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, text)
    assert.equal(text, readFileSync(golden, 'utf8'))
  })
}
