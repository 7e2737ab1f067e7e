import { eitherOf } from '../../core/index.ts'
import { everywhere } from '../arguments.ts'
import { type Call, type Command, command, type Option } from '../command.ts'
import { commands } from '../commands.ts'
import { exitCodes, Fault } from '../fault.ts'

/** What a shell offers: each command with its options. */
interface Offer {
  readonly name: string
  readonly summary: string
  readonly options: readonly (readonly [name: string, option: Option])[]
}

const shells: Readonly<Record<string, (offers: readonly Offer[]) => string>> = { bash, zsh, fish }

export default command({
  name: 'completion',
  usage: ['completion bash|zsh|fish'],
  about: ['Prints what makes a shell complete the commands and options of postmortem.'],
  options: {},
  examples: [
    ['completion bash > ~/.local/share/bash-completion/completions/postmortem', 'for bash'],
    ['completion fish > ~/.config/fish/completions/postmortem.fish', 'for fish'],
  ],
  run,
})

async function run({ operands, terminal }: Call): Promise<number> {
  const [shell = ''] = operands
  if (!Object.hasOwn(shells, shell)) {
    throw new Fault(`completion needs the name of a shell: ${eitherOf(Object.keys(shells))}`)
  }
  const offers: Offer[] = []
  for (const [name, summary, load] of commands) {
    const own: Command = (await load()).default
    offers.push({ name, summary, options: Object.entries({ ...own.options, ...everywhere }) })
  }
  terminal.out(shells[shell]!(offers))
  return exitCodes.clean
}

function bash(offers: readonly Offer[]): string {
  const names = offers.map(({ name }) => name).join(' ')
  const cases = offers.map(
    ({ name, options }) => `    ${name}) words="${options.map(([option]) => `--${option}`).join(' ')}" ;;`,
  )
  return `_postmortem() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o default -F _postmortem postmortem
`
}

function zsh(offers: readonly Offer[]): string {
  const names = offers.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = offers.map(({ name, options }) => {
    const own = options.map(([option, { about, value }]) =>
      quoted(`--${option}${value === undefined ? '' : '='}[${about.replaceAll(/[[\]:]/g, ' ')}]`),
    )
    return `    ${name}) _arguments ${own.join(' ')} '*:file:_files' ;;`
  })
  return `#compdef postmortem
_postmortem() {
  local -a names=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command names
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
compdef _postmortem postmortem
`
}

function fish(offers: readonly Offer[]): string {
  const lines = offers.flatMap(({ name, summary, options }) => [
    `complete -c postmortem -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...options.map(([option, { about, value, short }]) =>
      [
        `complete -c postmortem -n '__fish_seen_subcommand_from ${name}' -l ${option}`,
        ...(short ? [`-s ${short}`] : []),
        ...(value === undefined ? [] : ['-r']),
        `-d ${quoted(about)}`,
      ].join(' '),
    ),
  ])
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
