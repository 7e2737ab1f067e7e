import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Block, Item, Row } from '../../../core/syntax/block.ts'
import { parse } from '../../../core/syntax/parse.ts'
import type { Parsed } from '../../../core/syntax/parsed.ts'
import { textOf } from '../../../core/syntax/text.ts'
import { anyText, cpuTime, runs } from '../../properties.ts'
import { document, opening, soup } from './documents.ts'

type Span = { readonly start: number; readonly end: number }

/** Every span must lie in what holds it, and what stands in a row must come in order. */
function checkBlocks(blocks: readonly Block[], within: Span): void {
  checkOrder(
    blocks.map(block => block.span),
    within,
  )
  for (const block of blocks) {
    if (block.kind === 'heading') checkOrder([block.title], block.span)
    if (block.kind === 'paragraph' || block.kind === 'code') checkOrder(block.lines, block.span)
    if (block.kind === 'quote' || block.kind === 'definition') checkBlocks(block.blocks, block.span)
    if (block.kind === 'list') checkItems(block.items, block.span)
    if (block.kind === 'table') checkRows([block.head, ...block.rows], block.span)
  }
}

function checkItems(items: readonly Item[], within: Span): void {
  checkOrder(
    items.map(item => item.span),
    within,
  )
  for (const { span, marker, checkbox, blocks } of items) {
    checkOrder([marker, ...(checkbox === null ? [] : [checkbox])], span)
    checkBlocks(blocks, span)
  }
}

function checkRows(rows: readonly Row[], within: Span): void {
  checkOrder(
    rows.map(row => row.span),
    within,
  )
  for (const { span, cells } of rows) checkOrder(cells, span)
}

function checkOrder(spans: readonly Span[], within: Span): void {
  let from = within.start
  for (const { start, end } of spans) {
    assert.ok(from <= start && start <= end && end <= within.end, JSON.stringify({ spans, within }))
    from = end
  }
}

function check(text: string): Parsed {
  const parsed = parse(text)
  assert.equal(textOf(parsed), text)
  assert.equal(parsed.length, text.length)
  assert.ok(parsed.chunks.length > 0)
  parsed.chunks.forEach((chunk, i) => {
    checkBlocks(chunk.blocks, { start: 0, end: chunk.text.length })
    assert.equal(chunk.lines[0], 0)
    assert.ok(i === 0 || chunk.heading !== null || (i === 1 && parsed.header !== null))
  })
  for (const { span } of parsed.header?.problems ?? []) checkOrder([span], { start: 0, end: text.length })
  return parsed
}

test('always: puts every span where it belongs, whatever the text', () => {
  const any = fc.oneof(document, soup, anyText(), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(fc.tuple(opening, any), parts => {
      check(parts.join(''))
    }),
    { numRuns: runs(300) },
  )
})

test('always: reads the same blocks whatever the line ends', () => {
  fc.assert(
    fc.property(fc.oneof(document, soup), text => {
      const lines = text.replace(/\r\n?/g, '\n')
      assert.deepEqual(
        { ...parse(lines), lineEnd: '' },
        { ...withLf(parse(lines.replaceAll('\n', '\r'))), lineEnd: '' },
      )
    }),
  )
})

function withLf(parsed: Parsed): Parsed {
  return {
    ...parsed,
    chunks: parsed.chunks.map(chunk => ({ ...chunk, text: chunk.text.replaceAll('\r', '\n') })),
  }
}

test('reads empty files, byte order marks and rubbish', () => {
  assert.deepEqual(check('').chunks, [{ text: '', lines: [0], heading: null, blocks: [], notes: [] }])
  const marked = check('\ufeff# A\n')
  assert.equal(marked.chunks.length, 1)
  assert.deepEqual(marked.chunks[0]?.heading?.span, { start: 1, end: 4 })
  assert.deepEqual(check('\ufeff').chunks[0]?.blocks, [])
  for (const text of ['\n', '\r\n', '\r', '\0', '\ud800', '\u2028a\u2029', '\x0c', ' \t ']) check(text)
})

test('always: reads megabytes of anything in time that grows with them', () => {
  const from = cpuTime()
  const parts = [
    '>',
    '- ',
    '> - ',
    '[',
    '#',
    '|',
    '`',
    '<a ',
    '\r',
    '\n',
    '\t',
    '1. ',
    '[^a]: ',
    '[a]: b\n',
    'a\n===\n',
    '|a|\n|-|\n',
  ]
  for (const part of parts) parse(part.repeat(Math.ceil(runs(200_000) / part.length)))
  const section =
    '## Title\n\nSome **prose** about `code`.\n\n- item\n- [ ] task\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n'
  parse(section.repeat(Math.ceil(runs(5_000_000) / section.length)))
  // Measured 0.5 s; work that grew with the square would take hours.
  assert.ok(cpuTime() - from < 30_000)
})

test('nests no deeper than a reader can follow', () => {
  const deep = parse(`${'> '.repeat(5000)}a\n`)
  let depth = 0
  for (let blocks = deep.chunks[0]!.blocks; blocks[0]?.kind === 'quote'; blocks = blocks[0].blocks) depth++
  assert.equal(depth, 100)
})
