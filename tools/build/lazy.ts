import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Delays loading of packages until one of their functions is called. Only for packages whose exports are functions, or
 * objects of functions, that are called but never compared or extended. `root` holds their node_modules.
 */
export function lazily(packages: readonly string[], root: string): Plugin {
  return {
    name: 'lazily',
    setup(bundle) {
      const filter = new RegExp(`^(?:${packages.join('|')})$`)
      bundle.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'lazily' ? undefined : { path, namespace: 'lazily' },
      )
      bundle.onLoad({ filter, namespace: 'lazily' }, ({ path }) => ({
        contents: stubOf(path, root),
        resolveDir: root,
      }))
    },
  }
}

/** A module with the same exports, each of which loads the package when it is called. */
function stubOf(name: string, root: string): string {
  const real = createRequire(join(root, 'package.json'))(name) as object
  const names = Object.keys(real).filter(key => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default')
  const called = (key: string) =>
    `function(...a){return new.target?Reflect.construct(load().${key},a):load().${key}(...a)}`
  const isFunction = typeof real === 'function'
  const methods = (key: string, object: object) =>
    Object.entries(object)
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => `${name}:(...a)=>load().${key}.${name}(...a)`)
  return [
    `let own;const load=()=>own??=require(${JSON.stringify(name)});`,
    isFunction ? 'const main=(...a)=>load()(...a);export default main;' : '',
    ...names.map(key => {
      const value = (real as Record<string, unknown>)[key]
      if (typeof value === 'function')
        return isFunction
          ? `main.${key}=${called(key)};`
          : `const $${key}=${called(key)};export{$${key} as ${key}};`
      const has =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? methods(key, value) : []
      return has.length > 0 && !isFunction
        ? `const $${key}={${has.join(',')}};export{$${key} as ${key}};`
        : ''
    }),
  ].join('\n')
}
