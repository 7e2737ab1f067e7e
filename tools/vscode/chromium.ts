import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places =
  process.platform === 'darwin'
    ? [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ]
    : []

/**
 * Returns the path of a Chromium: `$CHROMIUM_PATH`, else one on the PATH, else Playwright's own, else (as root on
 * Debian) one that is installed now. Throws an error with the one command to run when there is none.
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
  const command = 'apt-get install -y --no-install-recommends chromium fonts-dejavu-core'
  if (!isDebian()) throw missing('npx playwright-core install chromium')
  if (process.getuid?.() !== 0) throw missing(`sudo ${command}`)
  console.log('Installing Chromium from Debian, once …')
  const { status, stderr, error } = spawnSync('sh', ['-c', `apt-get update -qq && ${command} -qq`], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const path = status === 0 ? installed() : undefined
  if (!path)
    throw new Error(`${missing(`apt-get update && ${command}`).message}\n${error?.message ?? stderr}`)
  return path
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function missing(command: string): Error {
  return new Error(
    `The tests in VS Code need a Chromium and found none. Run: ${command} (or set CHROMIUM_PATH).`,
  )
}
