/** What a written zone stands for: a fixed offset, or the clocks of a place. */
export interface Naming {
  /** Minutes east of UTC; `null` if the name is ambiguous or `place` decides. */
  readonly offset: number | null
  /** IANA zone of the place. */
  readonly place: string | null
}

/**
 * Abbreviations and their offsets, from the IANA database. Of several meanings the one that incident reports mean is taken: CST
 * is US Central (not China), BST British Summer (not Bangladesh), EST and EDT American. IST (India, Israel, Ireland) and AST
 * (Atlantic, Arabia) stay open: no meaning prevails.
 */
export const abbreviations: ReadonlyMap<string, Naming> = new Map([
  ...fixed(0, 'UTC GMT Z WET UCT'),
  ...fixed(60, 'CET BST WEST WAT'),
  ...fixed(120, 'CEST EET SAST MESZ'),
  ...fixed(60, 'MEZ'),
  ...fixed(180, 'EEST MSK TRT'),
  ...fixed(240, 'GST'),
  ...fixed(300, 'PKT'),
  ...fixed(420, 'WIB'),
  ...fixed(480, 'SGT HKT AWST PHT MYT'),
  ...fixed(540, 'JST KST'),
  ...fixed(570, 'ACST'),
  ...fixed(600, 'AEST'),
  ...fixed(630, 'ACDT'),
  ...fixed(660, 'AEDT'),
  ...fixed(720, 'NZST'),
  ...fixed(780, 'NZDT'),
  ...fixed(-180, 'ADT BRT'),
  ...fixed(-240, 'EDT'),
  ...fixed(-300, 'EST CDT'),
  ...fixed(-360, 'CST MDT'),
  ...fixed(-420, 'MST PDT'),
  ...fixed(-480, 'PST AKDT'),
  ...fixed(-540, 'AKST'),
  ...fixed(-600, 'HST'),
  ...fixed(null, 'IST AST'),
  ...placed('America/Los_Angeles', 'PT'),
  ...placed('America/Denver', 'MT'),
  ...placed('America/Chicago', 'CT'),
  ...placed('America/New_York', 'ET'),
])

/** Places by lower-case name, each with its own clocks; and what UTC is called in full. */
export const placeNames: ReadonlyMap<string, Naming> = new Map([
  ...placed('America/Los_Angeles', 'pacific|los angeles|san francisco|california|seattle'),
  ...placed('America/Denver', 'mountain|denver'),
  ...placed('America/Chicago', 'central|chicago'),
  ...placed('America/New_York', 'eastern|new york|boston|toronto'),
  ...placed('Europe/London', 'london|uk|british'),
  ...placed('Europe/Dublin', 'dublin|irish'),
  ...placed('Europe/Lisbon', 'lisbon'),
  ...placed('Europe/Berlin', 'berlin|german|central european'),
  ...placed('Europe/Paris', 'paris|french'),
  ...placed('Europe/Madrid', 'madrid'),
  ...placed('Europe/Rome', 'rome'),
  ...placed('Europe/Amsterdam', 'amsterdam'),
  ...placed('Europe/Zurich', 'zurich|zürich|swiss'),
  ...placed('Europe/Vienna', 'vienna'),
  ...placed('Europe/Stockholm', 'stockholm'),
  ...placed('Europe/Oslo', 'oslo'),
  ...placed('Europe/Copenhagen', 'copenhagen'),
  ...placed('Europe/Helsinki', 'helsinki'),
  ...placed('Europe/Athens', 'athens|eastern european'),
  ...placed('America/Sao_Paulo', 'brasília|brasilia'),
  ...placed('Asia/Tokyo', 'tokyo|japan'),
  ...placed('Asia/Seoul', 'seoul|korea|korean'),
  ...placed('Asia/Singapore', 'singapore'),
  ...placed('Asia/Shanghai', 'shanghai|beijing|china'),
  ...placed('Asia/Kolkata', 'india|indian|bangalore'),
  ...placed('Australia/Sydney', 'sydney|melbourne'),
  ...placed('Pacific/Auckland', 'auckland'),
  ...['coordinated universal', 'greenwich mean', 'zulu'].map((name): [string, Naming] => [
    name,
    { offset: 0, place: null },
  ]),
])

export interface SeasonalPair {
  readonly place: string
  /** What the same clocks are called in the other season. */
  readonly other: string
}

/** Abbreviations that hold for one season only, with the place that decides and the name in the other season. */
export const seasonal: ReadonlyMap<string, SeasonalPair> = new Map([
  ...pair('America/Los_Angeles', 'PST PDT'),
  ...pair('America/New_York', 'EST EDT'),
  ...pair('America/Anchorage', 'AKST AKDT'),
  ...pair('Europe/Paris', 'CET CEST'),
  ...pair('Europe/Berlin', 'MEZ MESZ'),
  ...pair('Europe/Athens', 'EET EEST'),
  ...pair('Europe/Lisbon', 'WET WEST'),
  ...pair('Pacific/Auckland', 'NZST NZDT'),
  ...onlySummer('America/Denver', 'MDT MST'),
  ...onlySummer('America/Chicago', 'CDT CST'),
  ...onlySummer('Europe/London', 'BST GMT'),
  ...onlySummer('Australia/Sydney', 'AEDT AEST'),
])

function fixed(offset: number | null, names: string): [string, Naming][] {
  return names.split(' ').map(name => [name, { offset, place: null }])
}

function placed(place: string, names: string): [string, Naming][] {
  return names.split('|').map(name => [name, { offset: null, place }])
}

function pair(place: string, names: string): [string, SeasonalPair][] {
  const [standard = '', daylight = ''] = names.split(' ')
  return [
    [standard, { place, other: daylight }],
    [daylight, { place, other: standard }],
  ]
}

function onlySummer(place: string, names: string): [string, SeasonalPair][] {
  const [daylight = '', standard = ''] = names.split(' ')
  return [[daylight, { place, other: standard }]]
}
