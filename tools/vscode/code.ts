#!/usr/bin/env node
// Stands in for VS Code's own executable: `runTests({ vscodeExecutablePath })` of @vscode/test-electron starts it with
// the arguments of a desktop VS Code. It runs the embedded server and a headless Chromium, repeats what the tests print,
// and ends with the exit code of the test module's `run()`.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { artefacts, openBrowser, openPage, screenshot } from './browser.ts'
import { openScope } from './scope.ts'
import { type Opening, type Settings, startServer, workbenchUrl } from './server.ts'
import { voice } from './voice.ts'

/** Seconds without output from the tests after which they count as hung. */
const SILENCE = Number(process.env.VSCODE_SILENCE_LIMIT ?? 90)
const logFile = join(artefacts, 'inside.log')

function readArguments(): { opening: Opening; settings: Settings } {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  })
  const given = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const [extension, module, folder] = [
    given('extensionDevelopmentPath'),
    given('extensionTestsPath'),
    positionals[0],
  ]
  if (!extension || !module || !folder) {
    throw new Error(
      'Usage: code.ts --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--user-data-dir=DIR] FOLDER',
    )
  }
  return { opening: { folder, tests: { extension, module } }, settings: readSettings(given('user-data-dir')) }
}

/**
 * Reads only the settings from the caller’s folder: the server runs in its own, so that a killed one leaves no
 * files there.
 */
function readSettings(userData: string | undefined): Settings {
  const file = join(userData ?? '', 'User', 'settings.json')
  return userData && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : {}
}

/** Prints what the tests report, writes everything to the log file, and records when the tests last reported. */
function openLog() {
  mkdirSync(artefacts, { recursive: true })
  rmSync(logFile, { force: true })
  const log = { heardAt: Date.now(), heard: false, errors: [] as string[], said }
  function said(line: string, level: string): void {
    appendFileSync(logFile, `${level} ${line}\n`)
    if (line.startsWith(voice)) {
      log.heardAt = Date.now()
      log.heard = true
      console.log(line.slice(voice.length))
    } else if (level === 'error' && !isKnownNoise(line)) log.errors.push(line)
  }
  return log
}

/** Missing native modules and servers, and calls cancelled on closing, which do not matter here. */
function isKnownNoise(line: string): boolean {
  return /spdlog|watchdog|sqlite|Service Worker|ENOTFOUND|^Canceled/.test(line)
}

/** Resolves with the exit code of the tests; rejects if VS Code ends, crashes or hangs before them. */
async function runTests(): Promise<number> {
  const { opening, settings } = readArguments()
  const scope = openScope()
  const server = await startServer(scope, { tests: true, settings })
  const browser = await openBrowser(scope)
  const log = openLog()
  const code = await new Promise<number>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(what))
    browser.on('disconnected', () => fail('Chromium ended before the tests did.'))
    server.ended.then(last => fail(`The VS Code server ended before the tests did.\n${last}`))
    openPage(browser, workbenchUrl(server, opening), { said: log.said, exited: resolve }).then(page => {
      page.on('crash', () => fail('The page of the workbench crashed.'))
      const watch = setInterval(async () => {
        if (Date.now() - log.heardAt < SILENCE * 1000) return
        clearInterval(watch)
        const picture = await screenshot(page, 'inside-silent').catch(() => 'none')
        fail(`The tests in VS Code said nothing for ${SILENCE} s. Picture: ${picture}`)
      }, 1000)
    }, reject)
  })
  // If the tests could not be loaded, they have reported nothing.
  if (code !== 0 && !log.heard)
    console.error(`The tests could not be loaded: ${log.errors.at(-1) ?? ''}\nLog: ${logFile}`)
  return code
}

runTests().then(
  code => process.exit(code),
  (problem: Error) => {
    console.error(`${problem.message}\nLog: ${logFile}`)
    process.exit(1)
  },
)
