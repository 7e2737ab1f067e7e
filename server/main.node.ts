import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../package.json' with { type: 'json' }
import { loadProfiles } from '../profiles/index.ts'
import { nodeHost } from './host/node.ts'
import { serve } from './server.ts'

serve(createConnection(ProposedFeatures.all), {
  host: nodeHost,
  profiles: loadProfiles(),
  clock: Date.now,
  version,
  defer: setImmediate,
})
