import type { Terminal } from './terminal.ts'

/** Shows how far a long work has come. */
export interface Progress {
  readonly step: (done: number) => void
  /** Takes the bar away. */
  end(): void
}

/** Work that ends sooner shows nothing. Milliseconds. */
const PATIENCE = 400
const INTERVAL = 80
const WIDTH = 24

/** A bar on a terminal that a person watches; nothing elsewhere. */
export function progressOn(terminal: Terminal, total: number, clock: () => number): Progress {
  if (!terminal.watched) return { step: () => {}, end: () => {} }
  let next = clock() + PATIENCE
  let shown = false
  return {
    step(done) {
      const now = clock()
      if (now < next) return
      next = now + INTERVAL
      shown = true
      const full = Math.round((done / total) * WIDTH)
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
      terminal.err(`\r${terminal.errPaint.cyan(bar)} ${done} of ${total}\x1b[K`)
    },
    end() {
      if (shown) terminal.err('\r\x1b[K')
    },
  }
}
