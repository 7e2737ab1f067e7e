import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver'
import { configurationNames } from '../../core/index.ts'
import type { Client } from '../client.ts'
import type { Refused } from './refusals.ts'

/** What is written in them counts; of everything else, that it came or went: a folder that is moved takes files along. */
const watchers: readonly FileSystemWatcher[] = [
  ...[...configurationNames, '*.{md,markdown,mdx,yaml,yml}'].map(name => ({
    globPattern: `**/${name}`,
    kind: WatchKind.Change,
  })),
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
]

/** Asks the client to tell when settings or files change, as far as it can. */
export function register({ client: registry }: Connection, client: Client, refused: Refused): void {
  if (client.registersConfiguration) {
    const sections = { section: 'postmortems' }
    registry.register(DidChangeConfigurationNotification.type, sections).catch(refused)
  }
  if (client.watchesFiles) {
    registry.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] }).catch(refused)
  }
}
