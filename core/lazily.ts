/**
 * Makes objects some of whose parts are worked out when first read, and once; a part that comes out as `undefined` is
 * worked out each time. The getters lie on one prototype: an object literal with getters of its own takes V8 ten times as
 * long to make, is slow to read, and keeps all that the getters know alive until the next full collection.
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
