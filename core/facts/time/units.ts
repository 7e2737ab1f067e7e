/** Minutes in each unit of time, by the words and signs people use. */
const minutesOf: ReadonlyMap<string, number> = new Map([
  ...unit(1 / 60, 's sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes'),
  ...unit(1, 'm min mins minute minutes minuten minuto minutos'),
  ...unit(60, 'h hr hrs hour hours std stunde stunden heure heures hora horas'),
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

/** What a numeral stands for, "thirty-eight" included. */
function numeralOf(written: string): number | undefined {
  const [first, second] = written.split(/[\s-]+/) as [string, string?]
  if (first === 'half') return 0.5
  if (first === 'anderthalb' || first === 'eineinhalb') return 1.5
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

const latinUnit = '[dhm](?=\\d)|\\p{Script=Latin}{1,9}(?![\\p{Script=Latin}\\d_])'
const eastAsianUnit =
  '秒間|秒[钟鐘]?|초간?|分間|分[钟鐘]?|분간?|[時时]間|时间|[个個]?小[时時]|시간|日間|日(?![目付本時])|天|일간?|週間|个星期|[周週](?![年刊])|주간?|[かヶカ]月間?|个月|개월'
const numeral = `half an?|anderthalb|eineinhalb|an?|(?:${tens.join('|')})(?:[ -](?:${small.slice(0, 9).join('|')}))?|${small.join('|')}`
const figure = '\\d{1,3}(?:,\\d{3})+|\\d{1,7}(?:[.,]\\d{1,2})?'
/** Before the unit, and behind it: "one and a half hours", "an hour and a half", 1時間半. */
const halfAhead = '(\\s?½|\\sand a half(?=[\\s-])|[个個]半(?=[小时時]))?'
const halfBehind = '(\\s(?:and a half|et demie?|y media|e meia)(?!\\p{L})|半(?![分年日])|\\s?반(?!\\p{L}))?'
const quantity = new RegExp(
  `(?<![\\d_#])(?<!\\d[:.,/])(?:(${figure})(?:\\s?(?:-|–|〜|～|~|to)\\s?(${figure}))?\\+?|(?<![\\p{L}-])(${numeral})(?= ))${halfAhead}[\\s-]{0,2}(?:(?:business|working|support|calendar|full|consecutive) )?(?:(${latinUnit})|(${eastAsianUnit}))${halfBehind}`,
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
  const [whole, first, second, word, ahead, latin, eastAsian, behind] = match
  const start = match.index ?? 0
  const name = latin ?? eastAsian ?? ''
  const unit = minutesOf.get(name) ?? minutesOf.get(name.length > 1 ? name.toLowerCase() : '')
  if (unit === undefined) return null
  const written = word === undefined ? figureOf(second ?? first ?? '') : numeralOf(word.toLowerCase())
  if (written === undefined) return null
  if (word !== undefined && /^an?$/i.test(word) && unit < 1) return null
  const low = second === undefined ? null : figureOf(first ?? '') * unit
  const half = ahead === undefined && behind === undefined ? 0 : 0.5
  const inWords = half > 0 ? half : Math.min(1, written)
  const step = word !== undefined || half > 0 ? unit * inWords : unit / stepsIn(second ?? first ?? '')
  return { start, end: start + whole.length, minutes: (written + half) * unit, step, unit, low }
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
