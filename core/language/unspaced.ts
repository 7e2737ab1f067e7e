import { type Span, shift } from '../span.ts'
import type { Tongue } from './lexicon.ts'
import type { Subject } from './subjects.ts'

/**
 * Returns the subject of a phrase at an offset of a sentence in Chinese, Japanese or Korean: the last person or role before
 * it that is marked as the subject, with no other subject in between; `null` if there is none.
 */
export function subjectInScript(
  text: string,
  { start, end }: Span,
  at: number,
  tongue: Tongue,
): Subject | null {
  const sentence = text.slice(start, end)
  for (const word of tongue.possible) if (sentence.includes(word)) return null
  const before = text.slice(start, at)
  const person = lastOf(tongue.people, before)
  const found = person ?? lastOf(tongue.selves, before)
  if (found === null || !isSubject(before.slice(found.end), tongue.language)) return null
  return {
    span: shift(found, start),
    kind: person === null ? 'self' : 'person',
    named: false,
    ambiguous: false,
    joined: null,
  }
}

/** Returns the last occurrence of any of the nouns; of several ending at one offset, the longest. */
function lastOf(nouns: ReadonlySet<string>, before: string): Span | null {
  let found: Span | null = null
  for (const noun of nouns) {
    const start = before.lastIndexOf(noun)
    if (start < 0 || (found !== null && start + noun.length <= found.end)) continue
    found = { start, end: start + noun.length }
  }
  return found
}

/** Whether the text between noun and phrase marks the noun as the subject and contains no other subject. */
function isSubject(between: string, language: string): boolean {
  switch (language) {
    case 'ja':
      return /^(?:さん|氏)?(?:が|は|も)(?:(?![がは])[^。]){0,40}$/.test(between)
    case 'ko':
      return /^(?:님)?(?:이|가|은|는|께서)\s(?:(?!\S(?:이|가|은|는)\s)[^.。]){0,40}$/.test(between)
    default:
      return /^(?:们|們|[A-Za-z]{0,12})[^的，。,；]{0,12}$/.test(between)
  }
}

/**
 * Whether a Japanese or Korean sentence omits the person who should have acted: no subject is marked, and the verb
 * takes an object or is something only people do.
 */
export function isUnsaid(before: string, language: string): boolean {
  switch (language) {
    case 'ja':
      return (
        !/[がはも]|れる$/.test(before.replace(/本来は|もっと/g, '')) &&
        (before.includes('を') ||
          /(?:確認|検証|検討|共有|連絡|報告|相談|テスト|レビュー|対応|判断|気[づ付]く)(?:する)?$/.test(
            before,
          ))
      )
    case 'ko':
      return (
        !/\S(?:이|가|은|는|께서)\s/.test(before) &&
        (/\S[을를]\s/.test(before) || /(?:확인|점검|검증|검토|공유|연락|보고|테스트|대응|파악)$/.test(before))
      )
    default:
      return false
  }
}

/** Matches the text behind a Japanese or Korean phrase that denies it: 不注意ではない, 부주의가 아니라. */
export const deniedBehind = /^[^。.！!？?、，,]{0,12}?(?:では?な[いかく]|ではあり|じゃな|아니|아닌)/
