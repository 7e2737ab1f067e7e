// `npm run build`: three bundles into dist/, and the files that start something of them. `npm run build -- cli server` builds
// only the bundles that hold what is named, `--readable` leaves their names as they are, `--tight` chooses them anew.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { escaped } from './build/ascii.ts'
import { dataAsJson } from './build/data.ts'
import { doorTo } from './build/door.ts'
import { withoutIdleConversions, withoutIdleNamespaces } from './build/idle.ts'
import { lazily } from './build/lazy.ts'
import {
  bothVariants,
  commandsOfTasks,
  ownEngines,
  versionOnly,
  withoutLodash,
  withoutNode,
  withoutOldTags,
  withoutSchemas,
  withoutVersions,
  withoutWriting,
} from './build/leftOut.ts'
import { noticesFor } from './build/notices.ts'
import { tightened } from './build/tighten.ts'
import { withoutUnoffered } from './build/unoffered.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const isReadable = process.argv.includes('--readable')
const isTight = process.argv.includes('--tight')

interface Bundle {
  /** The files in dist/ that start something of it. */
  readonly starts: readonly string[]
  readonly code: string
  readonly options?: BuildOptions
  /** The text of such a file, from the finished bundle. */
  door(name: string, code: string): string
}

// There is no module in a browser; elsewhere it is how a door says what to wake up.
const banner = { js: '"use strict";var postmortemsHome=typeof module=="object"?module.exports:{};' }

/**
 * By the name of the file. What the extension runs in Node lies in the file that a browser loads, asleep until a door
 * beside it wakes it up: so the two have their code in common, which is nearly all of it. `tasks` is the command line with
 * the commands that the extension's tasks call.
 */
const bundles: Readonly<Record<string, Bundle>> = {
  'cli.main': {
    starts: ['cli'],
    code: `postmortemsHome.compiled = require('./cli/main.ts').compiled`,
    options: { banner },
    door: (name, code) => doorTo(root, name, 'cli.main.js', code),
  },
  'server.browser': {
    starts: ['server', 'tasks'],
    code: `
      if (postmortemsHome.start === 'tasks') postmortemsHome.compiled = require('./cli/main.ts').compiled
      else if (postmortemsHome.start === 'server') require('./server/main.node.ts')
      else require('./server/main.browser.ts')`,
    options: { banner, plugins: [commandsOfTasks] },
    door: (name, code) => doorTo(root, name, 'server.browser.js', code),
  },
  'client.browser': {
    starts: ['client'],
    code: `
      export const activate = context => require('./client/main.browser.ts').activate(context)
      export const activateInNode = context => require('./client/main.ts').activate(context)`,
    door: () => "'use strict'\nexports.activate = require('./client.browser.js').activateInNode\n",
  },
}

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  // What Node 20 and the browsers of its day understand.
  target: 'es2023',
  mainFields: ['browser', 'module', 'main'],
  // Without `worker` a dependency picks its variant for pages, which needs a DOM.
  conditions: ['worker', 'browser'],
  external: ['vscode', ...builtinModules, 'node:*'],
  define: { 'import.meta.dirname': '__dirname' },
  // The code that the door keeps has no way to import; it requires.
  supported: { 'dynamic-import': false },
  plugins: [
    ownEngines,
    withoutNode(root),
    bothVariants,
    withoutVersions,
    withoutLodash,
    withoutSchemas,
    withoutUnoffered,
    withoutIdleNamespaces(root),
    withoutIdleConversions(root),
    withoutWriting,
    withoutOldTags,
    versionOnly(root),
    dataAsJson,
    lazily(['yaml', 'gray-matter', 'picomatch', '@secretlint/secretlint-rule-preset-recommend'], root),
  ],
  // With `--readable` a stack in a bug report can be followed.
  minify: !isReadable,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

async function bundle(name: string, { starts, code, options, door }: Bundle): Promise<Metafile> {
  const outfile = join(dist, `${name}.js`)
  const stdin = { contents: code, resolveDir: root, sourcefile: `${name}.js`, loader: 'js' } as const
  const { metafile } = await build({
    ...common,
    ...options,
    plugins: [...common.plugins!, ...(options?.plugins ?? [])],
    stdin,
    outfile,
  })
  const built = escaped(readFileSync(outfile, 'utf8'))
  const text = isTight ? await tightened(built) : built
  writeFileSync(outfile, text)
  for (const start of starts) {
    writeFileSync(join(dist, `${start}.js`), door(start, text))
    chmodSync(join(dist, `${start}.js`), 0o755)
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

const asked = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const names = Object.entries(bundles).flatMap(([name, { starts }]) => [name, ...starts])
const unknown = asked.filter(name => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bundle ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  process.exit(2)
}
mkdirSync(dist, { recursive: true })
// The repository's package.json says that .js files are modules; these are not.
writeFileSync(join(dist, 'package.json'), '{"type":"commonjs"}\n')
copyPages()
const inputs = new Set<string>()
for (const [name, one] of Object.entries(bundles)) {
  if (asked.length > 0 && ![name, ...one.starts].some(wanted => asked.includes(wanted))) continue
  try {
    const { inputs: used } = await bundle(name, one)
    for (const input of Object.keys(used)) inputs.add(input)
    console.log(`dist/${name}.js ${Math.round(statSync(join(dist, `${name}.js`)).size / 1024)} KiB`)
  } catch {
    // esbuild has said where and why; the other bundles stand on their own.
    console.error(`dist/${name}.js was not built`)
    process.exitCode = 1
  }
}
writeFileSync(join(dist, 'notices.txt'), noticesFor(inputs, root))
