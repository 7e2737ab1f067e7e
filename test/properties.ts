import fc from 'fast-check'

// The same cases every time, so that a change is judged by what it changes; THOROUGH=1 looks for new ones.
if (process.env.THOROUGH !== '1') fc.configureGlobal({ seed: 20260814 })

/**
 * How often a property is tried, or how much of a long text is read: a tenth of `thorough`, so that the suites stay
 * quick enough to run after every change, or all of it where the environment has THOROUGH=1.
 */
export function runs(thorough: number): number {
  return process.env.THOROUGH === '1' ? thorough : Math.max(10, Math.ceil(thorough / 10))
}

/** Any text at all, halves of pairs included. fast-check's own (`unit: 'binary'`) takes seconds to get ready. */
export function anyText(maxLength = 100): fc.Arbitrary<string> {
  const ascii = fc.integer({ min: 0, max: 0x7f })
  const basic = fc.integer({ min: 0x80, max: 0xffff })
  const beyond = fc.integer({ min: 0x10000, max: 0x10ffff })
  return fc
    .array(fc.oneof({ arbitrary: ascii, weight: 3 }, basic, beyond), { maxLength })
    .map(points => String.fromCodePoint(...points))
}

/** The processor time this thread has taken so far, in milliseconds: how busy the machine is besides makes no difference. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
