import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver'
import { configurationNames } from '../../core/index.ts'
import type { Client } from '../editor/client.ts'
import type { Refused } from './refusals.ts'

/** Of files we read, every change; of everything else, creation and deletion: a moved folder takes our files along. */
const watchers: readonly FileSystemWatcher[] = [
  ...[...configurationNames, '*.{md,markdown,mdx,yaml,yml}'].map(name => ({
    globPattern: `**/${name}`,
    kind: WatchKind.Change,
  })),
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
]

/** Asks the client to report changes of settings and files, as far as it can. */
export function register({ client: registry }: Connection, client: Client, refused: Refused): void {
  if (client.registersConfiguration) {
    const sections = { section: 'postmortems' }
    registry.register(DidChangeConfigurationNotification.type, sections).catch(refused)
  }
  if (client.watchesFiles) {
    registry.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] }).catch(refused)
  }
}
