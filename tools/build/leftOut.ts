import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

// What packages bring that no program of ours runs, left out of the bundles; each says why it can be. `root` is the folder
// of the project: a build by tools/prepare.js does not run from where this file lies.

/** gray-matter would bring a second YAML reader and an engine that runs JavaScript; ours is handed in with each call. */
export const ownEngines: Plugin = {
  name: 'own-engines',
  setup(bundle) {
    bundle.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: 'module.exports = {}',
    }))
  },
}

/** gray-matter names `fs` and `Buffer`, secretlint `path`; neither needs them for text that is already read. */
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

/** Packages that have a variant for Node beside the one for browsers: which one is wanted, the import says. */
export const bothVariants: Plugin = {
  name: 'both-variants',
  setup(bundle) {
    bundle.onResolve({ filter: /^vscode-[a-z-]+\/node$/ }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'importer')).resolve(path),
    }))
  },
}

/** The language client asks semver whether VS Code is new enough for it; our manifest has VS Code itself see to that. */
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

/** Of the command line, what the extension's tasks call. */
export const commandsOfTasks: Plugin = {
  name: 'commands-of-tasks',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]cli[\\/]commands\.ts$/ }, ({ path }) => {
      const lines = readFileSync(path, 'utf8').split('\n')
      const isWanted = (line: string) => !/^ {2}\['/.test(line) || /^ {2}\['(?:check|audit)'/.test(line)
      return { contents: lines.filter(isWanted).join('\n'), loader: 'ts' }
    })
  },
}

/** JSON Schemas are written by tools/generate.ts; a program that runs makes none. */
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

/** yaml reads for us; what we write, `core/edits` and `core/learning` write themselves. */
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

/**
 * yaml makes values of tags that YAML 1.1 had, as dates and sets; we read what was written. So a tag stays known, and its
 * value is that of the node.
 */
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

/** Of package.json the programs want the version. */
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
 * secretlint's rules bring three functions of lodash, with all that these are made of, for lists of matches; the language
 * has them by now. They also bring sentences in two languages: ours are said by our own rule, which asks for names alone.
 */
export const withoutLodash: Plugin = {
  name: 'without-lodash',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]secretlint-rule-preset-recommend[\\/].*\.js$/ }, ({ path }) => ({
      contents: plainMatching(readFileSync(path, 'utf8')),
    }))
  },
}

/** The same rules, with the lists of lodash said in the language itself, without sentences, and without a look into key files. */
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
