import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fieldsOf, saysFields } from '../../records.ts'

suite('metadata in front matter', () => {
  test('is read with every key, known or not', () => {
    const text = `---
title: "Search: down"
date: 2026-08-14
severity: sev1
services: [search, api]
authors:
  - mo
  - kim
colour: blue
triggers:
---
`
    assert.deepEqual(saysFields(text, 'tiered'), [
      'yaml title (title) = Search: down',
      'yaml date (date) = 2026-08-14',
      'yaml severity (severity) = sev1',
      'yaml services (–) = [search, api]',
      'yaml ? (author) = - mo\n  - kim',
      'yaml ? (–) = blue',
      'yaml triggers (triggers) = ',
    ])
    assert.deepEqual(
      fieldsOf(text, 'tiered').map(field => field.items.length),
      [1, 1, 1, 2, 2, 1, 0],
    )
  })

  test('is read from TOML as from YAML', () => {
    assert.deepEqual(saysFields('+++\nseverity = "P1"\ndate = 2026-08-14\n+++\n'), [
      'toml Severity (severity) = P1',
      'toml Date (date) = 2026-08-14',
    ])
  })
})
