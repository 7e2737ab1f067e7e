import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  type Completion,
  completeConfiguration,
  completeStyle,
  hoverConfiguration,
  hoverStyle,
} from '../../../core/configuration.ts'
import { runs } from '../../properties.ts'

const styles = [
  { id: 'ours', about: 'The style of the house.' },
  { id: 'theirs', about: 'Another one.' },
]

type Offer = (text: string, offset: number) => Completion[]
const inConfiguration: Offer = (text, offset) => completeConfiguration(text, offset, styles)

function offered(source: string, offer: Offer = inConfiguration): Completion[] {
  const at = source.indexOf('<|>')
  return offer(source.replace('<|>', ''), at)
}

function labels(source: string, offer?: Offer): string[] {
  return offered(source, offer).map(one => one.label)
}

/** The text after the offer of this label is taken. */
function taken(source: string, label: string): string {
  const one = offered(source).find(offer => offer.label === label)
  assert.ok(one, `${label} is not offered in ${JSON.stringify(source)}: ${labels(source)}`)
  const text = source.replace('<|>', '')
  return text.slice(0, one.span.start) + one.text + text.slice(one.span.end)
}

const top = [
  'extends',
  'profile',
  'include',
  'exclude',
  'overrides',
  'profiles',
  'rules',
  'calendar',
  'roster',
  'tracker',
  'policy',
  'baseline',
]
const levels = ['error', 'warning', 'information', 'hint', 'off']

suite('completion in a configuration', () => {
  test('offers the keys that are not there yet', () => {
    assert.deepEqual(labels('<|>'), top)
    assert.deepEqual(labels('pro<|>'), top)
    assert.deepEqual(
      labels('profile: ours\n<|>\nrules:\n  section-order: off\n'),
      top.filter(key => key !== 'profile' && key !== 'rules'),
    )
    assert.deepEqual(labels('tracker:\n  kind: jira\n  <|>'), ['host', 'project'])
    assert.deepEqual(labels('tracker: { <|> }'), ['kind', 'host', 'project'])
    assert.deepEqual(labels('overrides:\n  - <|>'), ['files', 'profile', 'rules'])
    assert.deepEqual(labels('overrides:\n  - files: [a]\n    <|>'), ['profile', 'rules'])
    assert.deepEqual(labels('rules:\n  section-order:\n    <|>'), ['level', 'options', 'since'])
  })

  test('offers rules by id, with what they find, and their options', () => {
    const [first] = offered('rules:\n  section-ord<|>').filter(one => one.label === 'section-order')
    assert.ok(first?.about?.includes('order'))
    assert.ok(!labels('rules:\n  section-order: off\n  <|>').includes('section-order'))
    assert.ok(labels('overrides:\n  - files: [a]\n    rules:\n      <|>').includes('section-order'))
    assert.deepEqual(labels('rules:\n  action-without-ticket:\n    options:\n      <|>'), ['early'])
  })

  test('offers values: words of a list and house styles', () => {
    assert.deepEqual(labels('rules:\n  section-order: <|>'), levels)
    assert.deepEqual(labels('rules:\n  section-order: er<|>\n'), levels)
    assert.deepEqual(labels('calendar:\n  weekend: [sa<|>]'), [
      'sun',
      'mon',
      'tue',
      'wed',
      'thu',
      'fri',
      'sat',
    ])
    assert.deepEqual(labels('calendar:\n  weekend:\n    - <|>'), labels('calendar:\n  weekend: [<|>]'))
    assert.deepEqual(labels('profile: <|>'), ['ours', 'theirs'])
    assert.deepEqual(labels('overrides:\n  - profile: <|>'), ['ours', 'theirs'])
  })

  test('offers nothing in comments and where any text will do', () => {
    assert.deepEqual(labels('# <|>'), [])
    assert.deepEqual(labels('profile: ours # <|>'), [])
    assert.deepEqual(labels('policy: <|>'), [])
  })

  test('takes the place of the word under the cursor, and leaves a colon that is there', () => {
    assert.equal(taken('pro<|>', 'profile'), 'profile: ')
    assert.equal(taken('ru<|>', 'rules'), 'rules:')
    assert.equal(taken('pr<|>ofle: ours', 'profile'), 'profile: ours')
    assert.equal(taken('rules:\n  section-order: h<|>in', 'hint'), 'rules:\n  section-order: hint')
    assert.equal(
      taken('rules:\r\n  sec<|>\r\nprofile: ours', 'section-order'),
      'rules:\r\n  section-order: \r\nprofile: ours',
    )
  })

  test('keeps to the quotes of JSON', () => {
    assert.equal(taken('{\n  "pro<|>"\n}', 'profile'), '{\n  "profile"\n}')
    assert.equal(taken('{ <|> }', 'profile'), '{ "profile":  }')
    assert.equal(taken('{ "profile": "<|>" }', 'ours'), '{ "profile": "ours" }')
    assert.equal(taken('{ "profile": <|> }', 'ours'), '{ "profile": "ours" }')
    assert.deepEqual(labels('{ "rules": { "section-order": "<|>" } }'), levels)
    assert.deepEqual(labels('{ "calendar": { "<|>": 1 } }'), ['zone', 'holidays', 'weekend'])
  })
})

suite('completion in a house style', () => {
  test('offers its keys and words', () => {
    assert.ok(labels('id: x\n<|>', completeStyle).includes('lifecycle'))
    assert.deepEqual(labels('metadata:\n  form: <|>', completeStyle), [
      'yaml',
      'bullet',
      'bold-bullet',
      'bold',
      'plain',
      'table',
    ])
    assert.ok(labels('sections:\n  - kind: <|>', completeStyle).includes('timeline'))
    assert.ok(labels('rules:\n  <|>', completeStyle).includes('section-order'))
  })
})

suite('hover', () => {
  function said(source: string, of = (text: string, at: number) => hoverConfiguration(text, at, styles)) {
    const found = of(source.replace('<|>', ''), source.indexOf('<|>'))
    return (
      found && { text: found.text, of: source.replace('<|>', '').slice(found.span.start, found.span.end) }
    )
  }

  test('tells what a key holds and means', () => {
    const key = said('calendar:\n  zo<|>ne: UTC')
    assert.equal(key?.of, 'zone')
    assert.match(key.text, /business days.*\n\nExpected: text\./s)
    assert.match(said('<|>rules:\n  section-order: off')!.text, /Levels, options/)
    assert.match(said('overrides:\n  - fi<|>les: [a]')!.text, /globs.*\n\nExpected: a list: each text\./s)
  })

  test('tells what a rule finds, its level, its options, and what a style is', () => {
    const rule = said('rules:\n  action-without-<|>ticket: off')
    assert.match(rule!.text, /^\*\*action-without-ticket\*\*: .+By default: `error`.+- `early`: /s)
    assert.match(
      said('rules: { action-without-ticket: { options: { ea<|>rly: true } } }')!.text,
      /By default `true`/,
    )
    assert.equal(said('profile: ou<|>rs')?.text, '**ours**: The style of the house.')
    assert.match(said('rules: { section-order: o<|>ff }')!.text, /Expected: `error`/)
    assert.match(said('actions:\n  mo<|>st: 3', hoverStyle)!.text, /too many.*By default `10`/s)
  })

  test('says nothing of what it does not know', () => {
    assert.equal(said('foo<|>: 1'), null)
    assert.equal(said('<|>'), null)
    assert.equal(said('# prof<|>ile'), null)
  })
})

suite('editing help', () => {
  test('always: never throws, and offers only places in the text', () => {
    const piece = fc.constantFrom(
      'rules:',
      'profile: ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      ':',
      '#',
      'a',
      '🔥',
      '\r\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (parts, n) => {
        const text = parts.join('')
        const at = n % (text.length + 1)
        for (const { span } of [...completeConfiguration(text, at, styles)]) {
          assert.ok(span.start <= at && at <= span.end && span.end <= text.length)
        }
        hoverConfiguration(text, at, styles)
      }),
      { numRuns: runs(150) },
    )
  })
})
