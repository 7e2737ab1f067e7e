import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Ended } from './program.ts'
import { bash } from './shell.ts'

/** A composite action of GitHub, as far as ours goes. */
export interface Action {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

export interface Step {
  readonly name: string
  readonly id?: string
  readonly if?: string
  readonly shell: string
  readonly 'working-directory'?: string
  readonly env?: Readonly<Record<string, string>>
  readonly run: string
}

export function readAction(file: string): Action {
  return parse(readFileSync(file, 'utf8')) as Action
}

export interface Outcome extends Ended {
  /** What the steps wrote into the file of $GITHUB_OUTPUT, and into that of $GITHUB_STEP_SUMMARY. */
  readonly outputs: string
  readonly summary: string
}

export interface Job {
  readonly inputs?: Readonly<Record<string, string>>
  readonly workspace: string
  /** A folder for $RUNNER_TEMP and the files of the job, outside of the workspace. */
  readonly temporary: string
  /** The branch a pull request goes to; empty for a push. */
  readonly base: string
}

/** Runs the steps of an action as the runner does: each in bash, until one fails. */
export function runAction(action: Action, { inputs, workspace, temporary, base }: Job): Outcome {
  const given = Object.fromEntries(Object.entries(action.inputs).map(([name, one]) => [name, one.default]))
  const context: Context = { inputs: { ...given, ...inputs }, github: { base_ref: base } }
  const files = { GITHUB_OUTPUT: join(temporary, 'output'), GITHUB_STEP_SUMMARY: join(temporary, 'summary') }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const job = {
    ...files,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_BASE_REF: base,
    RUNNER_TEMP: temporary,
  }
  let last: Ended = { code: 0, out: '', err: '' }
  for (const step of action.runs.steps) {
    if (step.if !== undefined && !holds(step.if, context)) continue
    const env = Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value, context)])
    const folder = join(workspace, filled(step['working-directory'] ?? '.', context))
    const { code, out, err } = bash(step.run, folder, { ...job, ...Object.fromEntries(env) })
    last = { code, out: last.out + out, err: last.err + err }
    if (code !== 0) break
  }
  const read = (file: string) => readFileSync(file, 'utf8')
  return { ...last, outputs: read(files.GITHUB_OUTPUT), summary: read(files.GITHUB_STEP_SUMMARY) }
}

type Context = Readonly<Record<string, Readonly<Record<string, string>>>>

function filled(text: string, context: Context): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => valueIn(expression, context))
}

/** Comparisons joined by `&&`. */
function holds(condition: string, context: Context): boolean {
  return condition.split('&&').every(comparison => {
    const [, left, sign, right] = /^\s*(\S+) ([!=]=) (\S+)\s*$/.exec(comparison)!
    return (valueIn(left!, context) === valueIn(right!, context)) === (sign === '==')
  })
}

/** A text in quotes, or `context.name`. */
function valueIn(expression: string, context: Context): string {
  const [, quoted] = /^'(.*)'$/.exec(expression) ?? []
  if (quoted !== undefined) return quoted
  const [, room = '', name = ''] = /^([a-z]+)\.([\w-]+)$/.exec(expression) ?? []
  const value = context[room]?.[name]
  if (value === undefined) throw new Error(`the action asks for ${expression}, which nothing gives`)
  return value
}
