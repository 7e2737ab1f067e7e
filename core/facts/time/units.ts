/** Minutes in each unit of time, by the words and signs people use. */
const minutesOf: ReadonlyMap<string, number> = new Map([
  ...unit(1 / 60, 's sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes'),
  ...unit(1, 'm min mins mn mns minute minutes minuten minuto minutos'),
  ...unit(15, 'viertelstunde viertelstunden'),
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

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Parts of an hour, each with the article of its unit. */
const quarters = [
  ['a quarter of an', 0.25],
  ['quarter of an', 0.25],
  ['three quarters of an', 0.75],
  ['three-quarters of an', 0.75],
] as const

/** Numerals of the other languages up to twelve, halves and quarters. */
const foreign: ReadonlyMap<string, number> = new Map([
  ...counted('ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
  ...counted('un deux trois quatre cinq six sept huit neuf dix onze douze'),
  ...counted('una dos tres cuatro cinco seis siete ocho nueve diez once doce'),
  ...counted('um dois três quatro cinco seis sete oito nove dez onze doze'),
  ...['einer', 'eine', 'une', 'uma'].map(word => [word, 1] as const),
  ['duas', 2],
  ...['halbe', 'halben', 'halber', 'media', 'meia'].map(word => [word, 0.5] as const),
  ...['anderthalb', 'eineinhalb'].map(word => [word, 1.5] as const),
  ['zweieinhalb', 2.5],
  ...quarters,
])
const eastAsian: ReadonlyMap<string, number> = new Map([
  // 十分 is "enough" as often as ten minutes.
  ...[...'一二三四五六七八九'].map((sign, i) => [sign, i + 1] as const),
  ...counted('한 두 세 네 다섯 여섯 일곱 여덟 아홉 열'),
  ['两', 2],
  ['兩', 2],
  ['半', 0.5],
])

function counted(words: string): [string, number][] {
  return words.split(' ').map((word, i) => [word, i + 1])
}

/** What a numeral stands for, "thirty-eight" included. */
function numeralOf(written: string): number | undefined {
  const known = foreign.get(written) ?? eastAsian.get(written)
  if (known !== undefined) return known
  const [first, second] = written.split(/[\s-]+/) as [string, string?]
  if (first === 'half') return 0.5
  if (first === 'a' || first === 'an') return 1
  const ten = tens.indexOf(first)
  const one = small.indexOf(second ?? first) + 1
  if (ten < 0) return one > 0 ? one : undefined
  return (ten + 2) * 10 + (second === undefined ? 0 : one)
}

/** One figure with its unit: "28 minutes", "1.5h", "25分". */
export interface Quantity {
  readonly start: number
  readonly end: number
  readonly minutes: number
  /** Minutes that one step of the last written digit is worth: 60 for "2 hours", 6 for "1.5 h". */
  readonly step: number
  /** Minutes of the unit. */
  readonly unit: number
  /** Lower end, where two figures share the unit: "11〜13 時間". */
  readonly low: number | null
}

const latinUnit = '[dhm](?=\\d)|\\p{Script=Latin}{1,15}(?![\\p{Script=Latin}\\d_])'
const eastAsianUnit =
  '秒間|秒[钟鐘]?|초간?|分間|分[钟鐘]?|분간?|[時时]間|时间|[个個]?小[时時]|시간|日間|日(?![目付本時])|天|일간?|週間|个星期|[周週](?![年刊])|주간?|[かヶカ]月間?|个月|개월'
const numeral = `${quarters.map(([word]) => word).join('|')}|half an?|an?|(?:${tens.join('|')})(?:[ -](?:${small.slice(0, 9).join('|')}))?|${small.join('|')}|${[...foreign.keys()].join('|')}`
/** "between 1 and 2 hours": the word between two figures that share a unit. */
const betwixt = '(?<=(?:between|zwischen|entre) \\S{1,8}) (?:and|und|et|y|e) '
const figure = '\\d{1,3}(?:,\\d{3})+|\\d{1,7}(?:[.,]\\d{1,2})?'
/** "1½ hours", "two and a half hours", "1个半小时". */
const halfBefore = '\\s?½|\\s1\\/2|[个個]半| (?:and a half|und eine halbe)'
/** "an hour and a half", "une heure et demie", "2時間半". */
const halfBehind = ' (?:and a half|et demie?|y medi[ao]|e mei[ao])(?!\\p{L})|半(?![分年日])|\\s?반(?!\\p{L})'
const quantity = new RegExp(
  `(?:(?:(?=\\d)(?<![\\d_#])(?<!\\d[:.,/])(${figure})(?:(?:\\s?(?:-|–|〜|～|~|to)\\s?|${betwixt})(${figure}))?\\+?|(?<![\\p{L}\\d_#-])(${numeral})(?= )|(?<![\\p{L}\\d_#])(${[...eastAsian.keys()].join('|')}))(${halfBefore})?|(½))[\\s-]{0,2}(?:(?:business|working|support|calendar|full|consecutive) )?(?:(${latinUnit})|(${eastAsianUnit}))(${halfBehind})?`,
  'giu',
)
/** 8月11日 and 14時32分 are dates and clocks; letters before a figure make it a name ("p95", "v1"). */
const bound = /(?:[年月時时点點]\s?|\p{Script=Latin})$/u

/** Every figure with a unit of time in the text, in order. */
export function quantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(quantity)) {
    const start = match.index
    const continued = found.at(-1)?.end === start
    const reading = continued || isFree(text, start) ? readQuantity(match) : null
    if (reading !== null) found.push(reading)
  }
  return found
}

function isFree(text: string, start: number): boolean {
  return !bound.test(text.slice(Math.max(0, start - 2), start))
}

function readQuantity(match: RegExpMatchArray): Quantity | null {
  const [whole, first, second, latin, sign, halfFirst, halfOnly, latinName, eastAsianName, halfLast] = match
  const start = match.index ?? 0
  const word = latin ?? sign
  const name = latinName ?? eastAsianName ?? ''
  const unit = minutesOf.get(name) ?? minutesOf.get(name.length > 1 ? name.toLowerCase() : '')
  if (unit === undefined) return null
  const half = halfFirst !== undefined || halfOnly !== undefined || halfLast !== undefined ? 0.5 : 0
  const figures = halfOnly === undefined ? figureOf(second ?? first ?? '') : 0
  const number = word === undefined ? figures : numeralOf(word.toLowerCase())
  if (number === undefined) return null
  if (word !== undefined && /^an?$/i.test(word) && unit < 1) return null
  const value = number + half
  const low = second === undefined ? null : figureOf(first ?? '') * unit
  const step =
    word !== undefined || half > 0
      ? unit * Math.min(1, value, half || 1)
      : unit / stepsIn(second ?? first ?? '')
  return { start, end: start + whole.length, minutes: value * unit, step, unit, low }
}

/** 1,435 has a thousands separator, 1,5 a decimal comma. */
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
