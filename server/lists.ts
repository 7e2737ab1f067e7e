import { isNeverNamed, type Parsed, type Rule, rules, textOf } from '../core/index.ts'

/** Documents that are no postmortems themselves, but list those of their folder: a README with an index. */

/** Whether a text may hold such a list. Quick, and sure only of the contrary. */
export function mayList(path: string, parsed: Parsed): boolean {
  const text = textOf(parsed)
  return text.includes('postmortems:index') || (isNeverNamed(path) && /^#{1,6}[ \t]+index\b/im.test(text))
}

/** The rules that look at such a document. */
export const listRules: readonly Rule[] = rules.filter(rule => rule.id === 'index-stale')
