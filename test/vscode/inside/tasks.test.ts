import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Link } from '../../../client/link.ts'
import type { Api } from '../../../client/start.ts'
import { findingsOf, soon, writeDocument } from './workspace.ts'

const type = 'postmortem'

/** The task that the folder has under this name. */
async function taskNamed(name: string): Promise<vscode.Task> {
  return soon(name, async () => {
    const tasks = await vscode.tasks.fetchTasks({ type })
    return tasks.find(task => task.name === name) ?? null
  })
}

/** Runs a task, and returns the exit code once it has ended. */
async function run(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>(resolve => {
    const listener = vscode.tasks.onDidEndTaskProcess(event => {
      if (event.execution.task.name !== task.name) return
      listener.dispose()
      resolve(event.exitCode)
    })
  })
  await vscode.tasks.executeTask(task)
  return ended
}

describe('tasks', () => {
  const written: vscode.Uri[] = []
  const write = async (name: string, text: string) => {
    const uri = await writeDocument(name, text)
    written.push(uri)
    return uri
  }
  afterEach(async () => {
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri)
  })

  it('check and audit each folder', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type })
    assert.deepEqual(tasks.map(task => task.name).sort(), ['audit', 'check'])
  })

  it('make problems of what is wrong in closed documents, and end with the exit code of the command line', async () => {
    const uri = await write(
      'postmortems/2026-09-05-nobody-opened-it.md',
      '---\nid: 2026-09-05-nobody-opened-it\ntitle: Nobody opened it\ndate: 2026-09-05\nseverity: grave\nstatus: draft\n---\n\n# Nobody opened it\n',
    )
    assert.equal(await run(await taskNamed('check')), 1)
    const [finding] = await findingsOf(uri, 'metadata-value')
    assert.equal(finding!.range.start.line, 4)
    assert.equal(finding!.severity, vscode.DiagnosticSeverity.Error)
  })

  it('run the command line that the folder has, with arguments', async () => {
    const tell = 'process.exitCode = process.argv.slice(2).join() === "check,--no-color,--jobs,1" ? 7 : 8\n'
    await write('node_modules/postmortems/dist/cli.js', tell)
    await write('.vscode/tasks.json', tasksFile(['--jobs', '1']))
    assert.equal(await run(await taskNamed('with arguments')), 7)
  })

  it('cannot take arguments without it', async () => {
    await write('.vscode/tasks.json', tasksFile(['postmortems']))
    assert.equal(await run(await taskNamed('with arguments')), 2)
  })

  it('stop asking the server when their terminal is closed', async () => {
    const { link } = vscode.extensions.getExtension<Api>('postmortems.postmortems')!.exports
    const { ask } = link
    let isAsked = false
    let isCancelled = false
    const slow = (...[, , token]: Parameters<Link['ask']>) => {
      isAsked = true
      return new Promise<never>((_, reject) => {
        token!.onCancellationRequested(() => {
          isCancelled = true
          reject(new Error('cancelled'))
        })
      })
    }
    Object.assign(link, { ask: slow })
    try {
      const execution = await vscode.tasks.executeTask(await taskNamed('audit'))
      await soon('the request', () => isAsked || null)
      execution.terminate()
      await soon('its end', () => isCancelled || null)
    } finally {
      Object.assign(link, { ask })
    }
  })
})

function tasksFile(args: readonly string[]): string {
  const task = { label: 'with arguments', type, command: 'check', args }
  return JSON.stringify({ version: '2.0.0', tasks: [task] })
}
