/**
 * A sentence of ours in its parts, so that an editor can show it in the author’s language. Everything in it that is not a
 * value is English; what the document, its style or its policy says stays as it is in any language.
 */
export class Message {
  /** The English words around the values: one more than these. */
  readonly words: readonly string[]
  readonly values: readonly Value[]

  constructor(words: readonly string[], values: readonly Value[]) {
    this.words = words
    this.values = values
  }

  /** The English sentence, which reports, fingerprints and logs know. */
  toString(): string {
    return joined(this.words, this.values)
  }
}

/** What stands between the words: of the document, its style or its policy, a number, or another message. */
export type Value = string | number | Message

/** Sentences of another language, with `{0}`, `{1}` for the values, by `keyOf` the English ones. */
export type Catalog = Readonly<Record<string, string>>

/**
 * Returns the key of an English sentence, which has `{0}`, `{1}` for its values: a hash, since whoever says the sentence has its
 * words. The words as keys were a fifth of a catalog.
 */
export function keyOf(sentence: string): string {
  let hash = 0
  for (let i = 0; i < sentence.length; i++) hash = (Math.imul(hash, 31) + sentence.charCodeAt(i)) | 0
  return ((hash & 0xffffff) % 36 ** 4).toString(36)
}

/** Tags a template as a message. Its words are found in the source, so that every language can be held to have them. */
export function say(words: TemplateStringsArray, ...values: readonly Value[]): Message {
  return new Message(words, values)
}

/** Returns a text as a message; a catalog may have other words for the very text. */
export function verbatim(text: string): Message {
  return new Message([text], [])
}

/** Returns the things as a list: "a, b, c". Lists of halves: one in another for each thing would overflow the stack. */
export function listOf(things: readonly Value[]): Message {
  const half = things.length >> 1
  return half === 0
    ? say`${things[0] ?? ''}`
    : say`${listOf(things.slice(0, half))}, ${listOf(things.slice(half))}`
}

/** Returns the things as one: "a, b and c". */
export function bothOf(things: readonly Value[]): Message {
  return things.length < 2 ? listOf(things) : say`${listOf(things.slice(0, -1))} and ${things.at(-1)!}`
}

/** Returns the things as alternatives: "a, b or c". */
export function eitherOf(things: readonly Value[]): Message {
  return things.length < 2 ? listOf(things) : say`${listOf(things.slice(0, -1))} or ${things.at(-1)!}`
}

/** Returns the English sentence. */
export function english(message: Message): string {
  return message.toString()
}

/** Returns the sentence in the language of a catalog; in English, as far as the catalog lacks it. */
export function spoken({ words, values }: Message, catalog: Catalog): string {
  const own = values.map(value => (typeof value === 'object' ? spoken(value, catalog) : String(value)))
  const sentence = words.reduce((text, word, i) => `${text}{${i - 1}}${word}`)
  // The catalog is the client's: it may hold anything.
  const other: unknown = catalog[keyOf(sentence)]
  const parts = (typeof other === 'string' ? other : sentence).split(/\{(\d)\}/)
  return parts.reduce((text, part, i) =>
    meeting(text, i % 2 === 0 ? part : (own[Number(part)] ?? `{${part}}`)),
  )
}

/** Returns the texts as one, without a space between Japanese and Japanese or behind a sentence of it. */
function meeting(before: string, after: string): string {
  const isTight =
    /。$/.test(before) || (/[\u3001-\u9fff] ?$/.test(before) && /^ ?[\u3001-\u9fff]/.test(after))
  return isTight ? before.replace(/ $/, '') + after.replace(/^ /, '') : before + after
}

function joined(words: readonly string[], values: readonly Value[]): string {
  return words.reduce((text, word, i) => text + values[i - 1] + word)
}
