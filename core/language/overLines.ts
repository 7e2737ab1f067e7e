/** The source of an expression that is written over several lines; line ends and indentation do not count. */
export function overLines(parts: TemplateStringsArray): string {
  return parts.raw[0]!.replace(/\n */g, '')
}
