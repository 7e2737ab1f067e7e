/**
 * The number of a text: FNV-1a, 32 bits. For what need not be certain: to deal files out into shares, and to tell words apart
 * where two with the same number only cost time.
 */
export function numberOf(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
