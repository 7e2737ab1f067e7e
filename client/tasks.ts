import * as vscode from 'vscode'
import type { TaskAnswer, TaskParams } from '../server/protocol.ts'
import type { Link } from './link.ts'

interface Definition extends vscode.TaskDefinition {
  readonly command: TaskParams['command']
  readonly args?: readonly string[]
}

/** Runs the command line that a folder has installed; `null` where it has none, or where no process can be started. */
export type CommandLine = (folder: vscode.Uri, args: readonly string[]) => vscode.ProcessExecution | null

/** Offers tasks that judge the postmortems of a workspace folder. */
export function offerTasks(link: Link, commandLine: CommandLine): vscode.Disposable {
  const taskOf = (definition: Definition, folder: vscode.WorkspaceFolder) =>
    shown(definition, folder, executionOf(definition, folder.uri, link, commandLine))
  return vscode.tasks.registerTaskProvider('postmortem', {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap(folder =>
        (['check', 'audit'] as const).map(command => taskOf({ type: 'postmortem', command }, folder)),
      ),
    resolveTask({ definition, scope }) {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0]
      return folder && taskOf(definition as Definition, folder)
    },
  })
}

type Execution = vscode.ProcessExecution | vscode.CustomExecution

function shown(definition: Definition, folder: vscode.WorkspaceFolder, execution: Execution): vscode.Task {
  const { command } = definition
  const task = new vscode.Task(definition, folder, command, 'postmortem', execution, '$postmortem')
  task.detail =
    command === 'check'
      ? vscode.l10n.t('Check every postmortem in the folder')
      : vscode.l10n.t('Find deadlines that have passed')
  task.group = vscode.TaskGroup.Test
  return task
}

/** The folder's own command line, so that the task agrees with CI; else the server, which finds the same but takes no arguments. */
function executionOf(
  { command, args = [] }: Definition,
  folder: vscode.Uri,
  link: Link,
  commandLine: CommandLine,
): Execution {
  const own = commandLine(folder, [command, '--no-color', ...args])
  if (own) return own
  const params = { folder: folder.toString(), command }
  return new vscode.CustomExecution(async () =>
    terminalOf(token => (args.length > 0 ? lacking() : link.ask('postmortems/task', params, token))),
  )
}

async function lacking(): Promise<TaskAnswer> {
  return ended(
    vscode.l10n.t(
      'Arguments need the command line in this folder: {0}',
      'https://github.com/postmortems/postmortems#install',
    ),
  )
}

/** The end of a task that could not be carried out. */
function ended(why: string): TaskAnswer {
  return { lines: [], summary: why, code: 2 }
}

/** Of a terminal that ends with a fault sooner than this, VS Code says that it failed to launch. Milliseconds. */
const LAUNCHING = 500

/** A terminal that shows an answer and ends with its exit code; to close it cancels the request. */
function terminalOf(answer: (token: vscode.CancellationToken) => Promise<TaskAnswer>): vscode.Pseudoterminal {
  const writing = new vscode.EventEmitter<string>()
  const closing = new vscode.EventEmitter<number>()
  const source = new vscode.CancellationTokenSource()
  return {
    onDidWrite: writing.event,
    onDidClose: closing.event,
    async open() {
      const launched = new Promise(resolve => setTimeout(resolve, LAUNCHING))
      const { lines, summary, code } = await answer(source.token).catch((error: Error) =>
        ended(error.message),
      )
      writing.fire([...lines, summary].map(line => `${line}\r\n`).join(''))
      await launched
      closing.fire(code)
    },
    close: () => source.cancel(),
  }
}
