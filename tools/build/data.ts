import { readFileSync } from 'node:fs'
import { type Plugin, transformSync } from 'esbuild'

interface Generated {
  readonly profiles: Readonly<Record<string, () => object>>
  readonly packs: Readonly<Record<string, () => object>>
  readonly vocabulary: () => object
}

/**
 * Turns the styles and languages into JSON in strings, which V8 parses several times faster than source. Leaves out the
 * examples, which only tests read, and joins lists of words to one string each, which packs 4 % smaller.
 */
export const dataAsJson: Plugin = {
  name: 'data-as-json',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]profiles[\\/]generated\.ts$/ }, async ({ path }) => {
      // Not every Node that builds reads TypeScript (tools/prepare.js).
      const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts' })
      const own = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Generated
      const parsed = (value: unknown) =>
        `()=>spread(JSON.parse(${JSON.stringify(JSON.stringify(joined(value)))}))`
      const table = (made: Readonly<Record<string, () => object>>, unread: readonly string[]) =>
        `{${Object.entries(made).map(([key, make]) => `${JSON.stringify(key)}:${parsed(without(make(), unread))}`)}}`
      const contents = [
        `export const profiles=${table(own.profiles, ['example'])}`,
        `export const packs=${table(own.packs, [])}`,
        `export const vocabulary=${parsed(inOrder(own.vocabulary(), ['documents', 'foreign']))}`,
        SPREAD,
      ].join('\n')
      return { contents, loader: 'js' }
    })
  },
}

/** The value with the words under these keys in alphabetical order, in which they pack smaller: they are looked up, not counted. */
function inOrder(value: object, keys: readonly string[]): object {
  const sorted = (one: unknown): unknown =>
    Array.isArray(one)
      ? one.toSorted()
      : Object.fromEntries(Object.entries(one as object).map(([key, own]) => [key, sorted(own)]))
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, keys.includes(key) ? sorted(one) : one]),
  )
}

function without(value: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
}

/** Precedes each word of a joined list; no other string of the data begins with it. */
const SIGN = '|'

function joined(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith(SIGN))
    throw new Error(`A word begins with ${SIGN}: ${value}`)
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, joined(one)]))
  const areWords = value.length > 1 && value.every(one => typeof one === 'string' && !one.includes(SIGN))
  return areWords ? SIGN + value.join(SIGN) : value.map(joined)
}

/** The inverse of `joined`, as source for the bundles. It may change its argument, which has just been parsed. */
const SPREAD = `function spread(value) {
  if (typeof value === 'string') return value[0] === '${SIGN}' ? value.slice(1).split('${SIGN}') : value
  if (typeof value === 'object') for (const key in value) value[key] = spread(value[key])
  return value
}`
