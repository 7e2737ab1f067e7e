import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import type { CommandLine } from './tasks.ts'

/** Runs the command line of a folder's `node_modules`. Only for hosts that can start processes. */
export const commandLine: CommandLine = ({ scheme, fsPath: cwd }, args) => {
  const script = join(cwd, 'node_modules', 'postmortems', 'dist', 'cli.js')
  if (scheme !== 'file' || !existsSync(script)) return null
  // VS Code's own runtime is a Node.js when it is told to be one.
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  return new vscode.ProcessExecution(process.execPath, [script, ...args], { cwd, env })
}
