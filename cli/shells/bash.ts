import { type Offer, valuesOf } from './offer.ts'

/** A function for bash (https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html). */
export function bash(offers: readonly Offer[]): string {
  const names = offers.map(({ name }) => name).join(' ')
  return `_postmortem() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  # For bash, = is a word.
  if [ "$current" = = ]; then current=""
  elif [ "$before" = = ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  case "$COMP_CWORD \${COMP_WORDS[1]} $before" in
    1\\ *) words="${names} --help --version" ;;
${offers.flatMap(valueCases).join('\n')}
    *)
      case "\${COMP_WORDS[1]} $current" in
${offers.map(({ name, options }) => `        ${name}\\ -*) words="${options.map(([option]) => `--${option}`).join(' ')}" ;;`).join('\n')}
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _postmortem postmortem
`
}

/** Behind an option its values; right behind the command the words that it knows. */
function valueCases({ name, options, words }: Offer): string[] {
  const ofOptions = options.flatMap(([option, own]) => {
    if (own.value === undefined || own.optional) return []
    const forms = [`--${option}`, ...(own.short ? [`-${own.short}`] : [])]
    return `    ${forms.map(form => `*\\ ${name}\\ ${form}`).join('|')}) words="${valuesOf(own).join(' ')}" ;;`
  })
  if (words.length === 0) return ofOptions
  return [...ofOptions, `    2\\ ${name}\\ *) words="${words.join(' ')} --help" ;;`]
}
