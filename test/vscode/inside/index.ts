import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import Mocha from 'mocha'
import { voice } from '../../../tools/vscode/voice.ts'

/**
 * What the extension host calls: runs every test file beside this one with Mocha. Resolves when every test passed; rejects
 * with the number of those that failed, or when there was none.
 */
export async function run(): Promise<void> {
  const colour = process.env.POSTMORTEMS_COLOUR === '1'
  // A test takes as long as VS Code needs to wake the extension and show its answer, on a busy machine too.
  const mocha = new Mocha({ ui: 'bdd', color: colour, timeout: 30_000, slow: 2_000 })
  const report = (...words: unknown[]) => console.log(`${voice}${format(...words)}`)
  Mocha.reporters.Base.consoleLog = report
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(join(__dirname, file))
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => {
      if (failures > 0) reject(new Error(`${failures} tests failed.`))
      else if (runner.total === 0) reject(new Error('There was no test to run.'))
      else resolve()
    })
  })
}
