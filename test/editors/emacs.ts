import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installEditors } from '../../tools/editors.ts'
import { configurationOf, type Desk, setDesk, soon } from './desk.ts'

/** Emacs in a terminal of its own, to which keys are sent as from a keyboard. */
export interface Emacs {
  readonly desk: Desk
  /** Keys in the notation of Emacs, apart by spaces: `C-c l a`, `M-x`, `RET`; anything else is typed. */
  press(keys: string): void
  /** The value of a Lisp expression, with the buffer current that is being edited. */
  ask<T>(lisp: string): T
  quit(): Promise<void>
}

/** Opens the file to mend with the configuration of docs/editors/emacs.md. */
export async function openEmacs(): Promise<Emacs> {
  installEditors()
  const desk = setDesk({
    '.emacs.d/init.el': configurationOf('emacs', 'elisp'),
    // Compiling everything once more for a home that lasts ten seconds would take most of them.
    '.emacs.d/early-init.el': '(setq native-comp-deferred-compilation nil)',
  })
  const { env } = desk
  const command = `stty rows 40 cols 120; exec emacs -nw -f server-start '${desk.file}'`
  const child = spawn('script', ['-qfec', command, '/dev/null'], { env, stdio: ['pipe', 'ignore', 'ignore'] })
  const evaluate = (lisp: string) => spawnSync('emacsclient', ['-e', lisp], { env, encoding: 'utf8' })
  await soon('Emacs', () => existsSync(join(desk.home, 'emacs', 'server')) || null)
  return {
    desk,
    press: keys => child.stdin.write(keys.split(' ').map(charactersOf).join('')),
    ask(lisp) {
      const current = '(window-buffer (frame-selected-window))'
      const { stdout, stderr, status } = evaluate(`(with-current-buffer ${current} (json-encode ${lisp}))`)
      if (status !== 0) throw new Error(`emacsclient -e ${lisp}: ${stderr}${stdout}`)
      return JSON.parse(JSON.parse(stdout))
    },
    async quit() {
      const gone = once(child, 'exit')
      evaluate('(let ((confirm-kill-processes nil)) (set-buffer-modified-p nil) (kill-emacs))')
      if (child.exitCode === null) await gone
      desk.clear()
    },
  }
}

const named: Readonly<Record<string, string>> = { RET: '\r', TAB: '\t', SPC: ' ', DEL: '\x7f' }

function charactersOf(key: string): string {
  const [, meta, control, rest = ''] = /^(M-)?(C-)?(.+)$/.exec(key.replace('C-M-', 'M-C-')) ?? []
  const own = named[rest] ?? rest
  const one = control ? String.fromCharCode(own.charCodeAt(0) & 0x1f) : own
  return meta ? `\x1b${one}` : one
}
