import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { offeredIn } from './unoffered.ts'

/**
 * The protocol comes as namespaces, of functions that make and test values and of messages, most of which nobody names
 * and which no bundler dares to leave out. Those that no code of ours and of the language libraries names are empty.
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

/**
 * The client brings functions that turn what VS Code has into messages and back, all of which stand in one list. Those that
 * nothing calls are empty.
 */
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

const conversion = /^ {4}(?:async )?function (as\w+)(\(.*\) \{\n[\s\S]*?)\n {4}\}\n/gm

const namespace =
  /^(?:export )?var (\w+);\n\(function \(\1\) \{\n([\s\S]*?)\n\}\)\(\1 \|\| \((?:exports\.\1 = )?\1 = \{\}\)\);/gm

function emptied(text: string, name: string): string {
  return text.includes(`export var ${name};`) ? `export var ${name} = {};` : `exports.${name} = {};`
}

/** What the texts, or what they name, make use of, as `use` finds it. */
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

/** The types lie there in a second form, which names them all. */
const caller = /^(?!.*[\\/]vscode-languageserver-types[\\/]).*(?<!\.d)\.(?:ts|js)$/
const libraries = ['vscode-languageclient', 'vscode-languageserver-protocol', 'vscode-jsonrpc']

/** The code that may name what a module of the protocol holds: the server has a protocol of its own below it, or shares one. */
function callers(root: string, path: string): string[] {
  const server = join(root, 'node_modules', 'vscode-languageserver')
  const ofServer = path.startsWith(server + sep)
  const isShared = !existsSync(join(server, 'node_modules', 'vscode-languageserver-protocol'))
  const own = [join(root, 'server'), server]
  const others = [join(root, 'client'), ...libraries.map(name => join(root, 'node_modules', name))]
  const folders = ofServer ? own : isShared ? [...own, ...others] : others
  return folders
    .flatMap(folder =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
    )
    .filter(file => file !== path && caller.test(file))
    .map(file => offeredIn(file) ?? readFileSync(file, 'utf8'))
}
