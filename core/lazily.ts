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
  for (const name in parts) {
    const part = keptOn(parts[name])
    Object.defineProperty(Lazy.prototype, name, {
      get() {
        return part(this as Given & Parts)
      },
    })
  }
  return given => new Lazy(given) as Given & Parts
}

/**
 * Returns a function that works something out about an object once. What it found lies on that object, and is dropped with
 * it (`undefined` is worked out at every call).
 */
export function keptOn<Owner extends object, Part>(work: (owner: Owner) => Part): (owner: Owner) => Part {
  const known = Symbol()
  type Known = { [known]?: Part }
  return owner => {
    const held = (owner as Known)[known]
    if (held !== undefined) return held
    const part = work(owner)
    ;(owner as Known)[known] = part
    return part
  }
}
