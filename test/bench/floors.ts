// Whole-process floors, run by the bench: `node floors.ts read|hash FOLDER`.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , work = '', folder = ''] = process.argv
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'))
let total = 0
for (const name of names) {
  const bytes = readFileSync(join(folder, name))
  total += work === 'hash' ? createHash('sha256').update(bytes).digest().length : bytes.length
}
console.log(names.length, total)
