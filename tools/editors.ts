import { spawnSync } from 'node:child_process'
import { installFromDebian } from './debian.ts'

const packages = ['neovim', 'emacs-nox', 'elpa-eglot', 'elpa-markdown-mode']

/** Makes sure that Neovim, and Emacs with Eglot and markdown-mode, can be started. Throws with the one command to run. */
export function installEditors(): void {
  if (hasNeovim() && hasEmacs()) return
  const lack = installFromDebian(packages, 'Installing Neovim and Emacs from Debian, once …')
  if (lack === null && hasNeovim() && hasEmacs()) return
  throw new Error(
    `The tests in other editors need nvim, and emacs with Eglot and markdown-mode. ${lack ?? 'They were installed, and do not start.'}`,
  )
}

function hasNeovim(): boolean {
  return spawnSync('nvim', ['--version']).status === 0
}

function hasEmacs(): boolean {
  const wanted = "(progn (require 'eglot) (require 'markdown-mode))"
  return spawnSync('emacs', ['--batch', '--eval', wanted]).status === 0
}
