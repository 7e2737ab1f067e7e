import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { offeredIn } from './unoffered.ts'

/**
 * Empties namespaces of the protocol's library that neither our code nor the language libraries use. No bundler leaves
 * them out, because they are built by functions that are called at loading.
 */
export const withoutIdleNamespaces = (root: string): Plugin => ({
  name: 'without-idle-namespaces',
  setup(bundle) {
    const filter =
      /[\\/]vscode-languageserver-(?:types[\\/]lib[\\/]esm[\\/]main|protocol[\\/]lib[\\/]common[\\/]protocol(?:\.\w+)?)\.js$/
    bundle.onLoad({ filter }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const bodies = new Map(Array.from(text.matchAll(namespace), ([, name, body]) => [name!, body!]))
      const busy = reached(
        [text.replace(namespace, ''), ...callers(root, path)],
        bodies,
        /\b([A-Z]\w+)\s*\.\s*\w/g,
      )
      const contents = text.replace(namespace, (whole, name) =>
        busy.has(name) ? whole : emptied(text, name),
      )
      return { contents }
    })
  },
})

/** Empties those of the language client's conversions between VS Code's types and messages that nothing calls. */
export const withoutIdleConversions = (root: string): Plugin => ({
  name: 'without-idle-conversions',
  setup(bundle) {
    const filter = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/](?:protocol|code)Converter\.js$/
    bundle.onLoad({ filter }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const bodies = new Map(Array.from(text.matchAll(conversion), ([, name, body]) => [name!, body!]))
      const rest = text.replace(conversion, '').replace(/^ +\w+,?$/gm, '')
      const busy = reached([rest, ...callers(root, path)], bodies, /\b(as\w+)/g)
      const contents = text.replace(conversion, (whole, name) =>
        busy.has(name) ? whole : `    function ${name}() {}\n`,
      )
      return { contents }
    })
  },
})

/** Leaves out how the server's library hears of requests that ours answers by the names of their methods. */
export const withoutIdleHandlers = (root: string): Plugin => ({
  name: 'without-idle-handlers',
  setup(bundle) {
    bundle.onLoad({ filter: ofConnection }, ({ path }) => ({ contents: handlersIn(root, path) }))
  },
})

const ofConnection = /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]server\.js$/
const handler =
  /^ {8}(on[A-Z]\w*): \(handler\) => connection\.on(?:Request|Notification)\(\S+\.type, (?:handler|\(params, cancel\) => \{\n[\s\S]*?^ {8}\})\),\n/gm

/** The module of the server's connection with those of its handlers that our server names. */
function handlersIn(root: string, path: string): string {
  const own = filesBelow(join(root, 'server')).map(file => readFileSync(file, 'utf8'))
  const busy = new Set(
    own.flatMap(text => Array.from(text.matchAll(/\.(on[A-Z]\w*)\(/g), ([, name]) => name)),
  )
  return readFileSync(path, 'utf8').replace(handler, (whole, name) => (busy.has(name) ? whole : ''))
}

const conversion = /^ {4}(?:async )?function (as\w+)(\(.*\) \{\n[\s\S]*?)\n {4}\}\n/gm

const namespace =
  /^(?:export )?var (\w+);\n\(function \(\1\) \{\n([\s\S]*?)\n\}\)\(\1 \|\| \((?:exports\.\1 = )?\1 = \{\}\)\);/gm

function emptied(text: string, name: string): string {
  return text.includes(`export var ${name};`) ? `export var ${name} = {};` : `exports.${name} = {};`
}

/** The names that the texts use, directly or through other names; `use` finds those in a text. */
function reached(
  texts: readonly string[],
  bodies: ReadonlyMap<string, string>,
  use: RegExp,
): ReadonlySet<string> {
  const named = new Set<string>()
  const waiting = [...texts]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, name] of text.matchAll(use)) {
      const body = bodies.get(name!)
      if (body === undefined || named.has(name!)) continue
      named.add(name!)
      waiting.push(body)
    }
  }
  return named
}

/** Code that may use a namespace: not the types' library itself, which names them all. */
const caller = /^(?!.*[\\/]vscode-languageserver-types[\\/]).*(?<!\.d)\.(?:ts|js)$/
const libraries = ['vscode-languageclient', 'vscode-languageserver-protocol', 'vscode-jsonrpc']

/** The code that may use a module of the protocol's library, of which server and client have a copy each or share one. */
function callers(root: string, path: string): string[] {
  const server = join(root, 'node_modules', 'vscode-languageserver')
  const ofServer = path.startsWith(server + sep)
  const isShared = !existsSync(join(server, 'node_modules', 'vscode-languageserver-protocol'))
  const own = [join(root, 'server'), server]
  const others = [join(root, 'client'), ...libraries.map(name => join(root, 'node_modules', name))]
  const folders = ofServer ? own : isShared ? [...own, ...others] : others
  return folders
    .flatMap(filesBelow)
    .filter(file => file !== path)
    .map(file =>
      ofConnection.test(file) ? handlersIn(root, file) : (offeredIn(file) ?? readFileSync(file, 'utf8')),
    )
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.map(name => join(folder, name)).filter(file => caller.test(file))
}
