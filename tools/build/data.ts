import { readFileSync } from 'node:fs'
import { type Plugin, transformSync } from 'esbuild'

interface Generated {
  readonly profiles: Readonly<Record<string, () => object>>
  readonly packs: Readonly<Record<string, () => object>>
  readonly vocabulary: () => unknown
}

/**
 * Styles and words as JSON in strings: an engine reads that several times faster than the same as source. The examples,
 * which only tests read, are left out of the styles.
 */
export const dataAsJson: Plugin = {
  name: 'data-as-json',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]profiles[\\/]generated\.ts$/ }, async ({ path }) => {
      // Not every Node that builds reads TypeScript (tools/prepare.js).
      const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts' })
      const own = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Generated
      const parsed = (value: unknown) => `()=>JSON.parse(${JSON.stringify(JSON.stringify(value))})`
      const table = (made: Readonly<Record<string, () => object>>, unread: readonly string[]) =>
        `{${Object.entries(made).map(([key, make]) => `${JSON.stringify(key)}:${parsed(without(make(), unread))}`)}}`
      const contents = [
        `export const profiles=${table(own.profiles, ['example'])}`,
        `export const packs=${table(own.packs, [])}`,
        `export const vocabulary=${parsed(own.vocabulary())}`,
      ].join('\n')
      return { contents, loader: 'js' }
    })
  },
}

function without(value: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
}
