// `npm run build`: one bundle per entry into dist/. `npm run build -- cli server` builds only the bundles named.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { escaped } from './build/ascii.ts'
import { dataAsJson } from './build/data.ts'
import { doorTo } from './build/door.ts'
import { lazily } from './build/lazy.ts'
import { noticesFor } from './build/notices.ts'

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

/** gray-matter names `fs` and `Buffer`, secretlint `path`; neither needs them for text that is already read. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?(?:fs|path)$/ }, ({ path }) => ({ path, namespace: 'absent' }))
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
    // The code that the door keeps has no way to import; it requires.
    supported: { 'dynamic-import': false },
    plugins: [
      ownEngines,
      dataAsJson,
      lazily(['yaml', 'gray-matter', 'picomatch', '@secretlint/secretlint-rule-preset-recommend'], root),
    ],
  },
  browser: {
    platform: 'browser',
    target: 'es2023',
    mainFields: ['browser', 'module', 'main'],
    // Without `worker` a dependency picks its variant for pages, which needs a DOM.
    conditions: ['worker', 'browser'],
    inject: [join(root, 'tools/build/buffer.ts')],
    plugins: [ownEngines, withoutNode, dataAsJson],
  },
}

async function bundle(name: string, { source, host, starts }: Entry): Promise<Metafile> {
  const outfile = join(dist, starts ? `${name}.main.js` : `${name}.js`)
  const { metafile } = await build({ ...common, ...hosts[host], entryPoints: [source], outfile })
  writeFileSync(outfile, escaped(readFileSync(outfile, 'utf8')))
  if (starts) {
    const door = join(dist, `${name}.js`)
    writeFileSync(door, doorTo(`${name}.main.js`, readFileSync(outfile, 'utf8')))
    chmodSync(door, 0o755)
  }
  return metafile!
}

/** What the bundles read when asked: the pages of the rules, the schemas and the styles. */
function copyPages(): void {
  for (const [from, to, ending] of [
    ['core/rules', 'rules', '.md'],
    ['schemas', 'schemas', '.json'],
    ['profiles', 'profiles', '.yaml'],
  ] as const) {
    rmSync(join(dist, to), { recursive: true, force: true })
    mkdirSync(join(dist, to), { recursive: true })
    const files = readdirSync(join(root, from)).filter(file => file.endsWith(ending))
    for (const file of files) cpSync(join(root, from, file), join(dist, to, file))
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(entries, name))
if (unknown.length > 0) {
  console.error(`There is no bundle ${unknown.join(', ')}; there are ${Object.keys(entries).join(', ')}.`)
  process.exit(2)
}
mkdirSync(dist, { recursive: true })
// The repository's package.json says that .js files are modules; these are not.
writeFileSync(join(dist, 'package.json'), '{"type":"commonjs"}\n')
copyPages()
const inputs = new Set<string>()
for (const [name, entry] of Object.entries(entries)) {
  if ((asked.length > 0 && !asked.includes(name)) || !existsSync(join(root, entry.source))) continue
  try {
    const { inputs: used, outputs } = await bundle(name, entry)
    for (const input of Object.keys(used)) inputs.add(input)
    const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0)
    console.log(`dist/${name}.js ${Math.round(bytes / 1024)} KiB`)
  } catch {
    // esbuild has said where and why; the other bundles stand on their own.
    console.error(`dist/${name}.js was not built`)
    process.exitCode = 1
  }
}
writeFileSync(join(dist, 'notices.txt'), noticesFor(inputs, root))
