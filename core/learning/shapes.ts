import { literal } from '../syntax/literal.ts'
import { commonest, isUsual, type Share } from './paper.ts'

/** How names are made: `PM2021-004 - Checkout down`, `2026-03-01-checkout-down`, `INC-0042`. */
export interface Shape {
  /** What all begin with. */
  readonly before: string
  readonly core: 'date' | 'date-number' | 'year-number' | 'number'
  /** Between year or date and number. */
  readonly between: string
  /** Digits of the number; 0 where they differ or there is none. */
  readonly width: number
  /** What stands before the words of the title; `null` where no words follow. */
  readonly after: string | null
  /** How the words are written. */
  readonly words: 'kebab' | 'snake' | 'free'
}

const parts =
  /^(?<before>[A-Za-z][A-Za-z]*[-_ ]?|)(?:(?<date>\d{4}-\d\d-\d\d)(?:(?<gap>[-_])(?<serial>\d{1,4})(?![\w]))?|(?<year>(?:19|20)\d\d)(?<between>[-_.])(?<count>\d{1,5})|(?<number>\d{1,6}))(?![A-Za-z0-9])(?<after>[-_ .]*)(?<rest>.*)$/

/** The shape of one name, `null` for names without date or number in front. */
function shapeOf(name: string): Shape | null {
  const found = parts.exec(name)?.groups
  if (!found) return null
  const { before = '', date, gap, serial, year, between, count, number, after = '', rest = '' } = found
  const digits = serial ?? count ?? number
  return {
    before,
    core:
      date === undefined
        ? year === undefined
          ? 'number'
          : 'year-number'
        : serial === undefined
          ? 'date'
          : 'date-number',
    between: between ?? gap ?? '',
    width: digits?.length ?? 0,
    after: rest === '' ? null : after,
    words: /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(rest) ? 'kebab' : /^[a-z0-9_-]+$/.test(rest) ? 'snake' : 'free',
  }
}

/** The shape that names have in common, if four in five do, and how many have it. */
export function commonShape(names: readonly string[]): { shape: Shape; share: Share } | null {
  const shapes = names.flatMap(name => shapeOf(name) ?? [])
  const key = ({ before, core, between, after }: Shape) => JSON.stringify([before, core, between, after])
  const common = commonest(shapes.map(key))
  const share = { count: common?.count ?? 0, of: names.length }
  if (common === null || !isUsual(share)) return null
  const most = shapes.filter(shape => key(shape) === common.value)
  const widths = new Set(most.map(({ width }) => width))
  const words = most.some(one => one.words === 'free')
    ? 'free'
    : most.some(one => one.words === 'snake')
      ? 'snake'
      : 'kebab'
  return { shape: { ...most[0]!, width: widths.size === 1 ? most[0]!.width : 0, words }, share }
}

/** The blanks of a template's name or id (`INC-YYYY-NNN`) filled with figures; `null` where it has none. */
export function filledIn(blank: string): string | null {
  const filled = blank
    .replace(/[<>[\]{}]/g, '')
    .replace(/YYYY|yyyy/g, '2026')
    .replace(/(?<=2026[-_.]?)(?:MM|mm)([-_.]?)(?:DD|dd)/g, '01$101')
    .replace(/(?<![A-Za-z])(?:N{1,5}|n{2,5}|X{1,5}|x{2,5}|#{1,5})(?![A-Za-z])/g, run =>
      '1'.repeat(run.length),
    )
  return filled === blank ? null : filled
}

/** Whether a text is the blank of an id: `INC-YYYY-NNN`. */
export function isBlankId(text: string): boolean {
  return /^[\w.#-]+$/.test(text) && filledIn(text) !== null
}

/** The regular expression that names of this shape match, with groups for what it tells: day, year and words. */
export function patternOf({ before, core, between, width, after, words }: Shape): string {
  // A new name's number has three digits.
  const number = width === 3 ? '\\d{3}' : '\\d+'
  const date = '(?<date>\\d{4}-\\d{2}-\\d{2})'
  const year = '(?<year>\\d{4})'
  const cores = {
    date,
    'date-number': `${date}${literal(between)}${number}`,
    'year-number': `${year}${literal(between)}${number}`,
    number,
  }
  const slug = { kebab: '[a-z0-9]+(?:-[a-z0-9]+)*', snake: '[a-z0-9_-]+', free: '.+' }[words]
  const rest = after === null ? '' : `${literal(after)}(?<slug>${slug})`
  return `${literal(before)}${cores[core]}${rest}`
}

/** How such a name is made, with `{date}`, `{year}`, `{n}` and `{slug}`. */
export function makeOf({ before, core, between, after }: Shape): string {
  const cores = {
    date: '{date}',
    'date-number': `{date}${between}{n}`,
    'year-number': `{year}${between}{n}`,
    number: '{n}',
  }
  return `${before}${cores[core]}${after === null ? '' : `${after}{slug}`}`
}
