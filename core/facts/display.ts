/** A text for display: link texts instead of links, no emphasis, code or strike marks, no escapes, one line. */
export function plainText(text: string): string {
  if (!marked.test(text)) return text
  return text
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]{1,500})>/g, '$1')
    .replace(/\*\*|__|~~|`+|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

const marked = /[*_`~[<\\\n\r]/
