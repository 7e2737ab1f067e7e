import { inspect as inspection } from '../../core/index.ts'
import { type Call, command } from '../command.ts'
import { eachDocument, opening } from '../documents/opening.ts'
import { targetsOf } from '../files/files.ts'
import { styleOptions } from '../options.ts'

export default command({
  name: 'inspect',
  usage: ['inspect [options] [paths…]'],
  about: [
    'Prints what documents say, as JSON: an array with one object per file, whether it is a postmortem or not. What a document does not say is null; nothing is corrected or computed.',
  ],
  options: styleOptions,
  examples: [
    ['inspect incidents/2026-08-14-queue.md', 'one document'],
    ['inspect incidents', 'every Markdown file of a folder'],
  ],
  run,
})

async function run({ options, operands, terminal }: Call<typeof styleOptions>): Promise<number> {
  const opened = await opening(targetsOf(operands, terminal.cwd), options, terminal)
  let between = '[\n'
  const code = eachDocument(opened, ({ opened: one, view }) => {
    const { isPostmortem, confidence, profile, reason } = one.resolution
    const taken = { isPostmortem, confidence, profile: profile.data.id, profileReason: reason }
    const record = inspection(view.record, view.parsed, one.entry.target.file, taken)
    terminal.out(between + JSON.stringify(record, null, 2))
    between = ',\n'
  })
  terminal.out(between === '[\n' ? '[]\n' : '\n]\n')
  return code
}
