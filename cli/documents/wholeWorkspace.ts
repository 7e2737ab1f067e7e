import { join } from 'node:path'
import { type Card, cardOf, noWorkspace, type WorkspaceIndex, workspaceOf } from '../../core/index.ts'
import { breakdown } from '../fault.ts'
import { markdownBelow, readDocument } from '../files/files.ts'
import { openDocument, type Run, viewIn } from './documents.ts'
import type { Home } from './homes.ts'

/** Every postmortem of a workspace, and the id of the style of each, by its path. */
export interface Whole {
  readonly index: WorkspaceIndex
  readonly styles: ReadonlyMap<string, string>
}

/** Reads every file of a workspace that may be a postmortem. */
export function wholeWorkspace(home: Home, run: Run): Whole {
  const cards = new Map<string, Card>()
  const styles = new Map<string, string>()
  for (const name of markdownBelow(home.folder, home.isOther)) {
    const path = join(home.folder, name)
    const read = readDocument(path)
    if ('reason' in read) continue
    try {
      const opened = openDocument({ target: { file: name, path, named: false }, home }, read.text, run)
      if (!opened.resolution.isPostmortem) continue
      cards.set(opened.path, cardOf(viewIn(opened, noWorkspace, run.now)))
      styles.set(opened.path, opened.resolution.profile.data.id)
    } catch (error) {
      run.warn(`${name} was left out: ${breakdown(error)}`)
    }
  }
  return { index: workspaceOf(cards, 0, home.exists), styles }
}
