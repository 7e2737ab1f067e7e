// npm calls this when somebody installs from the repository, as pre-commit does: builds the command line. Runs on any Node
// from 20, which reads no TypeScript; esbuild does.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const tools = dirname(fileURLToPath(import.meta.url))
// npm may print the name of a package on the standard output, and nothing else belongs there.
const stdio = ['ignore', 'ignore', 'inherit']

/** With --global npm forgets what a repository needs to be built (its own setting reaches the npm that installs that). */
function installPackages() {
  const env = { ...process.env, npm_config_global: 'false', POSTMORTEMS_PREPARED: '1' }
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  const shell = process.platform === 'win32'
  return spawnSync('npm', args, { cwd: join(tools, '..'), env, stdio, shell }).status ?? 1
}

async function buildCommandLine() {
  const { buildSync } = await import('esbuild')
  // Beside its source: it counts paths from where it stands.
  const outfile = join(tools, '.build.mjs')
  const source = { entryPoints: [join(tools, 'build.ts')], outfile }
  try {
    buildSync({ ...source, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
    return spawnSync(process.execPath, [outfile, 'cli', 'server'], { stdio }).status ?? 1
  } finally {
    rmSync(outfile, { force: true })
  }
}

if (!process.env.POSTMORTEMS_PREPARED) {
  const isInstalled = existsSync(join(tools, '..', 'node_modules', 'esbuild'))
  process.exitCode = (isInstalled ? 0 : installPackages()) || (await buildCommandLine())
}
