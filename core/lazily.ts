/**
 * Returns a function that makes objects with lazy parts: each is computed when it is first read, and then kept (a part
 * that is `undefined` is computed at every read). The getters sit on one shared prototype: V8 takes ten times as long to
 * make an object literal with its own getters, reads it slowly, and keeps what they capture alive until the next full
 * collection.
 */
export function lazily<Given extends object, Parts extends object>(
  parts: {
    readonly [Name in keyof Parts]: (made: Given & Parts) => Parts[Name]
  },
): (given: Given) => Given & Parts {
  class Lazy {
    constructor(given: Given) {
      Object.assign(this, given)
    }
  }
  for (const name in parts) Object.defineProperty(Lazy.prototype, name, { get: once(parts[name]) })
  return given => new Lazy(given) as Given & Parts
}

function once<Made extends object, Part>(work: (made: Made) => Part): (this: Made) => Part {
  const known = Symbol()
  type Known = { [known]?: Part }
  return function get() {
    const held = (this as Known)[known]
    if (held !== undefined) return held
    const part = work(this)
    ;(this as Known)[known] = part
    return part
  }
}

/**
 * Returns a function that works something out about an object once. What it found lies on that object, unseen by copies and
 * comparisons, and is dropped with it.
 */
export function keptOn<Owner extends object, Part extends object>(
  work: (owner: Owner) => Part,
): (owner: Owner) => Part {
  const known = Symbol()
  type Known = { [known]?: Part }
  return owner => {
    const held = (owner as Known)[known]
    if (held !== undefined) return held
    const part = work(owner)
    Object.defineProperty(owner, known, { value: part, configurable: true })
    return part
  }
}

/** Returns a function that works something out about two objects once. What it found lies on the first, as in `keptOn`. */
export function keeper<Part extends object>(): (owner: object, other: object, work: () => Part) => Part {
  const partsOf = keptOn((_: object) => new Map<object, Part>())
  return (owner, other, work) => {
    const parts = partsOf(owner)
    const part = parts.get(other) ?? work()
    parts.set(other, part)
    return part
  }
}
