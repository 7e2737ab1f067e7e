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
  c ]
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
