import type { FileProblem } from '../../core/configuration.ts'
import { english } from '../../core/index.ts'

/** A fault of a configuration file: `path:line:column: message`, counted from 1. */
export function placeOf(
  { path, text, span, message }: FileProblem,
  nameOf: (path: string) => string,
): string {
  const before = text.slice(0, span.start).split(/\r\n|\n|\r/)
  return `${nameOf(path)}:${before.length}:${before.at(-1)!.length + 1}: ${english(message)}`
}
