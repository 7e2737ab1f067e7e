import { resolve } from 'node:path'
import { type Call, command } from '../command.ts'
import { exitCodes, Fault } from '../fault.ts'
import { textOf } from '../files/files.ts'
import { writeWhole } from '../files/writing.ts'
import { mergedReport } from '../reporting/merging.ts'

const table = {
  out: { about: 'Write into this file instead of the standard output.', value: 'FILE', short: 'o' },
} as const

export default command({
  name: 'merge',
  usage: ['merge [--out FILE] reports…'],
  about: [
    'Merges the reports of several machines, each about a share of the files (--shard), into the one that a single run over all files would have written.',
    'All reports must have the same format, which is recognised: json, jsonl, sarif, gitlab, junit or rdjson.',
  ],
  options: table,
  examples: [
    ['check --shard 1/2 --format json=shard-1.json', 'on the first of two machines'],
    ['check --shard 2/2 --format json=shard-2.json', 'on the second'],
    ['merge shard-1.json shard-2.json --out all.json', 'where both reports are'],
  ],
  run,
})

function run({ options, operands, terminal }: Call<typeof table>): number {
  if (operands.length === 0)
    throw new Fault('merge needs the files of the reports: postmortem merge a.json b.json')
  const text = mergedReport(operands.map(name => ({ name, text: textOf(resolve(terminal.cwd, name), name) })))
  if (options.out === undefined) terminal.out(text)
  else writeWhole(resolve(terminal.cwd, options.out), text)
  return exitCodes.clean
}
