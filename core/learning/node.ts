/** A piece of the file that is being written, with reasons beside the pieces that somebody may ask about. */
export type Node = Leaf | readonly Node[] | Reasoned | Entries

type Leaf = string | number | boolean

/** A piece and why it is what it is. */
export interface Reasoned {
  readonly is: Node
  readonly because: string
}

/** Keys in the order in which they are written; those without a value are left out. */
export interface Entries {
  readonly [key: string]: Node | undefined
}

/** A reason and the place in the style it stands for, keys and positions from the root. */
export interface Reason {
  readonly path: readonly (string | number)[]
  readonly says: string
}

/** The piece with a reason; without one, the piece alone. */
export function because(is: Node, reason: string | null): Node {
  return reason === null || reason === '' ? is : { is, because: reason }
}

/** Whether a reason goes with the piece. */
export function isReasoned(node: Node): node is Reasoned {
  return typeof node === 'object' && !isList(node) && typeof (node as Reasoned).because === 'string'
}

/** Whether the piece is a list. */
export function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node)
}

/** The entries that have a value. */
export function entriesIn(node: Entries): [key: string, value: Node][] {
  return Object.entries(node).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
}

/** The piece as plain data, reasons left out. */
export function plainData(node: Node): unknown {
  if (typeof node !== 'object') return node
  if (isList(node)) return node.map(plainData)
  if (isReasoned(node)) return plainData(node.is)
  return Object.fromEntries(entriesIn(node).map(([key, value]) => [key, plainData(value)]))
}

/** Every reason in the piece, in the order in which it is written. */
export function reasonsIn(node: Node, path: readonly (string | number)[] = []): Reason[] {
  if (typeof node !== 'object') return []
  if (isReasoned(node)) return [{ path, says: node.because }, ...reasonsIn(node.is, path)]
  const inner: [string | number, Node][] = isList(node) ? node.map((one, i) => [i, one]) : entriesIn(node)
  return inner.flatMap(([key, value]) => reasonsIn(value, [...path, key]))
}
