/** Returns the source of a regular expression that matches exactly this text, with or without the flag `u`. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
