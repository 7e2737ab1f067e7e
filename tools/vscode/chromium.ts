import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { installFromDebian } from '../debian.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places =
  process.platform === 'darwin'
    ? [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ]
    : []

/**
 * Returns the path of a Chromium: `$CHROMIUM_PATH`, else one on the PATH, else Playwright’s own, else (as root on
 * Debian) a newly installed one. Throws an error with the command to run if there is none.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file.`)
  }
  return installed() ?? install()
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [
    ...names.flatMap(name => folders.map(folder => join(folder, name))),
    ...places,
    chromium.executablePath(),
  ]
  return candidates.find(path => path && existsSync(path))
}

function install(): string {
  const packages = ['chromium', 'fonts-dejavu-core']
  const lack = installFromDebian(packages, 'Installing Chromium from Debian, once …')
  const path = lack === null ? installed() : undefined
  if (path) return path
  const advice = lack?.startsWith('Run:') ? lack : 'Run: npx playwright-core install chromium'
  throw new Error(`The tests in VS Code need a Chromium and found none (or set CHROMIUM_PATH). ${advice}`)
}
