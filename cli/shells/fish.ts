import type { Option } from '../command.ts'
import { type Offer, quoted, valuesOf } from './offer.ts'

/** Lines for fish (https://fishshell.com/docs/current/completions.html), one for each thing that is offered. */
export function fish(offers: readonly Offer[]): string {
  const lines = offers.flatMap(({ name, summary, options, words }) => [
    `complete -c postmortem -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...(words.length === 0 ? [] : [operand(name, words)]),
    ...options.map(one => option(name, one)),
  ])
  return `${lines.join('\n')}\n`
}

function option(command: string, [name, own]: readonly [string, Option]): string {
  const { about, value, optional, short } = own
  const values = valuesOf(own)
  return [
    `complete -c postmortem -n '__fish_seen_subcommand_from ${command}' -l ${name}`,
    ...(short ? [`-s ${short}`] : []),
    // Of these it expects the value behind a blank, where one that may be left out cannot stand.
    ...(value === undefined || optional
      ? []
      : [values.length > 0 ? `-x -a ${quoted(values.join(' '))}` : '-r']),
    `-d ${quoted(about)}`,
  ].join(' ')
}

function operand(command: string, words: readonly string[]): string {
  const all = words.join(' ')
  const first = `__fish_seen_subcommand_from ${command}; and not __fish_seen_subcommand_from ${all}`
  return `complete -c postmortem -n ${quoted(first)} -f -a ${quoted(all)}`
}
