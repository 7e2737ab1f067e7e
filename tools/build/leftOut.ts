import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

// Plugins that leave out of the bundles what packages bring and no program of ours runs; each says why it can. `root` is the
// folder of the project: a build by tools/prepare.js does not run from where this file lies.

/**
 * gray-matter would bring a second YAML reader and an engine that runs JavaScript; ours is handed in with each call. It also
 * writes front matter and splits what follows into sections, which is not asked of it, and tells seventy kinds of values apart.
 */
export const ownEngines: Plugin = {
  name: 'own-engines',
  setup(bundle) {
    bundle.onLoad({ filter: /gray-matter[\\/]lib[\\/](?:engines|stringify)\.js$/ }, () => ({
      contents: 'module.exports = {}',
    }))
    bundle.onLoad({ filter: /[\\/]section-matter[\\/]index\.js$/ }, () => ({
      contents: 'module.exports = file => file',
    }))
    bundle.onLoad({ filter: /[\\/]kind-of[\\/]index\.js$/ }, () => ({
      contents: 'module.exports = value => typeof value',
    }))
  },
}

/** gray-matter imports `fs` and `Buffer`, secretlint `path`; neither uses them on text that is already in memory. */
export const withoutNode = (root: string): Plugin => ({
  name: 'without-node',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?(?:fs|path)$/ }, ({ path, importer }) =>
      /[\\/](?:gray-matter|@secretlint)[\\/]/.test(importer) ? { path, namespace: 'absent' } : undefined,
    )
    bundle.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {}' }))
    bundle.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]utils\.js$/ }, ({ path }) => ({
      contents: `const { Buffer } = require(${JSON.stringify(join(root, 'tools/build/buffer.ts'))})\n${readFileSync(path, 'utf8')}`,
    }))
  },
})

/** For packages with a variant for Node and one for browsers: the import itself says which one is meant. */
export const bothVariants: Plugin = {
  name: 'both-variants',
  setup(bundle) {
    bundle.onResolve({ filter: /^vscode-[a-z-]+\/node$/ }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'importer')).resolve(path),
    }))
  },
}

/** The language client uses semver to check the version of VS Code, which our manifest already makes VS Code check. */
export const withoutVersions: Plugin = {
  name: 'without-versions',
  setup(bundle) {
    bundle.onResolve({ filter: /^semver\/functions\/(?:parse|satisfies)$/ }, ({ path }) => ({
      path,
      namespace: 'new-enough',
    }))
    bundle.onLoad({ filter: /./, namespace: 'new-enough' }, ({ path }) => ({
      contents: `module.exports = () => (${path.endsWith('parse') ? '{}' : 'true'})`,
    }))
  },
}

/** JSON Schemas are made by tools/generate.ts, never at run time. */
export const withoutSchemas: Plugin = {
  name: 'without-schemas',
  setup(bundle) {
    bundle.onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/ },
      ({ path }) => ({
        contents: [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)]
          .map(([, name]) => `export const ${name} = () => () => undefined`)
          .join('\n'),
      }),
    )
  },
}

/** We only read with yaml: `core/edits` and `core/learning` write YAML themselves. */
export const withoutWriting: Plugin = {
  name: 'without-writing',
  setup(bundle) {
    const filter =
      /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:stringify[\\/]\w+|parse[\\/]cst-(?:scalar|stringify|visit))\.js$/
    bundle.onLoad({ filter }, ({ path }) => {
      const [, names] = /^export \{ (.*) \};$/m.exec(readFileSync(path, 'utf8'))!
      return {
        contents: names!
          .split(', ')
          .map(name => `export const ${name} = () => ''`)
          .join('\n'),
      }
    })
  },
}

/** yaml makes dates, sets and the like of YAML 1.1's tags; we want the scalars as written. The tags stay known. */
export const withoutOldTags: Plugin = {
  name: 'without-old-tags',
  setup(bundle) {
    const tag = (name: string, kind: string) =>
      `export const ${name} = { tag: 'tag:yaml.org,2002:${name}', ${kind}default: false, resolve: node => node }`
    const modules: Readonly<Record<string, string>> = {
      binary: tag('binary', ''),
      omap: tag('omap', "collection: 'seq', "),
      pairs: tag('pairs', "collection: 'seq', "),
      set: tag('set', "collection: 'map', "),
      timestamp: `${tag('timestamp', '')}\nexport const intTime = timestamp, floatTime = timestamp`,
      schema: "export { schema } from '../core/schema.js'",
    }
    const names = Object.keys(modules).join('|')
    const filter = new RegExp(
      `yaml[\\\\/]browser[\\\\/]dist[\\\\/]schema[\\\\/]yaml-1\\.1[\\\\/](${names})\\.js$`,
    )
    bundle.onLoad({ filter }, ({ path }) => ({ contents: modules[filter.exec(path)![1]!]! }))
  },
}

/** Programs read only the version from package.json. */
export const versionOnly = (root: string): Plugin => ({
  name: 'version-only',
  setup(bundle) {
    bundle.onLoad({ filter: /package\.json$/ }, ({ path }) => {
      if (path !== join(root, 'package.json')) return undefined
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
})

/**
 * secretlint's rules use three functions of lodash that the language has by now. They also bring messages in two
 * languages, which our own rule replaces by its own.
 */
export const withoutLodash: Plugin = {
  name: 'without-lodash',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]secretlint-rule-preset-recommend[\\/].*\.js$/ }, ({ path }) => ({
      contents: plainMatching(readFileSync(path, 'utf8')),
    }))
  },
}

/** The code of such a rule without lodash, messages and the reading of key files. */
export function plainMatching(code: string): string {
  return code
    .replace(/^function requireLodash_(\w+) \(\) \{[\s\S]*?^\}$/gm, (_, name: string) => {
      const own = lists[name]
      if (own === undefined) throw new Error(`secretlint uses lodash.${name}, which has no other words yet.`)
      return `function requireLodash_${name} () { return ${own} }`
    })
    .replace(/^ +(?:en|ja): (?:\(.*?\) => )?(?:`[^`]*`|"[^"]*"|'[^']*'),?$/gm, '')
    .replace('return reportIfFoundPrivateKeyP12Format({ source, context, t });', 'return;')
}

const lists: Readonly<Record<string, string>> = {
  uniq: 'all => [...new Set(all)]',
  uniqwith: '(all, isSame) => all.filter((one, i) => all.findIndex(other => isSame(other, one)) === i)',
  sortby: `(all, keys) => [...all].sort((a, b) => {
    const key = keys.find(own => a[own] !== b[own])
    return key === undefined ? 0 : a[key] < b[key] ? -1 : 1
  })`,
}
