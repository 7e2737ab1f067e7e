/** Returns the text with HTML comments blanked out, so that offsets stay the same. */
export function withoutComments(text: string): string {
  let start = text.indexOf('<!--')
  if (start < 0) return text
  let result = ''
  let at = 0
  while (start >= 0) {
    const close = text.indexOf('-->', start + 4)
    if (close < 0) break
    const end = close + 3
    result += text.slice(at, start) + ' '.repeat(end - start)
    at = end
    start = text.indexOf('<!--', at)
  }
  return result + text.slice(at)
}
