/** "and" between the two ends of a range that "between" announces. */
const andWord = 'and|und|et|y|e|en'
const until = 'to|until|till|through|bis|à|às|a|as|hasta|até|alle|tot'
/** An article or "ore" before a clock: "entre las 9:32 y las 10:47", "dalle ore 9:32". */
const hours = '(?:(?:las|le|as)\\s)?(?:ore\\s)?'
/** "(It started at 2:00 PM) and ended at 4:30 PM". */
const ended = 'and\\s(?:it\\s)?(?:ended|was\\s(?:resolved|restored|fixed|over))\\s(?:(?:at|by|on)\\s)?'
const untilBehind = 'から|부터|至|到'
const dash = '\\u2010-\\u2015\\u2212\\u301C\\uFF5E\\u2192'
/** Beginnings of the names of times of day. */
const named = 'noon|midday|midnight|mittag|mitternacht|midi|minuit|mediod|mediano|meio-dia|meia-noite|正午'
const limits = [
  '(?:shortly |just |right )?(?:before|after)|by|since|until|till',
  '(?:kurz )?(?:nach|vor)|seit|bis',
  "(?:peu |juste )?(?:après|avant)|depuis|jusqu[’']à|à partir de",
  '(?:poco |justo )?(?:antes|después) de|tras|desde(?!\\slas?\\s)|hasta|a partir de',
  '(?:pouco |logo )?(?:antes|depois)|após|até|a partir',
]

/** Words that make the time a limit, not the moment itself: "before 14:05", "después de las 14:05". */
export const limit = new RegExp(`(?:${limits.join('|')})\\s+(?:(?:las?|l[ae]s|d?as|às)\\s+)?`, 'iy')

/** What separates the ends of a range: a dash, arrow, "to". */
export const rangeMark = new RegExp(
  `(?:->|~(?!~)|[-${dash}]|(?:${until})\\s${hours}|${ended}|${untilBehind})\\s*`,
  'iy',
)
export const rangeAnd = new RegExp(`(?:${andWord})\\s+${hours}`, 'iy')
/** What announces a range: "between". */
export const between = new RegExp(`(?:between|zwischen|entre|tra|tussen)\\s+${hours}`, 'iy')
/** What precedes the first clock after a day: "11 March, from 9:32 to 10:47". */
export const fromClock = new RegExp(
  `(?:(?:from|von|de|desde|das|dalle|van)\\s+${hours}|${between.source})(?=\\d)`,
  'iy',
)

/** A range mark, and at most 40 units later a digit or the name of a time. */
const mark = new RegExp(
  `(?:[~${dash}]|(?<![a-z])-|-(?=\\d|${named})|${untilBehind}|(?<![a-z])(?:${until}|${andWord})\\s)[\\s\\S]{0,40}?(?:\\d|${named})`,
  'i',
)

/** Whether a text may hold a range of times. A fast test: nearly all sentences hold none, and reading each word is slow. */
export function mayHoldRange(text: string): boolean {
  return mark.test(text)
}
