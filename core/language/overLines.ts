/** Returns the source of a regular expression written over several lines, without line ends and indentation. */
export function overLines(parts: TemplateStringsArray): string {
  return parts.raw[0]!.replace(/\n */g, '')
}
