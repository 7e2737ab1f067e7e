import assert from 'node:assert/strict'
import { test } from 'node:test'
import { progressOn } from '../../cli/terminal/progress.ts'
import { noColours } from '../../cli/terminal/terminal.ts'

/** What stands on the line after each step of a work that takes a second a step. */
function shown(watched: number | null, steps: readonly number[], total: number): string[] {
  let time = 0
  let written = ''
  const terminal = { watched, errPaint: noColours, err: (text: string) => (written += text) }
  const progress = progressOn(terminal as never, total, () => time)
  for (const done of steps) {
    time += 1000
    progress.step(done)
  }
  progress.end()
  return written.split('\r').map(line => line.replace('\x1b[K', ''))
}

test('the bar grows with the work and is gone in the end', () => {
  assert.deepEqual(shown(80, [500, 2000], 2000), [
    '',
    `${'█'.repeat(6)}${'░'.repeat(18)} 500 of 2000 files`,
    `${'█'.repeat(24)} 2000 of 2000 files`,
    '',
  ])
})

test('a narrow terminal has a short bar, a very narrow one only the numbers, cut to its line', () => {
  assert.deepEqual(shown(30, [1000], 2000)[1], `${'█'.repeat(5)}${'░'.repeat(5)} 1000 of 2000 files`)
  assert.deepEqual(shown(20, [1000], 2000)[1], '1000 of 2000 files')
  assert.deepEqual(shown(10, [1000], 2000)[1], '1000 of 2')
})

test('where nobody watches, and while work is short, nothing is shown', () => {
  assert.deepEqual(shown(null, [500, 2000], 2000), [''])
  assert.deepEqual(shown(80, [], 2000), [''])
})
