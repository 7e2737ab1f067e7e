import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { signOf } from '../disk/keeping.ts'
import manifest from '../package.json' with { type: 'json' }
import { loadProfiles, profileCompiler } from '../profiles/index.ts'
import { clientHost } from './host/client.ts'
import { mixedHost } from './host/mixed.ts'
import { nodeHost } from './host/node.ts'
import { stdio } from './host/stdio.ts'
import { examineForParent } from './host/thread.ts'
import { serve } from './server.ts'

const compile = profileCompiler()
const styles = { profiles: loadProfiles(compile), compile }

if (isMainThread) {
  const connection = connectionFrom(process.argv)
  // What fails beside the requests fails alone, too.
  process.on('uncaughtException', fault => connection.console.error(`Failed in passing: ${fault.stack}`))
  serve(connection, {
    ...styles,
    // Other editors do not know how to read files for us.
    host: isOurs(process.argv) ? mixedHost(nodeHost, clientHost(connection)) : nodeHost,
    clock: Date.now,
    version: manifest.version,
    nextTurn: setImmediate,
  })
} else {
  const program = readFileSync(join(import.meta.dirname, 'server.browser.js'))
  examineForParent(nodeHost, styles, signOf(program))
}

/** Speaks over standard streams, or, started by our own client, over Node's channel to its parent; the build leaves out the rest. */
function connectionFrom(given: readonly string[]): Connection {
  if (given.includes('--stdio')) return createConnection(ProposedFeatures.all, ...stdio())
  if (isOurs(given)) return createConnection(ProposedFeatures.all)
  process.stderr.write('The server is started with --stdio.\n')
  process.exit(2)
}

/** Whether our own client has started the server. */
function isOurs(given: readonly string[]): boolean {
  return given.includes('--node-ipc')
}
