import * as vscode from 'vscode'

interface Definition extends vscode.TaskDefinition {
  readonly command: 'check' | 'audit'
  readonly args?: readonly string[]
}

/** Tasks that run the command line of this extension over a workspace folder. Needs a machine to run it on. */
export function offerTasks(cli: string): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('postmortem', {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).flatMap(folder => tasksIn(folder, cli)),
    resolveTask({ definition, scope }) {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0]
      return folder && taskOf(definition as Definition, folder, cli)
    },
  })
}

function tasksIn(folder: vscode.WorkspaceFolder, cli: string): vscode.Task[] {
  return (['check', 'audit'] as const).map(command => taskOf({ type: 'postmortem', command }, folder, cli))
}

function taskOf(definition: Definition, folder: vscode.WorkspaceFolder, cli: string): vscode.Task {
  const { command, args = [] } = definition
  // VS Code's own runtime is a Node.js when it is told to be one.
  const execution = new vscode.ProcessExecution(process.execPath, [cli, command, '--no-color', ...args], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  })
  const task = new vscode.Task(definition, folder, command, 'postmortem', execution, '$postmortem')
  task.detail =
    command === 'check'
      ? vscode.l10n.t('Check every postmortem of the folder')
      : vscode.l10n.t('Look for deadlines that have passed')
  task.group = vscode.TaskGroup.Test
  return task
}
