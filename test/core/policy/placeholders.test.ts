import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlaceholder } from '../../../core/facts/values.ts'
import { closedIn } from '../../../core/policy/htmlTags.ts'
import { blanksIn, likelyBlanks } from '../../../core/policy/placeholders.ts'
import { profiles } from '../../fixture.ts'

const profile = profiles.get('generic')!

/** What of a line is left to be filled in. */
function blanks(line: string): string[] {
  if (likelyBlanks(line).length === 0) return []
  return blanksIn(line, { profile, closed: closedIn(line), isLabel: () => false }).map(({ start, end }) =>
    line.slice(start, end),
  )
}

const asked = [
  '（記入）',
  '（ここに概要を記入してください）',
  '【件名を入力】',
  '（请填写影响范围）',
  '（작성하세요）',
  '＜担当者名＞',
]

for (const blank of asked) {
  test(`${blank} is left to be filled in, alone or behind a label`, () => {
    assert.equal(isPlaceholder(blank), true)
    assert.deepEqual(blanks(blank), [blank])
    assert.deepEqual(blanks(`障害報告書：${blank}`), [blank])
  })
}

test('an example in brackets that is all of a value is left to be filled in', () => {
  for (const text of ['(e.g., INC-12)', '(por ejemplo, crítico o alto)', '(z. B. drei Stunden)'])
    assert.equal(isPlaceholder(text), true, text)
  for (const text of ['(about noon)', '2 hours (e.g. in Rome)'])
    assert.equal(isPlaceholder(text), false, text)
})

test('what full-width brackets say beside the words around them is no blank', () => {
  for (const line of [
    '（推定）',
    '接続数（手動で入力）を確認した',
    '復旧した（詳細は別紙に記載）。',
    '（東京リージョン）',
    '【重要】',
    '충전 작성 완료',
  ])
    assert.deepEqual(blanks(line), [], line)
})

test('names in brackets behind a label for people are no blank; what people are called there is one', () => {
  for (const line of [
    '**Author:** [Sen Lu]',
    'Reviewers: [Ann Lee, Bo van Dyk]',
    '- **Prepared by**: [Ann O’Hara]',
  ])
    assert.deepEqual(blanks(line), [], line)
  for (const blank of ['[Team Lead]', '[Your Name]', '[Full Name, Second Name]', '[who wrote this]'])
    assert.deepEqual(blanks(`**Author:** ${blank}`), [blank])
  assert.deepEqual(blanks('**Impact:** [Affected Systems]'), ['[Affected Systems]'])
})
