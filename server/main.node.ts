import { isMainThread } from 'node:worker_threads'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import manifest from '../package.json' with { type: 'json' }
import { loadProfiles, profileCompiler } from '../profiles/index.ts'
import { nodeHost } from './host/node.ts'
import { stdio } from './host/stdio.ts'
import { examineForParent } from './host/thread.ts'
import { serve } from './server.ts'

const compile = profileCompiler()
const styles = { profiles: loadProfiles(compile), compile }

if (isMainThread) {
  const connection = process.argv.includes('--stdio')
    ? createConnection(ProposedFeatures.all, ...stdio())
    : createConnection(ProposedFeatures.all)
  // What fails beside the requests fails alone, too.
  process.on('uncaughtException', fault => connection.console.error(`Failed in passing: ${fault.stack}`))
  serve(connection, {
    ...styles,
    host: nodeHost,
    clock: Date.now,
    version: manifest.version,
    nextTurn: setImmediate,
  })
} else examineForParent(nodeHost, styles)
