import { eitherOf, english } from '../../core/index.ts'
import { everywhere } from '../arguments.ts'
import { type Call, type Command, command } from '../command.ts'
import { commands } from '../commands.ts'
import { exitCodes, Fault } from '../fault.ts'
import { bash } from '../shells/bash.ts'
import { fish } from '../shells/fish.ts'
import type { Offer } from '../shells/offer.ts'
import { zsh } from '../shells/zsh.ts'

const shells: Readonly<Record<string, (offers: readonly Offer[]) => string>> = { bash, zsh, fish }

export default command({
  name: 'completion',
  usage: ['completion bash|zsh|fish'],
  about: [
    'Prints a script with which a shell completes the commands of postmortem, their options and the values of options.',
  ],
  options: {},
  most: 1,
  words: Object.keys(shells),
  examples: [
    ['completion bash > ~/.local/share/bash-completion/completions/postmortem', 'for bash'],
    ['completion zsh > ~/.zfunc/_postmortem', 'for zsh, in a folder of its fpath'],
    ['completion fish > ~/.config/fish/completions/postmortem.fish', 'for fish'],
  ],
  run,
})

async function run({ operands, terminal }: Call): Promise<number> {
  const [shell = ''] = operands
  if (!Object.hasOwn(shells, shell)) {
    throw new Fault(`completion needs the name of a shell: ${english(eitherOf(Object.keys(shells)))}`)
  }
  const offers: Offer[] = []
  for (const [name, summary, load] of commands) {
    const own: Command = (await load()).default
    const options = Object.entries({ ...own.options, ...everywhere })
    offers.push({ name, summary, options, words: own.words ?? [] })
  }
  terminal.out(shells[shell]!(offers))
  return exitCodes.clean
}
