import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One run of a program to its end. */
export interface Run {
  readonly seconds: number
  /** Time of all cores together; `null` where the system does not tell. */
  readonly cpu: number | null
  /** The most memory it held, in MiB; `null` where the system does not tell. */
  readonly memory: number | null
  readonly code: number | null
}

const INTERVAL = 10

/** Runs a program; its output goes nowhere. It is ended after `limit` seconds, and `null` returned. */
export function measure(
  [program = '', ...args]: readonly string[],
  cwd: string,
  limit = 400,
): Promise<Run | null> {
  const begun = performance.now()
  const child = spawn(program, args, { cwd, stdio: 'ignore' })
  let last: Use | null = null
  const look = setInterval(() => {
    last = useOf(child.pid) ?? last
  }, INTERVAL)
  let late = false
  const end = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, limit * 1000)
  return new Promise((resolve, reject) => {
    const done = () => {
      clearInterval(look)
      clearTimeout(end)
    }
    child.on('error', error => {
      done()
      reject(error)
    })
    child.on('exit', code => {
      const seconds = (performance.now() - begun) / 1000
      done()
      resolve(late ? null : { seconds, cpu: last?.cpu ?? null, memory: last?.memory ?? null, code })
    })
  })
}

export interface Use {
  readonly cpu: number
  /** MiB at present, and at most so far. */
  readonly resident: number
  readonly memory: number
}

/** What a process used so far, where the system has /proc. */
export function useOf(pid: number | undefined): Use | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)![1])
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    // Clock ticks: a hundredth of a second on every Linux that Node runs on.
    const cpu = (Number(fields[11]) + Number(fields[12])) / 100
    return { cpu, resident: kib('VmRSS') / 1024, memory: kib('VmHWM') / 1024 }
  } catch {
    return null
  }
}

/** The value that a share of all values does not exceed; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
