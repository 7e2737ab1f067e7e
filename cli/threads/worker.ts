import { parentPort, workerData } from 'node:worker_threads'
import { rules } from '../../core/index.ts'
import { pack } from '../../disk/packing.ts'
import type { Entry, Run } from '../documents/documents.ts'
import { homesOf } from '../documents/homes.ts'
import { atHand } from '../kept/stash.ts'
import { tellersOf } from '../reporting/outlets.ts'
import { baselineIn } from '../survey/baselines.ts'
import { examineAll } from '../survey/examination.ts'
import type { Order, Parcel, Task } from './messages.ts'

/** What a thread of `judgedInThreads` runs: judges the files of each task and sends back a parcel. */
export async function serveSurvey(): Promise<void> {
  const order = workerData as Order
  const homes = homesOf(order.config, order.cwd)
  const run = await runOf(order)
  const judge = async ({ from, targets }: Task): Promise<Parcel> => {
    const results: Parcel['results'][number][] = []
    const told: string[] = []
    const cards: string[] = []
    const nothing = order.forms.map(() => '')
    const entries: Entry[] = []
    for (const target of targets) entries.push({ target, home: await homes.of(target.path) })
    for (const one of examineAll(entries, run)) {
      const isExamined = 'marks' in one
      results.push(isExamined ? one.marks : one)
      for (const each of isExamined ? one.told : nothing) told.push(each)
      cards.push(isExamined ? one.card : '')
    }
    return { from, results, told: pack(told), cards: pack(cards) }
  }
  parentPort!.on('message', (task: Task | null) => {
    if (task === null) return parentPort!.close()
    // An uncaught rejection ends the thread, which `judgedInThreads` notices.
    void judge(task).then(parcel => {
      const moved = [parcel.told, parcel.cards].map(({ packed }) => packed.buffer as ArrayBuffer)
      parentPort!.postMessage(parcel, moved)
    })
  })
}

/** The run that an order describes. */
async function runOf(order: Order): Promise<Run> {
  const { now, clock, level, wants } = order
  const wanted = new Set(order.rules)
  const running = rules.filter(rule => wanted.has(rule.id))
  return {
    profile: order.profile ?? null,
    now,
    rules: running,
    tellers: await tellersOf(order.forms, running),
    stash: { told: atHand, cards: atHand },
    // Neighbours are read in the main thread.
    warn: () => {},
    sign: order.keeps ? (await import('../../disk/keeping.ts')).signOf : null,
    clock,
    level,
    wants,
    texts: new Map(),
    baseline: order.usesBaseline ? baselineIn(order.baseline, order.cwd) : null,
  }
}
