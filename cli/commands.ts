import type { Command, Options } from './command.ts'

/** A command before it is loaded. */
export interface Listed {
  readonly name: string
  readonly summary: string
  /** Its module is loaded when it is called, and no other. */
  // biome-ignore lint/suspicious/noExplicitAny: each command has its own options.
  readonly load: () => Promise<Command<any>>
}

/** Every command there is, in the order of the help: one line a command. */
export const commands: readonly Listed[] = [
  listed(
    'check',
    'Find what the house style asks for and the documents lack',
    async () => (await import('./commands/check.ts')).check,
  ),
]

function listed<O extends Options>(name: string, summary: string, load: () => Promise<Command<O>>): Listed {
  return { name, summary, load }
}
