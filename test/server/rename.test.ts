import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientCapabilities, Location, Position, WorkspaceEdit } from 'vscode-languageserver/node'
import { able, type Editor, editors, uriOf } from './editor.ts'

// An incident's id in several workspaces that are open side by side.

const refresh = 'workspace/diagnostic/refresh'
const capabilities: ClientCapabilities = {
  ...able,
  workspace: {
    ...able.workspace,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
  },
}
const editor = editors({ capabilities })

const tiered = 'profile: tiered\n'
const old = '2026-08-01-slow'
const onId: Position = { line: 2, character: 8 }

function postmortem(id: string, more = ''): string {
  return `---
profile: tiered
id: ${id}
title: Slow
date: 2026-08-01
severity: sev2
status: draft
${more}---

# Slow
`
}

/** Paths and numbers of edits of a renaming, and what it makes of files. */
async function renamed(own: Editor, path: string): Promise<string[]> {
  const newName = '2026-08-01-slower'
  const edit = await own.of<WorkspaceEdit>(path, 'textDocument/rename', { position: onId, newName })
  const pathOf = (uri: string) => uri.slice(uriOf('').length)
  return edit.documentChanges!.map(change => {
    if ('edits' in change) return `${pathOf(change.textDocument.uri)} ${change.edits.length}`
    return change.kind === 'rename' ? `${pathOf(change.oldUri)} → ${pathOf(change.newUri)}` : change.kind
  })
}

test('an id is renamed in its own document once, and in other folders that name it', async () => {
  const own = await editor({
    files: {
      'one/postmortems.yaml': tiered,
      'two/postmortems.yaml': tiered,
      'one/a.md': postmortem(old),
      'one/README.md': `[${old}](a.md)\n`,
      'two/b.md': postmortem('2026-08-02-b', `related: [${old}]\n`),
    },
  })
  await own.hears(refresh)
  await own.open('one/a.md', postmortem(old))
  assert.deepEqual(await renamed(own, 'one/a.md'), ['one/a.md 1', 'one/README.md 1', 'two/b.md 1'])
})

test('where another folder has an incident of this id, what is named there is that one', async () => {
  const own = await editor({
    files: {
      'one/postmortems.yaml': tiered,
      'two/postmortems.yaml': tiered,
      'three/postmortems.yaml': tiered,
      'one/a.md': postmortem(old),
      'one/c.md': postmortem('2026-08-03-c', `related: [${old}]\n`),
      'two/a.md': postmortem(old),
      'two/b.md': postmortem('2026-08-02-b', `related: [${old}]\n`),
      'three/d.md': postmortem('2026-08-04-d', `related: [${old}]\n`),
    },
  })
  await own.hears(refresh)
  await own.open('one/a.md', postmortem(old))
  assert.deepEqual(await renamed(own, 'one/a.md'), ['one/a.md 1', 'one/c.md 1'])
  const named = await own.of<Location[]>('one/a.md', 'textDocument/references', {
    position: onId,
    context: { includeDeclaration: true },
  })
  assert.deepEqual(named.map(({ uri }) => uri).sort(), [uriOf('one/a.md'), uriOf('one/c.md')])
})

test('an id is renamed in documents of other styles, and keeps the form of its own', async () => {
  const platform =
    '# Postmortem — Search\n\n## Metadata\n\n- Incident ID: INC-2026-08-01-001\n- Severity: P1\n'
  const about = `${platform}\n## Summary\n\nLike ${old}.\n`
  const own = await editor({
    files: {
      'postmortems.yaml': 'overrides:\n  - files: [infra/**]\n    profile: platform\n',
      'a.md': postmortem(old, 'related: [INC-2026-08-01-001]\n'),
      'infra/b.md': about,
    },
  })
  await own.hears(refresh)
  await own.open('a.md', postmortem(old, 'related: [INC-2026-08-01-001]\n'))
  assert.deepEqual(await renamed(own, 'a.md'), ['a.md 1', 'infra/b.md 1'])
  await own.open('infra/b.md', about)
  const ask = (newName: string) =>
    own.of<WorkspaceEdit>('infra/b.md', 'textDocument/rename', {
      position: { line: 9, character: 8 },
      newName,
    })
  assert.equal((await ask('2026-08-01-slower')).documentChanges?.length, 2)
  await assert.rejects(ask('INC-2026-08-01-009'), /form Tiered gives its ids/)
})
