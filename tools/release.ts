// `npm run package`: builds everything, then dist/postmortems-<version>.vsix for VS Code and
// dist/postmortems-<version>.tgz, the npm package with the command line.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { repository } from '../core/rules/page.ts'
import { stageExtension } from './stage.ts'
import { packCommandLine } from './tarball.ts'
import { packedTightly } from './zip.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string
}

function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

rmSync(dist, { recursive: true, force: true })
run(process.execPath, [join(root, 'tools/build.ts'), '--tight'], root)
const packagePath = join(dist, `postmortems-${manifest.version}.vsix`)
const staged = mkdtempSync(join(tmpdir(), 'postmortems-extension-'))
try {
  stageExtension(staged)
  await createVSIX({
    cwd: staged,
    packagePath,
    dependencies: false,
    // Where the pages' relative links lead once they are shown elsewhere.
    baseContentUrl: `${repository}/blob/main/`,
    baseImagesUrl: `${repository}/raw/main/`,
    // The page of the rule that finds credentials shows some, made up for it.
    allowPackageSecrets: ['aws', 'database-connection-string'],
  })
} finally {
  rmSync(staged, { recursive: true, force: true })
}
writeFileSync(packagePath, await packedTightly(readFileSync(packagePath)))
packCommandLine(dist)

/** In thousands of bytes: what everybody who installs the extension downloads. */
const MOST = 600
const size = Math.ceil(statSync(packagePath).size / 1000)
if (size > MOST) {
  console.error(`${packagePath} has ${size} kB. Expected at most ${MOST}: \`unzip -v\` shows what is in it.`)
  process.exitCode = 1
}
