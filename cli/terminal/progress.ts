import type { Terminal } from './terminal.ts'

/** Shows how far a long work has come. */
export interface Progress {
  readonly step: (done: number) => void
  /** Takes the bar away. */
  end(): void
}

type Watched = Pick<Terminal, 'watched' | 'err' | 'errPaint'>

/** Work that ends sooner shows nothing. Milliseconds. */
const PATIENCE = 400
/** How often it is drawn. Milliseconds. */
const INTERVAL = 80
/** Of the bar, in columns. */
const WIDTH = 24
/** A shorter bar says less than the numbers beside it. */
const LEAST = 8

/** A bar on a terminal that a person watches, in one line of it; nothing elsewhere. */
export function progressOn(
  { watched, err, errPaint }: Watched,
  total: number,
  clock: () => number,
): Progress {
  if (watched === null) return { step: () => {}, end: () => {} }
  let next = clock() + PATIENCE
  let shown = false
  return {
    step(done) {
      const now = clock()
      if (now < next) return
      next = now + INTERVAL
      shown = true
      const count = `${done} of ${total} files`
      const width = Math.min(WIDTH, watched - count.length - 2)
      const full = Math.round((done / total) * width)
      const bar = width < LEAST ? '' : `${errPaint.cyan('█'.repeat(full) + '░'.repeat(width - full))} `
      err(`\r${bar}${count.slice(0, watched - 1)}\x1b[K`)
    },
    end() {
      if (shown) err('\r\x1b[K')
    },
  }
}
