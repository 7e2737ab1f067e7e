import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver'
import { configurationNames } from '../../core/index.ts'
import type { Client } from '../client.ts'
import type { Refused } from './refusals.ts'

const watched = [...configurationNames.map(name => `**/${name}`), '**/*.{md,markdown,mdx,yaml,yml}']

/** Asks the client to tell when settings or files change, as far as it can. */
export function register({ client: registry }: Connection, client: Client, refused: Refused): void {
  if (client.registersConfiguration) {
    const sections = { section: 'postmortems' }
    registry.register(DidChangeConfigurationNotification.type, sections).catch(refused)
  }
  if (client.watchesFiles) {
    const watchers = watched.map(globPattern => ({ globPattern }))
    registry.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(refused)
  }
}
