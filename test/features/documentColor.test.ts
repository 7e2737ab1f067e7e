import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentColor } from '../../server/features/documentColor.ts'
import { ableClient, ask, deskOf } from '../sight.ts'

test('a ticket is no colour, in the one editor that would show it as one', () => {
  const client = { ...ableClient, isVsCode: true }
  assert.deepEqual(documentColor.capability?.(client), { colorProvider: true })
  assert.deepEqual(documentColor.capability?.({ ...client, isVsCode: false }), {})
  assert.deepEqual(ask(documentColor, deskOf('# Slow\n\n- [ ] Look into it (#451)\n'), {}), [])
})
