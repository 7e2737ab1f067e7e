import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What the extension consists of; `.vscodeignore` says what of it is needed at run time. */
const parts = ['dist', 'l10n', 'media', 'snippets', 'syntaxes']
const pages = ['README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore']

/** What only this repository and npm need. `type` goes because a browser runs no extension whose manifest says "module". */
const own = ['type', 'scripts', 'devDependencies', 'private', 'files', 'bin']

/** Data is not read by people there: it goes without white space. */
function squeeze(file: string): void {
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))))
}

/** The page without how to build and install, which whoever reads it in VS Code has behind them, and without the command line. */
function forUsers(page: string): string {
  return page
    .replace(/^## Try it\n[\s\S]*?(?=^## What it does$)/m, '')
    .replace(/^\*\*In the terminal [\s\S]*?(?=^\*\*Silence )/m, '')
    .replace(/^## More\n[\s\S]*/m, '')
}

/** Numbers the words of the manifest, whose names stand in it and once more in each language. */
function numberWords(folder: string, wordFiles: readonly string[]): void {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>
  const names = Object.keys(read('package.nls.json'))
  const numbers = new Map(names.map((name, i) => [name, i.toString(36)]))
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
  const numbered = manifest.replace(/"%([\w.-]+)%"/g, (whole, name: string) =>
    numbers.has(name) ? `"%${numbers.get(name)}%"` : whole,
  )
  writeFileSync(join(folder, 'package.json'), numbered)
  for (const file of wordFiles) {
    const words = Object.entries(read(file)).map(([name, word]) => [numbers.get(name) ?? name, word])
    writeFileSync(join(folder, file), JSON.stringify(Object.fromEntries(words)))
  }
}

/** Puts the built extension into a folder, as VS Code gets it. */
export function stageExtension(target: string): void {
  mkdirSync(target, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
  const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !own.includes(key)))
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(kept)}\n`)
  const isWords = (name: string) => /^package\.nls(?:\.[\w-]+)?\.json$/.test(name)
  const files = [...parts, ...pages, ...readdirSync(root).filter(isWords)]
  for (const name of files) {
    if (!existsSync(join(root, name))) continue
    const isNeeded = (path: string) => !/\.(?:vsix|tgz|map)$/.test(path)
    cpSync(join(root, name), join(target, name), { recursive: true, filter: isNeeded })
  }
  renameSync(join(target, 'dist/notices.extension.txt'), join(target, 'dist/notices.txt'))
  const readme = join(target, 'README.md')
  writeFileSync(readme, forUsers(readFileSync(readme, 'utf8')))
  for (const file of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.json')) squeeze(join(target, file))
  }
  numberWords(target, files.filter(isWords))
}
