import type { Command } from './command.ts'

/** A command's name, what it does, and its module, which is loaded when it is called. */
// biome-ignore lint/suspicious/noExplicitAny: each command has its own options.
export type Listed = readonly [name: string, summary: string, load: () => Promise<{ default: Command<any> }>]

/** Every command there is, in the order of the help: one line a command. */
export const commands: readonly Listed[] = [
  ['check', 'Check postmortems against their house style', () => import('./commands/check.ts')],
  ['audit', 'Find missed deadlines and overdue action items', () => import('./commands/audit.ts')],
  ['new', 'Start a postmortem from the facts of an incident', () => import('./commands/new.ts')],
  ['actions', 'List action items', () => import('./commands/actions.ts')],
  ['stats', 'Print statistics: times, action items, repeats, trend', () => import('./commands/stats.ts')],
  ['publish', 'Make a copy for outside readers', () => import('./commands/publish.ts')],
  ['index', 'Update the tables that list postmortems', () => import('./commands/indexTables.ts')],
  ['inspect', 'Print what documents say, as JSON', () => import('./commands/inspect.ts')],
  ['why', 'Say which style and settings apply to a file, and why', () => import('./commands/why.ts')],
  ['explain', 'Show the page of a rule, or list the rules', () => import('./commands/explain.ts')],
  ['profiles', 'List, show, validate and learn house styles', () => import('./commands/profiles.ts')],
  ['merge', 'Merge the reports of several machines into one', () => import('./commands/merge.ts')],
  ['schema', 'Print a JSON Schema', () => import('./commands/schema.ts')],
  ['lsp', 'Serve an editor over the Language Server Protocol', () => import('./commands/lsp.ts')],
  ['completion', 'Print shell completions', () => import('./commands/completion.ts')],
]
