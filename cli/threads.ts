import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { compiled } from './compiled.ts'
import type { Entry, Run } from './documents.ts'
import type { Unread } from './files.ts'
import { PACK, unpacker } from './packing.ts'
import { type Order, type Parcel, type Task, thread } from './parcel.ts'
import { type Examined, examine, examinedAs, type Missed, type Survey, settled, withCard } from './survey.ts'

/** As `survey`, in several threads. Each gets the next files when it is done with those it had. */
export async function surveyInThreads(
  entries: readonly Entry[],
  run: Run,
  order: Order,
  threads: number,
  step: (done: number) => void,
): Promise<Survey> {
  const results: (Examined | Unread | null)[] = new Array(entries.length)
  compiled.worthKeeping = false
  const unpack = { told: unpacker(), cards: unpacker() }
  const forms = order.forms.length
  let next = 0
  let done = 0
  const take = () => {
    const from = next
    next = Math.min(entries.length, from + PACK)
    return { from, targets: entries.slice(from, next).map(entry => entry.target) }
  }
  const receive = ({ from, results: own, told, cards }: Parcel) => {
    for (const [i, one] of own.entries()) {
      const entry = entries[from + i]!
      const tell = (outlet: number) => unpack.told(told, i * forms + outlet)
      results[from + i] =
        one && 'path' in one ? withCard(one, entry, tell, () => unpack.cards(cards, i)) : one
    }
    done += own.length
    step(done)
  }
  const left: Task[] = []
  await Promise.all(
    Array.from({ length: threads }, () => employ(order, take, receive, task => left.push(task))),
  )
  for (let task = left.pop() ?? take(); task.targets.length > 0; task = left.pop() ?? take()) {
    for (const [i, one] of examineHere(task, entries, run)) results[i] = one
  }
  const examined = results.filter(one => one !== null && 'entry' in one) as Examined[]
  const missed = results.flatMap((one, i): Missed[] =>
    one && 'reason' in one ? [{ entry: entries[i]!, ...one }] : [],
  )
  return settled({ examined, missed }, run)
}

/** What a thread broke down on: documents too large for its memory fit into that of the process. */
function* examineHere({ from, targets }: Task, entries: readonly Entry[], run: Run) {
  for (let i = from; i < from + targets.length; i++) {
    const entry = entries[i]!
    const one = examine(entry, run)
    yield [i, one && 'marks' in one ? examinedAs(entry, one, run) : one] as const
  }
}

/** Keeps a thread busy until no file is left. Should it break down, its last files go back to `leave`. */
function employ(
  order: Order,
  take: () => Task,
  receive: (parcel: Parcel) => void,
  leave: (task: Task) => void,
): Promise<void> {
  const worker = new Worker(join(import.meta.dirname, 'cli.js'), {
    workerData: order,
    argv: [thread],
    // The heap of a thread would grow for as long as there is memory.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 },
  })
  return new Promise(resolve => {
    let task = take()
    const give = () => {
      // Nothing to do sends it home; it may take a moment to keep what it compiled.
      worker.postMessage(task.targets.length > 0 ? task : null)
    }
    worker.on('message', (parcel: Parcel) => {
      receive(parcel)
      task = take()
      give()
    })
    worker.on('error', () => {
      if (task.targets.length > 0) leave(task)
    })
    worker.on('exit', () => resolve())
    give()
  })
}
