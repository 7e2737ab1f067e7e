import fc from 'fast-check'

/** Documents a person could have written, and soups of what Markdown is made of. */

const words = fc.constantFrom<string[]>(
  'The queue filled up.',
  'rolled back at 14:05',
  '**Detected** by `alert`',
  'see [the log](https://example.com/a_b)',
  'a | b',
  '20 % of users',
  'ünïcode 😀 text',
  '#hashtag',
  '1.5 hours',
  '-5 degrees',
  '\\* not a list',
  'trailing space ',
)
const paragraph = fc.array(words, { minLength: 1, maxLength: 3 })
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), words)
  .map(([level, title]) => [`${'#'.repeat(level)} ${title}`])
const setext = fc.tuple(paragraph, fc.constantFrom('===', '---')).map(([lines, rule]) => [...lines, rule])
const fence = fc
  .tuple(
    fc.constantFrom('```', '~~~~', '``` js'),
    fc.array(fc.constantFrom('code', '', '# no heading', '- no list', '    deep')),
  )
  .map(([open, lines]) => [open, ...lines, open.replace(/ .*/, '')])
const unclosed = fc.constant<string[]>(['```', 'never closed', '# no heading'])
const indented = fc.constant<string[]>(['', '    indented code', ''])
const html = fc.constantFrom<string[][]>(
  ['<div class="x">', 'inside', '</div>', ''],
  ['<!-- a comment', '', '# in it', '-->'],
  ['<details>', '', 'text', '', '</details>', ''],
)
const table = fc
  .array(fc.constantFrom('| 14:05 | paged |', '| 14:10 |', '| a \\| b | c | d |', 'no | pipes', '|  | |'), {
    maxLength: 4,
  })
  .map(rows => ['| Time | Event |', '|---|:-:|', ...rows, ''])
const rule = fc.constantFrom<string[][]>(['***'], ['_ _ _'], ['', '---'])
const definition = fc.constantFrom<string[][]>(
  ['', '[ref]: https://example.com "Title"', ''],
  ['', '[^1]: A footnote', '    with more', ''],
)

const leaf = fc.oneof(
  { arbitrary: paragraph, weight: 4 },
  heading,
  setext,
  fence,
  indented,
  html,
  table,
  rule,
  definition,
)

const container = fc.letrec<{ block: string[]; nested: string[] }>(tie => ({
  block: fc.oneof({ maxDepth: 3 }, leaf, tie('nested')),
  nested: fc
    .tuple(
      fc.constantFrom('- ', '* ', '1. ', '1) ', '- [ ] ', '- [x] ', '> '),
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    )
    .map(([mark, blocks]) => nest(mark, blocks.flat())),
}))

function nest(mark: string, lines: readonly string[]): string[] {
  const from = lines.findIndex(line => line !== '')
  if (mark === '> ') return lines.map(line => `> ${line}`)
  const width = mark.replace(/\[.\] /, '').length
  return lines
    .slice(from)
    .map((line, i) => (i === 0 ? mark + line : line === '' ? '' : ' '.repeat(width) + line))
}

const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r')

/** A document of well-formed blocks, some of them side by side without a blank line between. */
export const document: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.tuple(container.block, fc.boolean()), { maxLength: 8 }), fc.option(unclosed), lineEnd)
  .map(([blocks, tail, end]) => {
    const lines = blocks.flatMap(([block, apart]) => (apart ? [...block, ''] : block))
    return [...lines, ...(tail ?? [])].join(end)
  })

const scraps = fc.constantFrom(
  ...[
    'a',
    'b c',
    '- ',
    '1. ',
    '> ',
    '    ',
    '  ',
    ' ',
    '\t',
    '# ',
    '## h',
    '```',
    '~~~',
    '---',
    '===',
    '***',
    '| a | b |',
  ],
  ...[
    '|-|-|',
    '<div>',
    '<!--',
    '-->',
    '[a]: /u',
    '[^n]: ',
    '[ ] ',
    '+++',
    'k: v',
    'id: "x"',
    '# c',
    '- i',
    '\ufeff',
  ],
  ...['---js', '😀', 'k = 1', '\\', '\n', '\n', '\n', '\n\n', '\r\n', '\r'],
)

/** What Markdown and front matter are made of, in any order. */
export const soup: fc.Arbitrary<string> = fc.array(scraps, { maxLength: 40 }).map(parts => parts.join(''))

/** Front matter of every kind and state, or none. */
export const opening: fc.Arbitrary<string> = fc.constantFrom(
  '',
  '',
  '---\n',
  '---\nid: x\n---\n',
  '---\r\nid: x\r\ntags: [a, b]\r\n---\r\n',
  '---\nid: x\n',
  '---\nid: x\n\n# Title\n\nprose\n\n---\n',
  '+++\nk = 1\n+++\n',
  '---js\nmodule\n---\n',
)
