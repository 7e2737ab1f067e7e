import { isMainThread } from 'node:worker_threads'
import { nearest } from '../core/index.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { commands, type Listed } from './commands.ts'
import { exitCodes, Fault, reasonOf } from './fault.ts'
import { printable, terminalOf } from './terminal.ts'

/** Runs one call and returns its exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name.startsWith('-')) return runWithoutCommand(args)
  if (name === 'help') return showHelp(rest[0] ?? null)
  const own = await loaded(found(name))
  const { options, operands } = readArguments(rest, own.options, name)
  if (options.help) return showHelp(name)
  const terminal = terminalOf(options['no-color'] ? false : options.color ? true : null)
  return own.run({ options, operands, terminal })
}

async function runWithoutCommand(args: readonly string[]): Promise<number> {
  const version = { about: 'Show the version.', short: 'V' } as const
  const { options } = readArguments(args, { version }, 'help')
  if (!options.version) return showHelp(null)
  const { versionOf } = await import('./version.ts')
  process.stdout.write(`${versionOf()}\n`)
  return exitCodes.clean
}

async function showHelp(name: string | null): Promise<number> {
  const { helpOf, overview } = await import('./help.ts')
  const text = name === null ? overview(commands) : helpOf(found(name), await loaded(found(name)))
  process.stdout.write(text)
  return exitCodes.clean
}

async function loaded([, , load]: Listed): Promise<Command> {
  return (await load()).default
}

function found(name: string): Listed {
  const own = commands.find(one => one[0] === name)
  if (own) return own
  const near = nearest(
    name,
    commands.map(one => one[0]),
  )
  const hint = near === null ? '' : ` Did you mean ${near}?`
  throw new Fault(`unknown command ${name}.${hint} (postmortem --help lists them)`)
}

/** A fault says what to put right; anything else is a fault of ours, whose stack helps us find it. */
function codeOf(error: unknown): number {
  const reason = reasonOf(error)
  const { path } = (error ?? {}) as NodeJS.ErrnoException
  const message = error instanceof Fault ? error.message : reason && `${path ?? 'the system'}: ${reason}`
  if (message) {
    process.stderr.write(`postmortem: ${message.split('\n').map(printable).join('\n  ')}\n`)
    return error instanceof Fault ? error.code : exitCodes.usage
  }
  const stack = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`postmortem: internal error. Please report it with these lines:\n${stack}\n`)
  return exitCodes.internal
}

function serveTerminal(): void {
  // Whoever reads the output may stop reading it, and the disk it goes to may be full.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`postmortem: the output was lost: ${reasonOf(error)}\n`)
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : exitCodes.usage)
  })
  run(process.argv.slice(2)).then(
    code => {
      process.exitCode = code
    },
    error => {
      process.exitCode = codeOf(error)
    },
  )
}

if (isMainThread) serveTerminal()
else void import('./thread.ts').then(({ serveSurvey }) => serveSurvey())
