import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import manifest from '../package.json' with { type: 'json' }
import { loadProfiles, profileCompiler } from '../profiles/index.ts'
import { nodeHost } from './host/node.ts'
import { serve } from './server.ts'

const compile = profileCompiler()

serve(createConnection(ProposedFeatures.all), {
  host: nodeHost,
  profiles: loadProfiles(compile),
  compile,
  clock: Date.now,
  version: manifest.version,
  defer: setImmediate,
})
