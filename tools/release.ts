// `npm run package`: builds everything, then dist/postmortems-<version>.vsix for VS Code and
// dist/postmortems-<version>.tgz, the npm package with the command line.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { stageExtension } from './stage.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown> & {
  readonly version: string
}

/** Where the pages' relative links lead once they are shown elsewhere. */
const repository = 'https://github.com/postmortems/postmortems'

/** Pages that both packages carry. */
const pages = ['README.md', 'LICENSE', 'CHANGELOG.md']

function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

/** The bundles that the command line starts: itself and the language server; the editor's are of no use there. */
function copyBundles(target: string): void {
  const wanted = (name: string) => !/^(?:client|server\.browser)/.test(name) && !/\.(?:vsix|tgz)$/.test(name)
  for (const name of readdirSync(dist).filter(wanted)) {
    cpSync(join(dist, name), join(target, 'dist', name), { recursive: true })
  }
}

/** The npm package: nothing to install, nothing that runs on installation. */
function packCommandLine(): void {
  const staging = mkdtempSync(join(tmpdir(), 'postmortems-package-'))
  try {
    mkdirSync(join(staging, 'dist'))
    copyBundles(staging)
    for (const page of pages) if (existsSync(join(root, page))) cpSync(join(root, page), join(staging, page))
    const { name, version, description, license, engines, repository } = manifest
    const { node } = engines as { readonly node: string }
    const own = {
      name,
      version,
      description,
      license,
      ...(repository !== undefined && { repository }),
      keywords: ['incident', 'postmortem', 'markdown', 'lint', 'sre'],
      bin: { postmortem: 'dist/cli.js' },
      engines: { node },
    }
    writeFileSync(join(staging, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
    run('npm', ['pack', '--silent', '--pack-destination', dist], staging)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

rmSync(dist, { recursive: true, force: true })
run(process.execPath, [join(root, 'tools/build.ts')], root)
const packagePath = join(dist, `postmortems-${manifest.version}.vsix`)
const staged = mkdtempSync(join(tmpdir(), 'postmortems-extension-'))
try {
  stageExtension(staged)
  await createVSIX({
    cwd: staged,
    packagePath,
    dependencies: false,
    baseContentUrl: `${repository}/blob/main/`,
    baseImagesUrl: `${repository}/raw/main/`,
    // The page of the rule that finds credentials shows some, made up for it.
    allowPackageSecrets: ['aws', 'database-connection-string'],
  })
} finally {
  rmSync(staged, { recursive: true, force: true })
}
packCommandLine()
