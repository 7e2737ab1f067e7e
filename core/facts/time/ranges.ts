/** The word between two times behind "between". */
const together = 'and|und|et|y|e|en'
const until = 'to|until|till|through|bis|à|às|a|as|hasta|até|alle|tot'
/** The article or noun of the hour in front of a clock: "entre las 9:32 y las 10:47", "dalle ore 9:32". */
const hours = '(?:(?:las|le|as)\\s)?(?:ore\\s)?'
/** "It started at 2:00 PM and ended at 4:30 PM" */
const ended = 'and\\s(?:it\\s)?(?:ended|was\\s(?:resolved|restored|fixed|over))\\s(?:(?:at|by|on)\\s)?'
const untilBehind = 'から|부터|至|到'
const dash = '\\u2010-\\u2015\\u2212\\u301C\\uFF5E\\u2192'
/** Times of day that have a name. */
const named = 'noon|midday|midnight|mittag|mitternacht|midi|minuit|mediod|mediano|meio-dia|meia-noite|正午'

/** What stands between the two times of a range. */
export const rangeMark = new RegExp(
  `(?:->|~(?!~)|[-${dash}]|(?:${until})\\s${hours}|${ended}|${untilBehind})\\s*`,
  'iy',
)
export const both = new RegExp(`(?:${together})\\s+${hours}`, 'iy')
/** What stands before both ends of a range. */
export const between = new RegExp(`(?:between|zwischen|entre|tra|tussen)\\s+${hours}`, 'iy')
/** What stands before the first clock of a stretch: "11 March, from 9:32 to 10:47". */
export const fromClock = new RegExp(
  `(?:(?:from|von|de|desde|das|dalle|van)\\s+${hours}|${between.source})(?=\\d)`,
  'iy',
)

/** Such a mark, and not far behind it the figures or the name of a time. */
const mark = new RegExp(
  `(?:[~${dash}]|(?<![a-z])-|-(?=\\d|${named})|${untilBehind}|(?<![a-z])(?:${until}|${together})\\s)[\\s\\S]{0,40}?(?:\\d|${named})`,
  'i',
)

/** Whether a text may hold a range of times: nearly all sentences do not, and a look at each of their words takes long. */
export function mayHoldRange(text: string): boolean {
  return mark.test(text)
}
