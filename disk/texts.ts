/** How the text of a file is written; the last two only behind a byte order mark. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The text of a file without its byte order mark, and how it was written. */
export interface FileText {
  readonly text: string
  readonly encoding: Encoding
  readonly mark: boolean
}

/** UTF-8, unless a byte order mark says otherwise. */
export function decoded(bytes: Buffer): FileText {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { text: bytes.toString('utf8', 3), encoding: 'utf-8', mark: true }
  }
  if (first === 0xff && second === 0xfe) {
    return { text: bytes.toString('utf16le', 2), encoding: 'utf-16le', mark: true }
  }
  if (first === 0xfe && second === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16()
    return { text: swapped.toString('utf16le'), encoding: 'utf-16be', mark: true }
  }
  return { text: bytes.toString('utf8'), encoding: 'utf-8', mark: false }
}

/** The bytes of a text, written as the file was. */
export function encoded(text: string, { encoding, mark }: Omit<FileText, 'text'>): Buffer {
  const marked = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8')
  const bytes = Buffer.from(marked, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}
