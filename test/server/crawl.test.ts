import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Crawl, crawl } from '../../server/background/crawl.ts'
import type { Host } from '../../server/host/host.ts'
import { examineAside } from '../../server/host/thread.ts'
import type { Entry } from '../../server/workspace/shelf.ts'

const folder = 'file:///team/'
const entry: Entry = { home: folder, mentions: [], postmortem: null }
/** So many that a thread is worth its start. */
const files = Array.from({ length: 450 }, (_, i) => `${folder}${i}.md`)

/** Reads the files with such a thread; what was taken, and by whom each time. */
async function crawled(aside: Host['examineAside'], isStopped = () => false, examine = (_: string) => entry) {
  const taken: { readonly uri: string; readonly by: 'thread' | 'server' }[] = []
  let by: 'thread' | 'server' = 'server'
  const failed: string[] = []
  const host: Host = {
    async *list() {
      yield files
    },
    read: async () => '# x\n',
    exists: () => false,
    ...(aside && {
      examineAside: (uris, take) =>
        aside(uris, async entries => {
          by = 'thread'
          const goesOn = await take(entries)
          by = 'server'
          return goesOn
        }),
    }),
  }
  const job: Crawl = {
    host,
    traffic: { last: Number.NEGATIVE_INFINITY },
    nextTurn: setImmediate,
    examine,
    take: uri => taken.push({ uri, by }),
    configure: async () => {},
    lookAbove: () => null,
    isStopped,
    report: () => {},
    failed: uri => failed.push(uri),
  }
  await crawl([folder], job)
  return { taken, failed }
}

const batch = files.slice(0, 10).map(uri => [uri, entry] as const)

test('where there is no thread, the server reads all files itself', async () => {
  const { taken } = await crawled(undefined)
  assert.deepEqual(
    taken,
    files.map(uri => ({ uri, by: 'server' })),
  )
})

test('what a thread did before it broke down is done anew', async () => {
  const { taken } = await crawled(async (_, take) => {
    await take(batch)
    throw new Error('the thread ended early')
  })
  assert.deepEqual(
    taken.map(one => one.uri),
    [...batch.map(([uri]) => uri), ...files],
  )
  assert.equal(taken.filter(one => one.by === 'thread').length, batch.length)
})

test('a file at which something breaks down is left out alone', async () => {
  const [, bad] = files
  const { taken, failed } = await crawled(undefined, undefined, uri => {
    if (uri === bad) throw new Error('no such luck')
    return entry
  })
  assert.deepEqual(
    taken.map(one => one.uri),
    files.filter(uri => uri !== bad),
  )
  assert.deepEqual(failed, [bad])
})

test('a thread is sent home once its work is no longer wanted, and nobody goes on', async () => {
  let isStopped = false
  const answers: boolean[] = []
  const { taken } = await crawled(
    async (_, take) => {
      answers.push(await take(batch))
      isStopped = true
      answers.push(await take(batch))
    },
    () => isStopped,
  )
  assert.deepEqual(answers, [true, false])
  assert.equal(taken.length, 2 * batch.length)
})

test('without a bundle to start it from there is no thread', async () => {
  await assert.rejects(
    examineAside(files, async () => true),
    /no bundle/,
  )
})
