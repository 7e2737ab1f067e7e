import assert from 'node:assert/strict'
import { parse } from '../../../core/syntax/parse.ts'
import type { Header, HeaderValue } from '../../../core/syntax/parsed.ts'

/** The front matter of a text. */
export function headerOf(text: string): Header {
  const { header } = parse(text)
  assert.ok(header, text)
  return header
}

/** A value without its places. */
export function shown(value: HeaderValue): unknown {
  if (value.kind === 'scalar') return value.value
  return value.kind === 'list' ? value.items.map(item => item.value) : value.kind
}

/** Keys with their values; every span must hold what it says. */
export function entriesOf(text: string): [string, unknown][] {
  return headerOf(text).entries.map(({ key, value, span }) => {
    assert.equal(text.slice(key.span.start, key.span.end).replace(/^["']|["']$/g, ''), key.value)
    if (value.kind === 'scalar' && !value.quoted) {
      assert.equal(text.slice(value.span.start, value.span.end).replace(/\s+/g, ' '), value.value)
    }
    assert.deepEqual(span, { start: key.span.start, end: value.span.end })
    return [key.value, shown(value)]
  })
}
