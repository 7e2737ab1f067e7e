// `npm run build`: writes three bundles into dist/, and the small files that start them. `npm run build -- cli server` builds
// only the bundles of the programs named; `--readable` does not minify, `--tight` minifies once more (tighten.ts).
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
import { withoutIdleConversions, withoutIdleHandlers, withoutIdleNamespaces } from './build/idle.ts'
import { lazily } from './build/lazy.ts'
import {
  bothVariants,
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
import { sentencesByLanguage } from './build/sentences.ts'
import { tightened } from './build/tighten.ts'
import { withoutUnoffered } from './build/unoffered.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const isReadable = process.argv.includes('--readable')
const isTight = process.argv.includes('--tight')

interface Bundle {
  /** The files in dist/ that start a program of the bundle. */
  readonly starts: readonly string[]
  readonly code: string
  readonly options?: BuildOptions
  /** The text of such a file, given its name and the finished bundle. */
  door(name: string, code: string): string
}

// In Node a door reads from `module` what to start; in a browser there is none, and the bundle starts by itself.
const banner = { js: '"use strict";var postmortemsHome=typeof module=="object"?module.exports:{};' }

/**
 * By the name of the file. The programs that the extension runs in Node lie in the file that a browser loads, and run only
 * if a door asks for them: so both share nearly all of their code.
 */
const bundles: Readonly<Record<string, Bundle>> = {
  'cli.main': {
    starts: ['cli'],
    code: `postmortemsHome.compiled = require('./cli/main.ts').compiled`,
    options: { banner },
    door: (name, code) => doorTo(root, name, 'cli.main.js', code),
  },
  'server.browser': {
    starts: ['server'],
    code: `
      if (postmortemsHome.start === 'server') require('./server/main.node.ts')
      else require('./server/main.browser.ts')`,
    options: { banner },
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
  // Code compiled by the door (build/door.cjs) can only `require`, not `import()`.
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
    withoutIdleHandlers(root),
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
  const { metafile } = await build({ ...common, ...options, stdin, outfile })
  const built = escaped(readFileSync(outfile, 'utf8'))
  const text = isTight ? await tightened(built) : built
  writeFileSync(outfile, text)
  for (const start of starts) {
    writeFileSync(join(dist, `${start}.js`), door(start, text))
    chmodSync(join(dist, `${start}.js`), 0o755)
  }
  return metafile!
}

/** Copies the files that programs read at run time: the pages of the rules, the schemas and the styles. */
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
if (asked.length === 0 || asked.includes('client')) {
  const sentences = readFileSync(join(root, 'l10n/sentences.json'), 'utf8')
  writeFileSync(join(dist, 'sentences.json'), sentencesByLanguage(sentences))
}
const inputs = new Map<string, readonly string[]>()
for (const [name, one] of Object.entries(bundles)) {
  if (asked.length > 0 && ![name, ...one.starts].some(wanted => asked.includes(wanted))) continue
  try {
    const { inputs: used } = await bundle(name, one)
    inputs.set(name, Object.keys(used))
    console.log(`dist/${name}.js ${Math.round(statSync(join(dist, `${name}.js`)).size / 1024)} KiB`)
  } catch {
    // esbuild has printed where and why; the other bundles do not depend on this one.
    console.error(`dist/${name}.js was not built`)
    process.exitCode = 1
  }
}
const inExtension = [...inputs].filter(([name]) => name !== 'cli.main')
writeFileSync(join(dist, 'notices.txt'), noticesFor([...inputs.values()].flat(), root))
writeFileSync(
  join(dist, 'notices.extension.txt'),
  noticesFor(
    inExtension.flatMap(([, own]) => own),
    root,
  ),
)
