import assert from 'node:assert/strict'
import test from 'node:test'
import { headerOf, shown } from './header.ts'

test('reads flat TOML', () => {
  const text = `+++
# a comment
title = "A \\"title\\" \\u00e9" # more
path = 'C:\\x'
count = 3
date = 2026-04-21
tags = [ "a", 'b',
  "c" ]
a.b = true
empty = []
long = """
one
two"""
inline = { a = 1 }
[table]
inner = 1
+++
`
  assert.deepEqual(
    headerOf(text).entries.map(({ key, value }) => [key.value, shown(value)]),
    [
      ['title', 'A "title" é'],
      ['path', 'C:\\x'],
      ['count', '3'],
      ['date', '2026-04-21'],
      ['tags', ['a', 'b', 'c']],
      ['a.b', 'true'],
      ['empty', []],
      ['long', 'one\ntwo'],
      ['inline', 'map'],
      ['table', 'map'],
    ],
  )
  const { language, problems } = headerOf(text)
  assert.deepEqual([language, problems], ['toml', []])
  const broken = headerOf('+++\na = "b\nc\nd =\nf = 1 2\ne = [1\n+++\n')
  assert.equal(broken.problems.length, 5)
})

test('takes words without quotes for the fault they are, and reads them', () => {
  const words = [
    'id = payout-stall',
    'id = 2026-08-14-payout-stall',
    'severity = sev1',
    'flag = yes',
    'flag = True',
  ]
  for (const line of words) {
    const { entries, problems } = headerOf(`+++\n${line}\nb = 1\n+++\n`)
    const [key, value] = line.split(' = ')
    const read = entries.map(entry => [entry.key.value, shown(entry.value)])
    const expected = [
      [key, value],
      ['b', '1'],
    ]
    assert.deepEqual([read, problems.length], [expected, 1], line)
  }
  const bare =
    'true false -inf nan 0xff 1_000 1.5e-3 2026-08-14 2026-08-14T10:00:00Z 2026-08-14T10:00:00.5+02:00 10:00'
  for (const value of [...bare.split(' '), '2026-08-14 10:00:00Z']) {
    const { entries, problems } = headerOf(`+++\na = ${value}\n+++\n`)
    assert.deepEqual([entries[0]?.value.kind, problems], ['scalar', []], value)
  }
})
