import type { Connection } from 'vscode-languageserver'
import { parse } from '../../core/index.ts'
import type { Session } from '../session.ts'
import { problemDiagnostic } from './diagnostic.ts'

/** Publishes the problems of configurations and styles that are not open in the editor. */
export interface ProblemFiles {
  /** Sends new problems, and clears those that are solved or whose file is open now: open files get theirs the usual way. */
  publish(): void
}

/** Publishes them through a connection. */
export function problemFilesOf(connection: Connection, session: Session): ProblemFiles {
  const published = new Map<string, string>()
  return {
    publish() {
      const due = [...session.homes.problems].filter(([uri]) => !session.isOpen(uri))
      const uris = new Set(due.map(([uri]) => uri))
      for (const uri of [...published.keys()].filter(one => !uris.has(one))) {
        published.delete(uri)
        void connection.sendDiagnostics({ uri, diagnostics: [] })
      }
      for (const [uri, problems] of due) {
        const diagnostics = problems.map(one => problemDiagnostic(one, parse(one.text), session.client))
        const content = JSON.stringify(diagnostics)
        if (published.get(uri) === content) continue
        published.set(uri, content)
        void connection.sendDiagnostics({ uri, diagnostics })
      }
    },
  }
}
