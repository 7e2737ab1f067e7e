import type { Chunk, Note } from './parsed.ts'

/**
 * What the keeper of a document’s versions remembers of each of its chunks. The notes lie on the chunks themselves, and go
 * with them: a `WeakMap` would say the same, but searching it for every chunk was half the time of a key in a large document.
 */
export interface Notebook<T> {
  get(chunk: Chunk): T | undefined
  set(chunk: Chunk, note: T): void
  /** Nothing that was noted so far holds any longer. */
  clear(): void
}

/** A notebook, empty. */
export function notebook<T>(): Notebook<T> {
  let edition = 0
  const entryOn = ({ notes }: Chunk): Note | undefined => {
    for (const one of notes) if (one.book === book) return one
    return undefined
  }
  const book: Notebook<T> = {
    get(chunk) {
      const entry = entryOn(chunk)
      return entry?.edition === edition ? (entry.note as T) : undefined
    },
    set(chunk, note) {
      const entry = entryOn(chunk)
      if (entry === undefined) chunk.notes.push({ book, edition, note })
      else Object.assign(entry, { edition, note })
    },
    clear() {
      edition++
    },
  }
  return book
}
