import { join } from 'node:path'
import { type Card, cardOf, noWorkspace, type WorkspaceIndex, workspaceOf } from '../../core/index.ts'
import { markdownBelow, readDocument } from '../files/files.ts'
import { openDocument, type Run, viewIn } from './documents.ts'
import type { Home } from './homes.ts'

/** Every postmortem of a workspace. */
export function wholeWorkspace(home: Home, run: Run): WorkspaceIndex {
  const cards = new Map<string, Card>()
  for (const name of markdownBelow(home.folder, home.isOther)) {
    const path = join(home.folder, name)
    const read = readDocument(path)
    if ('reason' in read) continue
    const opened = openDocument({ target: { file: name, path, named: false }, home }, read.text, run)
    if (!opened.resolution.isPostmortem) continue
    cards.set(opened.path, cardOf(viewIn(opened, noWorkspace, run.now)))
  }
  return workspaceOf(cards, 0, home.exists)
}
