import { parentPort, workerData } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import { rules } from '../core/index.ts'
import { baselineIn } from './baselines.ts'
import type { Run } from './documents.ts'
import { homesOf } from './homes.ts'
import type { Order, Parcel, Task } from './parcel.ts'
import { examine } from './survey.ts'

/** The other end of `surveyInThreads`: judges the files it is sent, parcel by parcel. */
export function serveSurvey(): void {
  const order = workerData as Order
  const wanted = new Set(order.rules)
  const homes = homesOf(order.config, order.cwd)
  const { now, clock, wants } = order
  const run: Run = {
    profile: order.profile ?? null,
    now,
    rules: rules.filter(rule => wanted.has(rule.id)),
    clock,
    wants,
    texts: new Map(),
    baseline: order.usesBaseline ? baselineIn(order.baseline, order.cwd) : null,
  }
  const judge = async ({ from, targets }: Task): Promise<Parcel> => {
    const results: Parcel['results'][number][] = []
    const lines: string[] = []
    for (const target of targets) {
      const one = examine({ target, home: await homes.of(target.path) }, run)
      results.push(one && 'marks' in one ? one.marks : one)
      lines.push(...(one && 'marks' in one ? one.lines : ['', '']))
    }
    // A copy of its own can be handed over; zlib's may lie in a buffer that others use.
    const packed = Uint8Array.from(deflateRawSync(lines.join('\n'), { level: 1 }))
    return { from, results, packed }
  }
  parentPort!.on('message', (task: Task | null) => {
    if (task === null) return parentPort!.close()
    judge(task).then(
      parcel => parentPort!.postMessage(parcel, [parcel.packed.buffer as ArrayBuffer]),
      error => {
        throw error
      },
    )
  })
}
