import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'

interface Definition extends vscode.TaskDefinition {
  readonly command: 'check' | 'audit'
  readonly args?: readonly string[]
}

/** Offers tasks that run the command line over a workspace folder; `own` is the path of the server, which is one as well. */
export function offerTasks(own: string): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('postmortem', {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).flatMap(folder => tasksIn(folder, own)),
    resolveTask({ definition, scope }) {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0]
      return folder && taskOf(definition as Definition, folder, own)
    },
  })
}

function tasksIn(folder: vscode.WorkspaceFolder, own: string): vscode.Task[] {
  return (['check', 'audit'] as const).map(command => taskOf({ type: 'postmortem', command }, folder, own))
}

function taskOf(definition: Definition, folder: vscode.WorkspaceFolder, own: string): vscode.Task {
  const { command, args = [] } = definition
  const execution = executionOf([command, '--no-color', ...args], folder.uri.fsPath, own)
  const task = new vscode.Task(definition, folder, command, 'postmortem', execution, '$postmortem')
  task.detail =
    command === 'check'
      ? vscode.l10n.t('Check every postmortem of the folder')
      : vscode.l10n.t('Look for deadlines that have passed')
  task.group = vscode.TaskGroup.Test
  return task
}

/** Runs the project's own command line, so that the task agrees with CI; else the extension's; else the one on the PATH. */
function executionOf(args: string[], cwd: string, own: string): vscode.ProcessExecution {
  const script = [join(cwd, 'node_modules', 'postmortems', 'dist', 'cli.js'), own].find(existsSync)
  if (script === undefined) return new vscode.ProcessExecution('postmortem', args, { cwd })
  // VS Code's own runtime is a Node.js when it is told to be one.
  return new vscode.ProcessExecution(process.execPath, [script, ...args], {
    cwd,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  })
}
