import { Worker } from 'node:worker_threads'
import { PACK, unpacker } from '../../disk/packing.ts'
import { compiled } from '../compiled.ts'
import type { Entry, Run } from '../documents/documents.ts'
import { packedAt } from '../kept/stash.ts'
import { door } from '../shipped.ts'
import { type Judged, judgedHere, withCard } from '../survey/survey.ts'
import { type Order, type Parcel, type Task, thread } from './messages.ts'

/** How many threads judge, and how. */
interface Crew {
  readonly order: Order
  readonly threads: number
}

/** As `judgedHere`, in several threads. A thread that is done with its files gets the next ones. */
export async function judgedInThreads(
  entries: readonly Entry[],
  run: Run,
  { order, threads }: Crew,
  step: () => void,
): Promise<Judged[]> {
  const judged: Judged[] = new Array(entries.length)
  compiled.worthKeeping = false
  const unpack = { told: unpacker(), cards: unpacker() }
  const forms = order.forms.length
  let next = 0
  const take = () => {
    const from = next
    next = Math.min(entries.length, from + PACK)
    return { from, targets: entries.slice(from, next).map(entry => entry.target) }
  }
  const receive = ({ from, results, told, cards }: Parcel) => {
    for (const [i, one] of results.entries()) {
      const kept = packedAt({ pack: told, at: i * forms }, unpack.told)
      const card = () => unpack.cards(cards, i)
      judged[from + i] = 'path' in one ? withCard(one, entries[from + i]!, kept, card) : one
      step()
    }
  }
  const left: Task[] = []
  await Promise.all(
    Array.from({ length: threads }, () => employ(order, take, receive, task => left.push(task))),
  )
  // The files of threads that broke down: documents too large for their memory fit into that of the process.
  for (let task = left.pop() ?? take(); task.targets.length > 0; task = left.pop() ?? take()) {
    const own = entries.slice(task.from, task.from + task.targets.length)
    for (const [i, one] of judgedHere(own, run, step).entries()) judged[task.from + i] = one
  }
  return judged
}

/** Runs a thread until no file is left. If it breaks down, its last files go to `leave`. */
function employ(
  order: Order,
  take: () => Task,
  receive: (parcel: Parcel) => void,
  leave: (task: Task) => void,
): Promise<void> {
  const worker = new Worker(door()!, {
    workerData: order,
    argv: [thread],
    // Without limits the heap of a thread would grow for as long as there is memory.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 },
  })
  return new Promise(resolve => {
    let task = take()
    const give = () => {
      // Without a task the thread ends; before that it may keep its compiled code.
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
