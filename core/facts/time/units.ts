import { numeral, numeralOf, numeralSign } from './numerals.ts'

/** Minutes in each unit of time, by its names in all languages. */
const minutesOf: ReadonlyMap<string, number> = new Map([
  ...unit(1 / 60, 's sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes'),
  ...unit(1, 'm min mins mn mns minute minutes minuten minuto minutos'),
  ...unit(15, 'viertelstunde viertelstunden 刻钟 刻鐘'),
  ...unit(45, 'dreiviertelstunde'),
  ...unit(60, 'h hr hrs hs hour hours std stunde stunden heure heures hora horas'),
  ...unit(1440, 'd day days tag tage tagen jour jours día días dia dias'),
  ...unit(10_080, 'w wk wks week weeks woche wochen semaine semaines semana semanas'),
  ...unit(43_200, 'month months monat monate monaten mois mes meses mês'),
  ...unit(1 / 60, '秒 秒間 초 초간 秒钟 秒鐘'),
  ...unit(1, '分 分間 分钟 分鐘 분 분간'),
  ...unit(60, '時間 时间 小时 小時 个小时 個小時 시간'),
  ...unit(1440, '日 日間 天 일 일간'),
  ...unit(10_080, '週間 周 週 주 주간 个星期'),
  ...unit(43_200, 'か月 ヶ月 カ月 か月間 ヶ月間 个月 개월'),
])

/** A number with a unit of time: "28 minutes", "1.5h", "25分". */
export interface Quantity {
  readonly start: number
  readonly end: number
  readonly minutes: number
  /** Minutes that one step of the last digit stands for: 60 for "2 hours", 6 for "1.5 h". */
  readonly step: number
  /** Minutes in the unit. */
  readonly unit: number
  /** The lower number in minutes, if two share the unit: "11〜13 時間". */
  readonly low: number | null
}

const latinUnit = '[dhm](?=\\d)|\\p{Script=Latin}{1,17}(?![\\p{Script=Latin}\\d_])'
const eastAsianUnit =
  '秒間|刻[钟鐘]|秒[钟鐘]?|초간?|分間|分[钟鐘]?|분간?|[時时]間|时间|[个個]?小[时時]|시간|日間|日(?![目付本時])|天|일간?|週間|个星期|[周週](?![年刊])|주간?|[かヶカ]月間?|个月|개월'
/** The "and" of "between 1 and 2 hours". */
const betweenAnd = '(?<=(?:between|zwischen|entre) \\S{1,8}) (?:and|und|et|y|e) '
const figure = '\\d{1,3}(?:,\\d{3})+|\\d{1,7}(?:[.,]\\d{1,2})?'
/** Fractions before the unit: "1½ hours", "two and a half hours". */
const partBefore = '\\s?½|\\s1\\/2|[个個]半| (?:and a half|and a quarter|and three quarters|und eine halbe)'
/** Fractions after the unit: "an hour and a half", "2時間半". */
const partBehind =
  ' (?:and a half|and a quarter|and three[ -]quarters|et demie?|et quart|et trois quarts|y medi[ao]|y cuarto|e mei[ao]|e um quarto)(?!\\p{L})|半(?![分年日])|\\s?반(?!\\p{L})'
/** What may stand between number and unit: "3 business days". */
const between =
  "[\\s'’-]{0,2}(?:(?:business|working|support|calendar|full|consecutive|gute[nr]?|knappe[nr]?|volle[nr]?|bonnes?|petites?) )?"
/** What must not precede an East Asian numeral: letters, except of "about". */
const before = '(?<![\\d_#]|[^\\P{L}約约近大概略时時間间])'
const quantity = new RegExp(
  `(?:(?:(?=\\d)(?<![\\d_#])(?<!\\d[:.,/])(${figure})(?:(?:\\s?(?:-|–|〜|～|~|to)\\s?|${betweenAnd})(${figure}))?\\+?|(?<![\\p{L}\\d_#-])(${numeral})(?=[ '’-])|${before}(${numeralSign}))(${partBefore})?|(½))${between}(?:(${latinUnit})|(${eastAsianUnit}))(${partBehind})?`,
  'giu',
)
/** What must not precede a number: 8月11日 and 14時32分 are dates and clocks; "p95" and "v1" are names. */
const bound = /(?:(?:[年月点點]|(?<!小)[時时])\s?|\p{Script=Latin})$/u

/** A fast test: most texts name no unit and need not be searched for numbers. */
const anyUnit = new RegExp(
  `(?<![a-z])(?:${[...minutesOf.keys()].filter(name => /^[a-z]/.test(name)).join('|')})(?![a-z])|[dhm]\\d|[秒刻초分분時时시日天일週周주星月개]`,
  'i',
)

/** Every number with a unit of time in the text, in order. */
export function quantities(text: string): Quantity[] {
  const found: Quantity[] = []
  if (!anyUnit.test(text)) return found
  quantity.lastIndex = 0
  // Not `matchAll`, which compiles the expression again for each text.
  for (let match = quantity.exec(text); match !== null; match = quantity.exec(text)) {
    const start = match.index
    const continued = found.at(-1)?.end === start
    const reading = continued || isFree(text, start) ? readQuantity(match) : null
    if (reading !== null) found.push(reading)
  }
  return found
}

function isFree(text: string, start: number): boolean {
  return !bound.test(text.slice(Math.max(0, start - 3), start))
}

function readQuantity(match: RegExpExecArray): Quantity | null {
  const [whole, first, second, latin, sign, partFirst, halfOnly, latinName, eastAsianName, partLast] = match
  const start = match.index
  const word = latin ?? sign
  const name = latinName ?? eastAsianName ?? ''
  const unit = minutesOf.get(name) ?? minutesOf.get(name.length > 1 ? name.toLowerCase() : '')
  if (unit === undefined) return null
  const part = partOf(partFirst ?? partLast ?? halfOnly)
  const figures = halfOnly === undefined ? figureOf(second ?? first ?? '') : 0
  const number = word === undefined ? figures : numeralOf(word.toLowerCase())
  if (number === undefined) return null
  if (word !== undefined && /^an?$/i.test(word) && unit < 1) return null
  const value = number + part
  const low = second === undefined ? null : figureOf(first ?? '') * unit
  const step =
    word !== undefined || part > 0
      ? unit * Math.min(1, value, part || 1)
      : unit / stepsIn(second ?? first ?? '')
  return { start, end: start + whole.length, minutes: value * unit, step, unit, low }
}

/** The fraction that the words add: ½, ¼ or ¾ of the unit; 0 for none. */
function partOf(written: string | undefined): number {
  if (written === undefined) return 0
  return /three|trois/.test(written) ? 0.75 : /qua|cuart/.test(written) ? 0.25 : 0.5
}

/** 1,435 has a thousands separator; 1,5 a decimal comma. */
function figureOf(written: string): number {
  return Number(
    /^\d{1,3}(?:,\d{3})+$/.test(written) ? written.replaceAll(',', '') : written.replace(',', '.'),
  )
}

function stepsIn(written: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(written)?.[1]
  return decimals === undefined ? 1 : 10 ** decimals.length
}

function unit(minutes: number, words: string): [string, number][] {
  return words.split(' ').map(word => [word, minutes])
}
