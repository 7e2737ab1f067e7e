// What the pages of the editors say that we cannot start here.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { configurationOf } from './desk.ts'

const command = ['postmortem', 'lsp', '--stdio']
const quoted = (text: string) => [...text.matchAll(/"([^"]*)"/g)].map(([, word]) => word)

test('Helix is told the command that there is', () => {
  const [, named = '', args = ''] =
    /^command = (.+)\nargs = (.+)$/m.exec(configurationOf('helix', 'toml')) ?? []
  assert.deepEqual([...quoted(named), ...quoted(args)], command)
})

test('Zed is told the command that there is', () => {
  const text = configurationOf('zed', 'rust')
  const [, named = '', args = ''] = /command: worktree\.which\((.+?)\)[\s\S]*args: (.+),$/m.exec(text) ?? []
  assert.deepEqual([...quoted(named), ...quoted(args)], command)
})

test('JetBrains is told the command that there is', () => {
  const template = JSON.parse(configurationOf('jetbrains', 'json'))
  assert.deepEqual(template.programArgs.default.split(' '), command)
  assert.equal(template.fileTypeMappings[0].languageId, 'markdown')
})
