/**
 * Month names in lower case, 1–12. English ones stand apart: without a year they count only with a capital,
 * because "may" and "march" are words. Short forms that are words elsewhere ("set", "out", "ago") are left out.
 */
const english: ReadonlyMap<string, number> = table([
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sep sept',
  'october oct',
  'november nov',
  'december dec',
])

/** German, French, Spanish, Portuguese. */
const foreign: ReadonlyMap<string, number> = table([
  'januar jänner jän janvier janv enero ene janeiro',
  'februar februari février fevrier févr fév febrero fevereiro fev',
  'märz mrz mars marzo março marco',
  'avril avr abril abr',
  'mai mayo maio',
  'juni juin junio junho',
  'juli juillet juil julio julho',
  'août aout agosto',
  'septembre septiembre setembro',
  'oktober okt octobre octubre outubro',
  'novembre noviembre novembro',
  'dezember dez décembre déc diciembre dic dezembro',
])

const weekdays: ReadonlySet<string> = new Set(
  [
    'monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun',
    'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so',
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'lunes martes miércoles jueves viernes sábado domingo',
  ]
    .join(' ')
    .split(' '),
)

/** 1–12, or 0 when the word is no month. */
export function monthOf(word: string): number {
  const name = word.toLowerCase()
  return english.get(name) ?? foreign.get(name) ?? 0
}

/** Whether the word can only be a month: another language's name, or an English one with a capital. */
export function isMonthWithoutYear(word: string): boolean {
  const initial = word.charCodeAt(0)
  return (initial >= 65 && initial <= 90) || !english.has(word)
}

/** A weekday's name or short form in English or German, its full name in French or Spanish. */
export function isWeekday(word: string): boolean {
  return word.length <= 10 && weekdays.has(word.toLowerCase())
}

function table(months: readonly string[]): Map<string, number> {
  return new Map(months.flatMap((names, index) => names.split(' ').map(name => [name, index + 1])))
}
