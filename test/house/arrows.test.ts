import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { suite, test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const sources = ['core', 'profiles', 'disk', 'server', 'client', 'cli'].flatMap(room =>
  globSync(`${room}/**/*.ts`, { cwd: root }),
)

/** Each import of a file: what it names, and whether only types come through it. */
function importsOf(path: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, path), 'utf8')
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]/gm)
  return Array.from(found, ([, type, name]) => ({
    target: name!.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name!)) : name!,
    typeOnly: type !== undefined,
  }))
}

const imports = sources.flatMap(path => importsOf(path).map(one => ({ path, ...one })))
const roomOf = (path: string) => path.split('/')[0]!
const offenders = (rule: (one: (typeof imports)[number]) => boolean) =>
  imports.filter(rule).map(({ path, target }) => `${path} → ${target}`)

/** Holds a room's imports of code to its layers, the lowest first. A part is a folder, or a file at the room's top. */
function assertLayered(room: string, layers: readonly (readonly string[])[]): void {
  const partOf = (path: string) => path.split('/')[1]!
  const layerOf = (path: string) => layers.findIndex(parts => parts.includes(partOf(path)))
  const own = (path: string) => roomOf(path) === room
  const homeless = sources.filter(path => own(path) && layerOf(path) < 0)
  assert.deepEqual(homeless, [])
  assert.deepEqual(
    offenders(
      ({ path, target, typeOnly }) =>
        !typeOnly &&
        own(path) &&
        own(target) &&
        partOf(path) !== partOf(target) &&
        layerOf(path) <= layerOf(target),
    ),
    [],
  )
}

suite('arrows', () => {
  test('the core imports nothing of the other rooms', () => {
    const allowed = new Set([
      'gray-matter',
      'yaml',
      'zod/mini',
      'picomatch',
      '@secretlint/secretlint-rule-preset-recommend',
    ])
    const isOut = (target: string) =>
      target.includes('/') && target.endsWith('.ts') ? roomOf(target) !== 'core' : !allowed.has(target)
    assert.deepEqual(
      offenders(({ path, target }) => roomOf(path) === 'core' && isOut(target)),
      [],
    )
  })

  test('a part of the core imports only parts of the layers below its own, types aside', () => {
    assertLayered('core', [
      ['span.ts', 'edit.ts', 'order.ts', 'path.ts', 'message.ts', 'printable.ts', 'lazily.ts'],
      ['syntax', 'language'],
      ['profile'],
      ['facts'],
      ['detection', 'policy', 'intake'],
      ['safety', 'view', 'view.ts'],
      ['metrics', 'edits'],
      ['workspace', 'publishing', 'evidence'],
      ['rules'],
      ['checking'],
      ['configuring', 'learning'],
      ['index.ts', 'configuration.ts', 'evidence.ts', 'intake.ts', 'learning.ts', 'publishing.ts'],
    ])
  })

  test('so does a part of the server', () => {
    assertLayered('server', [
      ['protocol.ts', 'protocolRows.ts', 'feature.ts', 'uri.ts'],
      ['editor'],
      ['documents', 'workspace'],
      ['session.ts'],
      ['configuring'],
      ['dispatch.ts'],
      ['diagnostics'],
      ['background', 'features', 'requests', 'host'],
      ['server.ts'],
      ['main.node.ts', 'main.browser.ts'],
    ])
  })

  test('and of the command line', () => {
    assertLayered('cli', [
      [
        'fault.ts',
        'command.ts',
        'commands.ts',
        'compiled.ts',
        'counted.ts',
        'numbers.ts',
        'shipped.ts',
        'version.ts',
      ],
      ['arguments.ts', 'moments.ts', 'shells', 'terminal'],
      ['files', 'help.ts', 'statistics'],
      ['kept', 'reporting'],
      ['documents', 'options.ts'],
      ['survey'],
      ['threads'],
      ['commands'],
      ['main.ts'],
    ])
  })

  test('what keeps files imports nothing of the other rooms, and neither client nor styles import it', () => {
    assert.deepEqual(
      offenders(
        ({ path, target }) => roomOf(path) === 'disk' && target.endsWith('.ts') && roomOf(target) !== 'disk',
      ),
      [],
    )
    assert.deepEqual(
      offenders(
        ({ path, target }) => roomOf(target) === 'disk' && !['disk', 'server', 'cli'].includes(roomOf(path)),
      ),
      [],
    )
  })

  test('nothing that a document holds any number of is spread into a call: engines take some ten thousand arguments', () => {
    // Lengths of five moments, values of an object and signs of a table are few.
    const rooms = ['syntax', 'facts', 'detection', 'policy', 'rules', 'checking', 'view', 'edits']
    const spreading = sources.filter(
      path =>
        rooms.some(room => path.startsWith(`core/${room}/`)) &&
        /\.push\(\.\.\.|Math\.(?:max|min)\(\.\.\.(?!lengths\b|Object\.|Array\.)/.test(
          readFileSync(join(root, path), 'utf8'),
        ),
    )
    assert.deepEqual(spreading, [])
  })

  test('each library of the core stands behind one file', () => {
    for (const [library, door] of [
      ['gray-matter', 'core/syntax/frontMatter.ts'],
      ['yaml', 'core/syntax/yaml.ts'],
      ['picomatch', 'core/profile/globs.ts'],
      ['@secretlint/secretlint-rule-preset-recommend', 'core/safety/maintained.ts'],
    ]) {
      assert.deepEqual(
        offenders(one => one.target === library && one.path !== door && roomOf(one.path) === 'core'),
        [],
        library,
      )
    }
  })

  test('no rule imports another rule, no feature another feature, no request another request', () => {
    const isRoom = (path: string, folder: string) =>
      path.startsWith(folder) && !/\/(?:index|rule)\.ts$/.test(path)
    assert.deepEqual(
      offenders(({ path, target }) => isRoom(path, 'core/rules/') && isRoom(target, 'core/rules/')),
      [],
    )
    const feature = /^server\/features\/[^/]+\.ts$/
    const isFeature = (path: string) => feature.test(path) && !path.endsWith('/index.ts')
    assert.deepEqual(
      offenders(({ path, target }) => isFeature(path) && isFeature(target)),
      [],
    )
    // What several requests tell stands in `options.ts`.
    const isRequest = (path: string) => /^server\/requests\/(?!index|options)/.test(path)
    assert.deepEqual(
      offenders(({ path, target }) => isRequest(path) && isRequest(target)),
      [],
    )
    // What a feature is made of is its own; what two of them tell stands in `stories/`.
    const partOf = (path: string) => /^server\/features\/(\w+)\//.exec(path)?.[1] ?? null
    assert.deepEqual(
      offenders(({ path, target }) => {
        const [own, other] = [partOf(path), partOf(target)]
        return own !== null && other !== null && own !== other && other !== 'stories'
      }),
      [],
    )
  })

  test('the command line knows nothing of the server, the client only the types of its protocol', () => {
    assert.deepEqual(
      offenders(({ path, target }) => roomOf(path) === 'cli' && roomOf(target) === 'server'),
      [],
    )
    assert.deepEqual(
      offenders(({ path, target }) => roomOf(path) === 'client' && roomOf(target) === 'core'),
      [],
    )
    const isProtocol = (target: string) => target === 'server/protocol.ts'
    assert.deepEqual(
      offenders(
        ({ path, target, typeOnly }) =>
          roomOf(path) === 'client' && roomOf(target) === 'server' && !(isProtocol(target) && typeOnly),
      ),
      [],
    )
  })

  test('no code names a house style', () => {
    const ids = globSync('profiles/*.yaml', { cwd: root }).map(path => posix.basename(path, '.yaml'))
    const named = new RegExp(`['"](?:${ids.filter(id => id !== 'generic').join('|')})['"]`)
    const rooms = sources.filter(path => roomOf(path) !== 'profiles')
    const guilty = rooms.filter(path => named.test(readFileSync(join(root, path), 'utf8')))
    assert.deepEqual(guilty, [])
  })

  test('the core has no clock and no randomness', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\basync (?:function|\()|\bawait [\w(]/
    const guilty = sources.filter(path => roomOf(path) === 'core' && impure.test(withoutComments(path)))
    assert.deepEqual(guilty, [])
  })
})

function withoutComments(path: string): string {
  return readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
}
