// `npm run build`: one bundle per entry into dist/. `npm run build -- cli server` builds only the bundles named.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

interface Entry {
  readonly source: string
  readonly host: 'node' | 'browser'
  /** Started as a process of its own: its compiled code is kept between runs. */
  readonly starts?: true
}

/** By the name of the file in dist/. */
const entries: Readonly<Record<string, Entry>> = {
  cli: { source: 'cli/main.ts', host: 'node', starts: true },
  server: { source: 'server/main.node.ts', host: 'node', starts: true },
  client: { source: 'client/main.ts', host: 'node' },
  'server.browser': { source: 'server/main.browser.ts', host: 'browser' },
  'client.browser': { source: 'client/main.browser.ts', host: 'browser' },
}

/** gray-matter would bring a second YAML reader and an engine that runs JavaScript; ours is handed in with each call. */
const ownEngines: Plugin = {
  name: 'own-engines',
  setup(bundle) {
    bundle.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: 'module.exports = {}',
    }))
  },
}

/** gray-matter names `fs` and `Buffer`, and needs neither for text that is already read. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?fs$/ }, ({ path }) => ({ path, namespace: 'absent' }))
    bundle.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {}' }))
  },
}

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  // Names stay, so that a stack in a bug report says where it happened.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

const hosts: Readonly<Record<Entry['host'], BuildOptions>> = {
  node: {
    platform: 'node',
    target: 'node20',
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [ownEngines],
  },
  browser: {
    platform: 'browser',
    target: 'es2023',
    mainFields: ['browser', 'module', 'main'],
    // Without `worker` a dependency picks its variant for pages, which needs a DOM.
    conditions: ['worker', 'browser'],
    inject: [join(root, 'tools/build/buffer.ts')],
    plugins: [ownEngines, withoutNode],
  },
}

/** A process of its own loads a line that turns the compile cache on before the code that is worth keeping. */
async function bundle(name: string, { source, host, starts }: Entry): Promise<number> {
  const outfile = join(dist, starts ? `${name}.main.js` : `${name}.js`)
  const { metafile } = await build({ ...common, ...hosts[host], entryPoints: [source], outfile })
  if (starts) {
    const door = join(dist, `${name}.js`)
    writeFileSync(
      door,
      `#!/usr/bin/env node\nrequire('node:module').enableCompileCache?.()\nrequire('./${name}.main.js')\n`,
    )
    chmodSync(door, 0o755)
  }
  return Object.values(metafile!.outputs).reduce((sum, output) => sum + output.bytes, 0)
}

/** What the bundles read when asked: the pages of the rules and the schemas. */
function copyPages(): void {
  const rules = join(root, 'core/rules')
  mkdirSync(join(dist, 'rules'), { recursive: true })
  for (const page of readdirSync(rules).filter(file => file.endsWith('.md'))) {
    cpSync(join(rules, page), join(dist, 'rules', page))
  }
  cpSync(join(root, 'schemas'), join(dist, 'schemas'), { recursive: true })
  mkdirSync(join(dist, 'profiles'), { recursive: true })
  for (const style of readdirSync(join(root, 'profiles')).filter(file => file.endsWith('.yaml'))) {
    cpSync(join(root, 'profiles', style), join(dist, 'profiles', style))
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(entries, name))
if (unknown.length > 0) {
  console.error(`There is no bundle ${unknown.join(', ')}; there are ${Object.keys(entries).join(', ')}.`)
  process.exit(2)
}
if (asked.length === 0) rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
// The repository's package.json says that .js files are modules; these are not.
writeFileSync(join(dist, 'package.json'), '{"type":"commonjs"}\n')
copyPages()
for (const [name, entry] of Object.entries(entries)) {
  if ((asked.length > 0 && !asked.includes(name)) || !existsSync(join(root, entry.source))) continue
  try {
    const bytes = await bundle(name, entry)
    console.log(`dist/${name}.js ${Math.round(bytes / 1024)} KiB`)
  } catch {
    // esbuild has said where and why; the other bundles stand on their own.
    console.error(`dist/${name}.js was not built`)
    process.exitCode = 1
  }
}
