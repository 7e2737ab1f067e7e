import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configurationGuide, configurationJsonSchema } from './generate/configuration.ts'
import { profilesPage, rulesPage } from './generate/docs.ts'
import { profilesModule } from './generate/profiles.ts'
import { profileJsonSchema } from './generate/schemas.ts'
import { settings, settingsGuide } from './generate/settings.ts'
import { snippets } from './generate/snippets.ts'
import { root, SourceFault } from './sources.ts'

/** A file that is derived from others and committed. `path` counts from the root of the repository. */
export interface Artefact {
  readonly path: string
  readonly text: string
}

/** Every generated file, one line each. */
const artefacts: readonly (() => Artefact | readonly Artefact[])[] = [
  profilesModule,
  profileJsonSchema,
  configurationJsonSchema,
  configurationGuide,
  settings,
  settingsGuide,
  snippets,
  rulesPage,
  profilesPage,
]

/** Writes what is stale; with `check` it only lists it. Returns the exit code. */
function run(check: boolean): number {
  const stale = artefacts.flatMap(make => make()).filter(file => standing(file.path) !== file.text)
  for (const { path, text } of stale) {
    if (check) console.error(`${path}: stale${firstDifference(standing(path), text)}`)
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
      console.log(`${path}: written`)
    }
  }
  if (check && stale.length > 0) console.error('Run `npm run generate` and commit the result.')
  return check && stale.length > 0 ? 1 : 0
}

function standing(path: string): string | null {
  const file = join(root, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function firstDifference(before: string | null, after: string): string {
  if (before === null) return ' (missing)'
  const old = before.split('\n')
  const now = after.split('\n')
  const line = now.findIndex((text, i) => text !== old[i])
  if (line < 0) return `, line ${now.length + 1}: found text after the end`
  const short = (text: string | undefined) =>
    text === undefined ? 'the end' : JSON.stringify(text.trim().slice(0, 70))
  return `, line ${line + 1}: found ${short(old[line])}, expected ${short(now[line])}`
}

try {
  process.exitCode = run(process.argv.includes('--check'))
} catch (error) {
  if (!(error instanceof SourceFault)) throw error
  console.error(error.message)
  process.exitCode = 1
}
