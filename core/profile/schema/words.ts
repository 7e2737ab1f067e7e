import * as z from 'zod/mini'

/** Schemas that the other parts of a house style are built from: names, patterns, terms, choices. */

export const name = z.string().check(z.minLength(1))

export const names = z.array(name)

export const pattern = name.check(z.refine(isExpression, 'expected a regular expression'))

/** A relative path that does not leave its folder. */
export const pathBelow = name.check(z.refine(leadsDown, 'expected a path that stays below the configuration'))

export const term = z
  .strictObject({
    hours: z.optional(z.number().check(z.positive())),
    days: z.optional(z.number().check(z.positive())),
    businessDays: z.optional(z.int().check(z.positive())),
  })
  .check(
    z.refine(t => Object.keys(t).length === 1, 'expected exactly one of hours, days, businessDays'),
    z.describe('A span of time: hours, calendar days or business days.'),
  )

export const cited = {
  about: z
    .optional(name)
    .check(z.describe('What it means, in a sentence or two; shown in hovers and completions.')),
  cite: z.optional(name).check(z.describe('Where the team’s policy says so (document and section).')),
}

export const choice = z.strictObject({
  id: name.check(z.describe('The value as documents write it.')),
  label: z.optional(name),
  aliases: z
    ._default(names, [])
    .check(z.describe('Other ways to write it that are understood as this value.')),
  ...cited,
})

function leadsDown(path: string): boolean {
  return !/^[\\/]|^[a-z]:/i.test(path) && !path.split(/[\\/]/).includes('..')
}

/** Whether the text is a regular expression, read as `u` does: rules and detection use it as one. */
function isExpression(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

export type Choice = z.infer<typeof choice> & {
  /** Its names in other languages, letters and digits only; added when the style is compiled. */
  readonly translations?: readonly string[]
}
export type TermData = z.infer<typeof term>
