import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import manifest from '../package.json' with { type: 'json' }
import { loadProfiles, profileCompiler } from '../profiles/index.ts'
import { clientHost } from './host/client.ts'
import { turnsOfPort } from './host/nextTurn.ts'
import { serve } from './server.ts'

const compile = profileCompiler()
const worker = globalThis as ConstructorParameters<typeof BrowserMessageReader>[0]
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker))

serve(connection, {
  host: clientHost(connection),
  profiles: loadProfiles(compile),
  compile,
  clock: Date.now,
  version: manifest.version,
  nextTurn: turnsOfPort(),
})
