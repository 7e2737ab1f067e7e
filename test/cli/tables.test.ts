import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overview } from '../../cli/help.ts'
import { tableText } from '../../cli/terminal/tables.ts'
import { noColours } from '../../cli/terminal/terminal.ts'

const titles = ['Due', 'Action', 'Ticket']
const rows = [
  ['2026-08-28', 'Refuse a failover while a replica lags', '#451'],
  ['', 'Alert on depth', ''],
]

test('a table stands in columns where there is room, or where no terminal asks', () => {
  const wide = `Due         Action                                  Ticket
2026-08-28  Refuse a failover while a replica lags  #451
            Alert on depth
`
  for (const columns of [null, 80])
    assert.equal(tableText('text', titles, rows, { paint: noColours, columns }), wide)
})

test('a terminal that is too narrow gets row by row', () => {
  const narrow = `Due     2026-08-28
Action  Refuse a failover while a
        replica lags
Ticket  #451

Action  Alert on depth
`
  assert.equal(tableText('text', titles, rows, { paint: noColours, columns: 36 }), narrow)
})

test('help fits into the terminal', () => {
  const commands = [
    ['check', 'Judge postmortems by what their house style asks', () => assert.fail()],
  ] as const
  for (const line of overview(commands, 50).split('\n')) assert.ok(line.length <= 50, line)
})
