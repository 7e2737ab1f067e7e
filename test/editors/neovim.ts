import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installEditors } from '../../tools/editors.ts'
import { configurationOf, type Desk, setDesk, soon } from './desk.ts'

/** Neovim without a screen, to which keys are sent as from a keyboard. */
export interface Neovim {
  readonly desk: Desk
  /** Keys in the notation of Vim: `5G`, `<C-x><C-o>`. */
  press(keys: string): void
  /** The value of the body of a Lua function. */
  ask<T>(lua: string): T
  quit(): Promise<void>
}

/** Opens the file to mend with the configuration of docs/editors/neovim.md. */
export async function openNeovim(): Promise<Neovim> {
  installEditors()
  const desk = setDesk({ '.config/nvim/init.lua': configurationOf('neovim', 'lua') })
  const socket = join(desk.home, 'socket')
  const answer = join(desk.home, 'answer.json')
  const { env } = desk
  const child = spawn('nvim', ['--headless', '--listen', socket, desk.file], { env, stdio: 'ignore' })
  const tell = (...args: string[]) => {
    const { status, stderr } = spawnSync('nvim', ['--server', socket, ...args], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`nvim ${args.join(' ')}: ${stderr}`)
  }
  await soon('Neovim', () => existsSync(socket) || null)
  return {
    desk,
    press: keys => tell('--remote-send', keys),
    ask(lua) {
      // What Neovim prints itself is cut to the width of its screen.
      const value = `json_encode(luaeval(${JSON.stringify(`(function() ${lua} end)()`)}))`
      tell('--remote-expr', `writefile([${value}], ${JSON.stringify(answer)})`)
      return JSON.parse(readFileSync(answer, 'utf8'))
    },
    async quit() {
      const gone = once(child, 'exit')
      if (child.exitCode === null) tell('--remote-send', '<C-\\><C-n>:qall!<CR>')
      if (child.exitCode === null) await gone
      desk.clear()
    },
  }
}
