import type { Rule } from './rule.ts'

/** Every rule there is, in the order of the documentation: one line a rule. */
export const rules: readonly Rule[] = []
