/** Schedules a callback for the next turn of the event loop, when the messages already received have been handled. */
export type NextTurn = (run: () => void) => void

/** For browsers, which have no `setImmediate`: their timers wait at least four milliseconds, message ports do not. */
export function turnsOfPort(): NextTurn {
  const { port1, port2 } = new MessageChannel()
  const due: (() => void)[] = []
  port1.addEventListener('message', () => due.shift()?.())
  port1.start()
  return run => {
    due.push(run)
    port2.postMessage(null)
  }
}
