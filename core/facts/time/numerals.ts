/** English numerals from one to nineteen. */
const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Fractions of an hour, with the article of the unit: "a quarter of an" hour. */
const quarters = [
  ['a quarter of an', 0.25],
  ['quarter of an', 0.25],
  ['three quarters of an', 0.75],
  ['three-quarters of an', 0.75],
  ['un quart d', 0.25],
  ['trois quarts d', 0.75],
  ['un cuarto de', 0.25],
  ['tres cuartos de', 0.75],
  ['um quarto de', 0.25],
  ['três quartos de', 0.75],
  ['eine halbe', 0.5],
  ['einer halben', 0.5],
  ['une demi', 0.5],
] as const

/** Numerals of the other languages: up to nineteen, tens, halves and quarters. */
const foreign: ReadonlyMap<string, number> = new Map([
  ...counted(
    'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  ),
  ...counted(
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
  ),
  ...counted('una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'),
  ...counted(
    'um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
  ),
  ...byTens('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'),
  ...byTens('vingt trente quarante cinquante soixante'),
  ...byTens('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'),
  ...byTens('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'),
  ['veinticinco', 25],
  ['quatre-vingt-dix', 90],
  ...['einer', 'eine', 'une', 'uma'].map(word => [word, 1] as const),
  ['duas', 2],
  ...['halbe', 'halben', 'halber', 'media', 'meia', 'demi'].map(word => [word, 0.5] as const),
  ['eineinviertel', 1.25],
  ...['anderthalb', 'eineinhalb'].map(word => [word, 1.5] as const),
  ['zweieinhalb', 2.5],
  ['dreieinhalb', 3.5],
  ['viereinhalb', 4.5],
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

function byTens(words: string): [string, number][] {
  return words.split(' ').map((word, i) => [word, (i + 2) * 10])
}

/** The value of a numeral in lower case, "thirty-eight" included; `undefined` if it is none. */
export function numeralOf(written: string): number | undefined {
  const known = foreign.get(written) ?? eastAsian.get(written)
  if (known !== undefined) return known
  const signs = /^(.?)[十십](.?)$/u.exec(written)
  if (signs !== null) return (signOf(signs[1]!) ?? 1) * 10 + (signOf(signs[2]!) ?? 0)
  const parts = joined.exec(written)
  const sum =
    parts === null
      ? Number.NaN
      : (foreign.get(parts[1]!) ?? Number.NaN) + (foreign.get(parts[2]!) ?? Number.NaN)
  if (sum > 0) return sum
  const [first, second] = written.split(/[\s-]+/) as [string, string?]
  if (first === 'half') return 0.5
  if (first === 'a' || first === 'an') return 1
  const ten = tens.indexOf(first)
  const one = small.indexOf(second ?? first) + 1
  if (ten < 0) return one > 0 ? one : undefined
  return (ten + 2) * 10 + (second === undefined ? 0 : one)
}

/** The digit that a sign before or after 十 stands for; `undefined` for no sign. */
function signOf(sign: string): number | undefined {
  return eastAsian.get(sign) ?? (sign === '' ? undefined : '일이삼사오육칠팔구'.indexOf(sign) + 1)
}

/** "fünfundvierzig", "quarante-cinq", "cuarenta y cinco", "quarenta e cinco". */
const joined = /^(\p{L}+?)(?:und|-et-|[ -](?:et |y |e )?)(\p{L}+)$/u
const compounds = [
  '(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwanzig|dreißig|vierzig|fünfzig)',
  '(?:vingt|trente|quarante|cinquante)[ -](?:et[ -])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)',
  '(?:treinta|cuarenta|cincuenta) y (?:una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)',
  '(?:vinte|trinta|quarenta|cinquenta) e (?:uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove)',
]

/** Regular expression source: a numeral of a script with spaces. */
export const numeral = [
  ...quarters.map(([word]) => word),
  'half an?|an?',
  `(?:${tens.join('|')})(?:[ -](?:${small.slice(0, 9).join('|')}))?`,
  ...small,
  ...compounds,
  ...foreign.keys(),
].join('|')

/** The same for scripts without spaces: 三, 三十, 四十五. */
export const numeralSign = `[一二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九]|[이삼사오육칠팔구]십[일이삼사오육칠팔구]?|십[일이삼사오육칠팔구]|${[...eastAsian.keys()].join('|')}`
