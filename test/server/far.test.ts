import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_BYTES } from '../../core/index.ts'
import { clientHost } from '../../server/host/client.ts'
import { mixedHost } from '../../server/host/mixed.ts'
import type { Overview } from '../../server/protocol.ts'
import { able, editors, memoryHost, uriOf } from './editor.ts'
import { postmortem } from './postmortem.ts'

// Files that the server reads through the editor: in a browser, or of a repository that is not cloned.

const editor = editors({
  capabilities: { ...able, workspace: { ...able.workspace, diagnostics: { refreshSupport: true } } },
})
const refresh = 'workspace/diagnostic/refresh'
const configuration = 'profile: tiered\n'

test('a server without a file system reads through its client', async () => {
  const own = await editor({
    files: {
      '2026-08-01-a.md': postmortem('2026-08-01-a'),
      'dist/2026-08-01-b.md': postmortem('2026-08-01-b'),
    },
    host: (_, connection) => clientHost(connection),
  })
  own.connection.onRequest('postmortems/files/list', () => [...own.files.keys()].map(uriOf))
  let limit = 0
  own.connection.onRequest('postmortems/files/read', (asked: { uris: string[]; mostBytes: number }) => {
    limit = asked.mostBytes
    return asked.uris.map(uri => own.files.get(decodeURIComponent(uri.slice('file:///team/'.length))) ?? null)
  })
  await own.hears(refresh)
  assert.equal(limit, MOST_BYTES, 'files as large as elsewhere')
  const { postmortems, actions } = await own.ask<Overview>('postmortems/overview', {})
  assert.deepEqual(
    postmortems.map(one => [one.id, one.open]),
    [['2026-08-01-a', 1]],
  )
  assert.deepEqual(
    actions.map(one => [one.text, one.due, one.overdue, one.remaining]),
    [['Limit retries to 5', '2026-08-28', true, '4 days overdue']],
  )
})

test('a folder that lies on no disk is read through the editor, beside one that does', async () => {
  const far = 'vscode-vfs://github/team/'
  const text = postmortem('2026-08-01-b')
  const own = await editor({
    files: { 'postmortems.yaml': configuration, '2026-08-01-a.md': postmortem('2026-08-01-a') },
    host: (files, connection) => mixedHost(memoryHost(files), clientHost(connection)),
    initialize: {
      workspaceFolders: [
        { uri: uriOf('').slice(0, -1), name: 'near' },
        { uri: far.slice(0, -1), name: 'far' },
      ],
    },
  })
  const asked: string[] = []
  own.connection.onRequest('postmortems/files/list', () => [`${far}2026-08-01-b.md`])
  own.connection.onRequest('postmortems/files/read', ({ uris }: { uris: string[] }) => {
    asked.push(...uris)
    return uris.map(uri => (uri.endsWith('.md') ? text : null))
  })
  await own.hears(refresh)
  const { postmortems } = await own.ask<Overview>('postmortems/overview', {})
  assert.deepEqual(
    postmortems.map(one => one.uri),
    [uriOf('2026-08-01-a.md'), `${far}2026-08-01-b.md`],
  )
  assert.ok(asked.every(uri => uri.startsWith(far)))
})
