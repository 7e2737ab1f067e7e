/** Runs something once the messages at hand are taken in. */
export type NextTurn = (run: () => void) => void

/** Turns of the loop where there is no `setImmediate`: timers are held back by four milliseconds there, ports are not. */
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
