import type { Option } from '../command.ts'
import { type Offer, quoted, valuesOf } from './offer.ts'

/** A function for zsh, to be sourced or to lie in its `fpath` (https://zsh.sourceforge.io/Doc/Release/Completion-System.html). */
export function zsh(offers: readonly Offer[]): string {
  const names = offers.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = offers.map(
    ({ name, options, words }) =>
      `    ${name}) _arguments ${[...options.flatMap(specs), ...operands(words)].join(' ')} ;;`,
  )
  return `#compdef postmortem
_postmortem() {
  local -a names=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command names
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
${cases.join('\n')}
  esac
}
if [[ "\${funcstack[1]}" == _postmortem ]]; then
  _postmortem "$@"
else
  compdef _postmortem postmortem
fi
`
}

/** An option as `_arguments` describes it, under each of its names. */
function specs([name, option]: readonly [string, Option]): string[] {
  const { about, value, optional, many, short } = option
  const long = `--${name}${value === undefined ? '' : optional ? '=-' : '='}`
  const text = `[${plain(about)}]`
  const argument = value === undefined ? '' : `${optional ? '::' : ':'}${plain(value)}:${actionFor(option)}`
  return [long, ...(short ? [`-${short}`] : [])].map(form =>
    quoted(`${many ? '*' : ''}${form}${text}${argument}`),
  )
}

/** The values there are, files, or nothing but the name of what is expected. */
function actionFor(option: Option): string {
  const values = valuesOf(option)
  if (values.length > 0) return `(${values.join(' ')})`
  return /FILE|DIR/.test(option.value ?? '') ? '_files' : ' '
}

function operands(words: readonly string[]): string[] {
  return [...(words.length === 0 ? [] : [quoted(`1:word:(${words.join(' ')})`)]), quoted('*:file:_files')]
}

/** Brackets and colons part a description from the rest. */
function plain(text: string): string {
  return text.replaceAll(/[[\]:]/g, ' ')
}
