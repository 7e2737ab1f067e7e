/**
 * The code of a bundle in ASCII alone. esbuild escapes strings but leaves regular expressions as they are, while the door
 * to a bundle reads it byte by byte, so that the engine keeps one byte a character: a dash in an expression would be three
 * other characters there. A backslash before such a character says nothing and goes.
 */
export function escaped(code: string): string {
  return code.replace(
    /(\\*)([^\x00-\x7f])/g,
    (_, slashes: string, unit: string) =>
      `${slashes.slice(slashes.length % 2)}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
