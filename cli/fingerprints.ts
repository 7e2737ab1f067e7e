import { createHash } from 'node:crypto'
import type { Finding, View } from '../core/index.ts'

export function fingerprintsOf(findings: readonly Finding[], view: View): string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, message }) => {
    const key = `${rule}\n${view.path}\n${message}`
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return createHash('sha256').update(`${key}\n${ordinal}`).digest('hex').slice(0, 32)
  })
}
