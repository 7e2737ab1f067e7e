import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { keptEntries } from '../../server/host/kept.ts'
import { noHomes } from '../../server/workspace/homes.ts'
import type { Entry } from '../../server/workspace/shelf.ts'

const hour = 3_600_000

interface Setting {
  readonly program?: string
  readonly source?: string
  readonly clock?: () => number
}

/** A folder of three documents, and windows one after the other that say which of them they had to examine. */
function workspace(t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'postmortems-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const home = `${pathToFileURL(join(root, 'team')).href}/`
  mkdirSync(join(root, 'team'))
  const names = ['a.md', 'b.md', 'c.md']
  for (const name of names) writeFileSync(join(root, 'team', name), `# ${name}\n`)
  const folder = join(root, 'kept')
  const window = async (setting: Setting = {}, says = (name: string) => name) => {
    const homes = noHomes()
    homes.addRepository(home)
    if (setting.source) homes.configure(home, { configuration: {} as never, source: setting.source })
    const uris = readdirSync(join(root, 'team')).map(name => home + name)
    const { program = '1', clock = () => Date.now() + hour } = setting
    const kept = keptEntries(uris, { homes, folder, program, clock })
    const examined: string[] = []
    const answers: (string | undefined)[] = []
    for (const uri of uris) {
      const examine = async (): Promise<Entry> => {
        examined.push(uri.slice(home.length))
        return { home, mentions: [says(uri.slice(home.length))], postmortem: null }
      }
      answers.push((JSON.parse(await kept.entry(uri, examine)) as Entry).mentions[0])
    }
    kept.save()
    return { examined, answers }
  }
  return {
    root,
    names,
    folder,
    window,
    write: (name: string, text: string) => writeFileSync(join(root, 'team', name), text),
  }
}

test('what one window made of a file the next one knows', async t => {
  const { window, names } = workspace(t)
  const says = (name: string) => `„${name}“ ⏱`
  assert.deepEqual(await window({}, says), { examined: names, answers: names.map(says) })
  assert.deepEqual(await window(), { examined: [], answers: names.map(says) })
})

test('only what was written, put there or taken away since is looked at', async t => {
  const { root, window, write } = workspace(t)
  await window()
  write('b.md', '# Longer than before\n')
  write('d.md', '# New\n')
  rmSync(join(root, 'team', 'c.md'))
  assert.deepEqual((await window()).examined, ['b.md', 'd.md'])
  assert.deepEqual((await window()).examined, [])
  write('c.md', '# c.md\n')
  assert.deepEqual((await window()).examined, ['c.md'])
})

test('of many files that lie packed together, only those that changed are looked at', async t => {
  const { root, window, write, names } = workspace(t)
  for (let i = 100; i < 300; i++) names.push(`n${i}.md`)
  for (const name of names) write(name, `# ${name}\n`)
  await window()
  write('n120.md', '# Longer than before\n')
  write('n121.md', '# Longer than before\n')
  rmSync(join(root, 'team', 'n290.md'))
  names.splice(names.indexOf('n290.md'), 1)
  assert.deepEqual((await window({}, name => `new ${name}`)).examined, ['n120.md', 'n121.md'])
  const said = names.map(name => (['n120.md', 'n121.md'].includes(name) ? `new ${name}` : name))
  assert.deepEqual(await window(), { examined: [], answers: said })
  write('b.md', '# Longer than before\n')
  assert.deepEqual((await window()).examined, ['b.md'])
  assert.deepEqual(await window(), { examined: [], answers: said })
})

test('another configuration or another program looks at everything', async t => {
  const { window, names } = workspace(t)
  await window()
  assert.deepEqual((await window({ source: 'profile: tiered' })).examined, names)
  assert.deepEqual((await window({ source: 'profile: tiered' })).examined, [])
  assert.deepEqual((await window({ source: 'profile: learning' })).examined, names)
  assert.deepEqual((await window({ source: 'profile: learning', program: '2' })).examined, names)
})

test('a file that was written just now is looked at again: a second change might not show', async t => {
  const { window, names } = workspace(t)
  await window({ clock: Date.now })
  assert.deepEqual((await window()).examined, names)
})

test('nothing that looks like a credential is kept', async t => {
  const { window } = workspace(t)
  const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_')
  await window({}, name => (name === 'b.md' ? token : name))
  assert.deepEqual((await window()).examined, ['b.md'])
})

test('what is kept is for this user alone, and what is broken or another’s is not believed', async t => {
  const { window, names, folder } = workspace(t)
  await window()
  const [file = ''] = readdirSync(folder).map(name => join(folder, name))
  if (process.platform !== 'win32') {
    assert.equal(statSync(file).mode & 0o777, 0o600)
    chmodSync(file, 0o666)
    assert.deepEqual((await window()).examined, names)
  }
  writeFileSync(file, 'broken')
  assert.deepEqual((await window()).examined, names)
  assert.deepEqual((await window()).examined, [])
})
