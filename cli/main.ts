import { meant, readArguments, refuseBeyond } from './arguments.ts'
import type { Command } from './command.ts'
import { commands, type Listed } from './commands.ts'
import { compiled } from './compiled.ts'
import { exitCodes, Fault, reasonOf } from './fault.ts'
import { BrokenPipe, printable, terminalOf, write } from './terminal/terminal.ts'
import { thread } from './threads/messages.ts'

export { compiled }

/** Runs one call and returns its exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name.startsWith('-')) return runWithoutCommand(args)
  if (name === 'help') return showHelp(rest[0] ?? null)
  const own = await loaded(found(name))
  const { options, operands } = readArguments(rest, own.options, name)
  if (options.help) {
    compiled.worthKeeping = false
    return showHelp(name)
  }
  if (own.most !== undefined) refuseBeyond(operands, own.most, name)
  const terminal = terminalOf(options['no-color'] ? false : options.color ? true : null)
  return own.run({ options, operands, terminal })
}

async function runWithoutCommand(args: readonly string[]): Promise<number> {
  const version = { about: 'Show the version.', short: 'V' } as const
  const { options, operands } = readArguments(args, { version }, null)
  const [name = null] = operands
  if (!options.version) {
    // A gate must not pass because an option stands where the command should.
    if (name !== null && !options.help) throw new Fault(commandFirst(operands, args))
    return showHelp(name)
  }
  const { versionOf } = await import('./version.ts')
  write(1, `${versionOf()}\n`)
  return exitCodes.clean
}

function commandFirst(operands: readonly string[], args: readonly string[]): string {
  const options = args.filter(one => one.startsWith('-'))
  return `the command stands before its options: postmortem ${[...operands, ...options].join(' ')}`
}

async function showHelp(name: string | null): Promise<number> {
  const { helpOf, overview } = await import('./help.ts')
  const width = terminalOf(null).columns ?? Number.POSITIVE_INFINITY
  const text =
    name === null ? overview(commands, width) : helpOf(found(name), await loaded(found(name)), width)
  write(1, text)
  return exitCodes.clean
}

async function loaded([, , load]: Listed): Promise<Command> {
  return (await load()).default
}

function found(name: string): Listed {
  const own = commands.find(one => one[0] === name)
  if (own) return own
  const names = commands.map(one => one[0])
  throw new Fault(`unknown command ${name}.${meant(name, names)} (postmortem --help lists them)`)
}

/** Reports an error and returns its exit code. A `Fault` says what to put right; anything else is a bug, shown with its stack. */
function codeOf(error: unknown): number {
  compiled.worthKeeping = false
  if (error instanceof BrokenPipe) return exitCodes.clean
  const reason = reasonOf(error)
  const { path } = (error ?? {}) as NodeJS.ErrnoException
  const message = error instanceof Fault ? error.message : reason && `${path ?? 'the system'}: ${reason}`
  if (message) {
    write(2, `postmortem: ${message.split('\n').map(printable).join('\n  ')}\n`)
    return error instanceof Fault ? error.code : exitCodes.usage
  }
  const stack = error instanceof Error ? error.stack : String(error)
  write(2, `postmortem: internal error. Please report it with these lines:\n${stack}\n`)
  return exitCodes.internal
}

/** Whether this is one of our own threads, which run the same program. */
async function runsAsThread([name]: readonly string[]): Promise<boolean> {
  if (name !== thread) return false
  const { isMainThread } = await import('node:worker_threads')
  return !isMainThread
}

async function start(args: readonly string[]): Promise<void> {
  if (await runsAsThread(args)) return (await import('./threads/worker.ts')).serveSurvey()
  process.exitCode = await run(args).catch(codeOf)
}

void start(process.argv.slice(2))
