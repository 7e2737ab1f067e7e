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

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

/** Pages that the package carries. */
const pages = ['README.md', 'LICENSE', 'CHANGELOG.md']

interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly engines: { readonly node: string }
  readonly repository?: unknown
}

/**
 * Packs what was built as the npm package with the command line, into a folder, and returns the path of the tarball.
 * The package has nothing to install and runs nothing on installation.
 */
export function packCommandLine(destination: string): string {
  const staging = mkdtempSync(join(tmpdir(), 'postmortems-package-'))
  try {
    mkdirSync(join(staging, 'dist'))
    copyBundles(staging)
    for (const page of pages) if (existsSync(join(root, page))) cpSync(join(root, page), join(staging, page))
    const own = manifestOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest)
    writeFileSync(join(staging, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
    execFileSync('npm', ['pack', '--silent', '--pack-destination', destination], {
      cwd: staging,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    return join(destination, `${own.name}-${own.version}.tgz`)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** The bundles that the command line starts: itself and the language server; the editor's are of no use there. */
function copyBundles(target: string): void {
  const wanted = (name: string) => !/^(?:client|sentences)|\.(?:map|vsix|tgz)$/.test(name)
  for (const name of readdirSync(dist).filter(wanted)) {
    cpSync(join(dist, name), join(target, 'dist', name), { recursive: true })
  }
}

function manifestOf({ name, version, description, license, engines, repository }: Manifest) {
  return {
    name,
    version,
    description,
    license,
    ...(repository !== undefined && { repository }),
    keywords: ['incident', 'postmortem', 'markdown', 'lint', 'sre'],
    bin: { postmortem: 'dist/cli.js' },
    engines: { node: engines.node },
  }
}
