import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** What an editor needs to run as if for a new user: a home, the examples, and `postmortem` on the PATH. */
export interface Desk {
  readonly home: string
  /** A postmortem with much to mend. */
  readonly file: string
  readonly env: NodeJS.ProcessEnv
  clear(): void
}

/** Sets a desk up; `files` are texts by path in the home. */
export function setDesk(files: Readonly<Record<string, string>>): Desk {
  const home = mkdtempSync(join(tmpdir(), 'postmortems-editor-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  cpSync(join(root, 'examples'), join(home, 'team'), { recursive: true })
  const bin = join(home, 'bin')
  mkdirSync(bin)
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist', 'cli.js')}' "$@"\n`
  writeFileSync(join(bin, 'postmortem'), program)
  chmodSync(join(bin, 'postmortem'), 0o755)
  return {
    home,
    file: join(home, 'team', 'postmortems', '2026-08-14-aurora-failover-stuck-replica.md'),
    env: {
      PATH: [bin, process.env.PATH].join(delimiter),
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_RUNTIME_DIR: home,
      LANG: 'C.UTF-8',
      // A terminal that is asked nothing: others are, and editors wait for the answer.
      TERM: 'vt220',
    },
    clear: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** The configuration that an editor's page tells the reader to copy: its first fence of this language. */
export function configurationOf(editor: string, language: string): string {
  const page = readFileSync(join(root, 'docs', 'editors', `${editor}.md`), 'utf8')
  const [, text] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page) ?? []
  if (text === undefined) throw new Error(`docs/editors/${editor}.md has no fence of ${language}.`)
  return text
}

/** Asks until there is an answer other than `null`, and returns it; throws when none comes in time. */
export async function soon<T>(what: string, ask: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > deadline) throw new Error(`Waited 20 s for ${what}.`)
    await new Promise(resolve => setTimeout(resolve, 30))
  }
}
