// Runs the suite in `inside/` in the extension host of a real VS Code: the embedded one, or with `--electron` a desktop
// one that is downloaded. Mocha's report goes to stdout.
import { cpSync, existsSync, globSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { runTests, TestRunFailedError } from '@vscode/test-electron'
import { build } from 'esbuild'
import { root } from '../../tools/vscode/install.ts'
import { openScope } from '../../tools/vscode/scope.ts'
import { quietSettings, writeSettings } from '../../tools/vscode/server.ts'

const { values } = parseArgs({ options: { electron: { type: 'boolean', default: false } } })
const inside = join(import.meta.dirname, 'inside')
const bundles = join(root, 'out', 'inside')

/** The extension host of a desktop VS Code does not strip types: each test file becomes a module of its own. */
async function bundleSuite(): Promise<void> {
  await build({
    entryPoints: [join(inside, 'index.ts'), ...globSync(join(inside, '*.test.ts'))],
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
}

if (!existsSync(join(root, 'dist', 'client.js'))) {
  throw new Error('dist/client.js is missing: run "npm run build" first.')
}
const scope = openScope()
await bundleSuite()
// Tests may write: they get a copy of the examples and settings of their own.
const workspace = join(scope.folder('postmortems-inside'), 'examples')
cpSync(join(root, 'examples'), workspace, { recursive: true })
const userData = scope.folder('pmu')
writeSettings(userData, quietSettings)
try {
  await runTests({
    ...(values.electron ? {} : { vscodeExecutablePath: join(root, 'tools', 'vscode', 'code.ts') }),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(bundles, 'index.cjs'),
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(userData, 'extensions')}`,
    ],
    extensionTestsEnv: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      ...(process.stdout.isTTY ? { POSTMORTEMS_COLOUR: '1' } : {}),
    },
  })
} catch (problem) {
  console.error(problem instanceof TestRunFailedError ? problem.message : problem)
  process.exitCode = 1
}
