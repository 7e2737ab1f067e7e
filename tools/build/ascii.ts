/**
 * Escapes what is not ASCII in the code of a bundle. The door reads the bundle as Latin-1, since V8 then stores one byte for
 * a character; esbuild escapes strings for that, but no regular expressions. A backslash before an escaped character has
 * no meaning and is dropped.
 */
export function escaped(code: string): string {
  return code.replace(
    /(\\*)([^\x00-\x7f])/g,
    (_, slashes: string, unit: string) =>
      `${slashes.slice(slashes.length % 2)}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
