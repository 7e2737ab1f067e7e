import type { Chunk, Note } from './parsed.ts'

/**
 * Notes on chunks, kept by whoever holds a document’s versions. They are stored on the chunks and dropped with
 * them: looking chunks up in a `WeakMap` took half of the time of a keystroke in a large document.
 */
export interface Notebook<T> {
  get(chunk: Chunk): T | undefined
  set(chunk: Chunk, note: T): void
  /** Drops all notes. */
  clear(): void
}

/** Returns an empty notebook. */
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
