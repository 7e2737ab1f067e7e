import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personalDataIn } from '../../../core/safety/personal.ts'
import { cpuTime } from '../../properties.ts'

const personal: readonly (readonly [text: string, datum: string])[] = [
  ['mail from anna.berg+shop@mail.kundenpost.de, twice', 'anna.berg+shop@mail.kundenpost.de'],
  ['<anna@kundenpost.de>', 'anna@kundenpost.de'],
  ['call +1 (415) 867-2211 now', '+1 (415) 867-2211'],
  ['tel +4915112345678.', '+4915112345678'],
  ['(415) 867-2211', '(415) 867-2211'],
  ['from 81.2.69.160:443', '81.2.69.160'],
  ['ip=81.2.69.160/32', '81.2.69.160'],
  ['from 2a02:8108:96c0:0:1:2:3:7b21 on', '2a02:8108:96c0:0:1:2:3:7b21'],
]

test('mail addresses, numbers and hosts of people are found, and exactly they', () => {
  for (const [text, datum] of personal) {
    const found = personalDataIn(text).map(({ span }) => text.slice(span.start, span.end))
    assert.deepEqual(found, [datum], text)
  }
})

const harmless = [
  'support@kundenpost.de, no-reply@kundenpost.de, sre-team@northwind.dev',
  'anna@example.com, anna@example.co.uk, anna@shop.test',
  'ssh://anna@git.northwind.dev/x, git@github.com:org/repo.git',
  'sync@my-project.iam.gserviceaccount.com, logo@2x.png, @scope/package@1.2.3',
  '10.0.0.1 172.31.255.1 192.168.0.7 127.0.0.1 169.254.169.254 100.64.1.1 203.0.113.9 224.0.0.1 255.255.255.0',
  'release 2.14.0.1, Chrome/120.0.6099.109, v34.1.2.3, version 34.1.2.3, 34.0.0.0/8',
  '14:02:31, 2026:03:24:10:00, aa:bb:cc:dd:ee:ff, 2001:db8::1, 20:15:30:22',
  '+02:00, +1 234, +12.5 %, 1 234 567 890, +1 555 0123, 2026-03-24 +0100',
  'retries +1000000 to 1234567890123',
]

test('desks, reserved ranges, versions and times are not', () => {
  for (const text of harmless) assert.deepEqual(personalDataIn(text), [], text)
})

test('the domains of the team are its own', () => {
  const text = 'anna@northwind.dev, ben@mail.northwind.dev, eve@notnorthwind.dev'
  const found = personalDataIn(text, ['northwind.dev']).map(({ span }) => text.slice(span.start, span.end))
  assert.deepEqual(found, ['eve@notnorthwind.dev'])
})

test('always: hostile text is read in linear time', () => {
  for (const part of ['a@', '+1 2', '1.1.1.', '2a02:', 'a.a@a.', '(123) ', '+1 (2) ']) {
    const before = cpuTime()
    personalDataIn(part.repeat(40_000))
    assert.ok(cpuTime() - before < 1500, part)
  }
})
