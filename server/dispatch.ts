import type { CancellationToken, Connection } from 'vscode-languageserver'
import type { Background } from './background/background.ts'
import { helpInConfiguration } from './configuring/help.ts'
import type { OtherDocument } from './documents/sight.ts'
import { cancelled, misplaced, moved, refused, traceOf } from './editor/failures.ts'
import type { Feature, Fetched, OfDocument, Others, Returned, WorkspaceFeature } from './feature.ts'
import type { NextTurn } from './host/nextTurn.ts'
import type { FolderParams } from './protocol.ts'
import type { Session } from './session.ts'
import { asFolder } from './uri.ts'
import { workspaceSightOf } from './workspace/sight.ts'

/** What handlers need besides the request. */
export interface Services {
  readonly connection: Connection
  readonly session: Session
  readonly background: Background
  readonly nextTurn: NextTurn
}

type Params = OfDocument | Returned<{ readonly uri: string }>

/** Routes one LSP method to its feature. */
export function connectFeature(services: Services, feature: Feature<Params, unknown, unknown>): void {
  services.connection.onRequest(feature.method, (params: Params, token: CancellationToken) =>
    attended(services, feature.method, token, () => answer(services, feature, params, token)),
  )
}

/** Routes one method to a feature of the workspace. */
export function connectWorkspaceFeature(
  services: Services,
  feature: WorkspaceFeature<unknown, unknown>,
): void {
  const { session, background } = services
  services.connection.onRequest(feature.method, (params: unknown, token: CancellationToken) =>
    attended(services, feature.method, token, async () => {
      // What a folder is asked about before its configuration was read would be answered in another style.
      const { folder } = (params ?? {}) as Partial<FolderParams>
      if (folder !== undefined) await background.configurations.lookAbove(asFolder(folder))
      await new Promise<void>(services.nextTurn)
      if (token.isCancellationRequested) return cancelled()
      if (feature.preference && !session.preferences[feature.preference]) return null
      return feature.answer(workspaceSightOf(session), params)
    }),
  )
}

/** Runs a handler; a failure is logged and fails this request alone. */
export async function attended(
  { connection, background }: Services,
  method: string,
  token: CancellationToken,
  run: () => Promise<unknown>,
): Promise<unknown> {
  if (background.isStopped) return misplaced('the server is shut down')
  background.busy()
  try {
    return await run()
  } catch (error) {
    if (token.isCancellationRequested) return cancelled()
    connection.console.error(`${method} failed: ${traceOf(error)}`)
    return refused(`${method} failed; the log says why`)
  }
}

/**
 * Answers a request about a document. What holds for all of them is seen to here: edits sent before it are applied first,
 * a cancelled request is dropped, and so is the answer to a version that is no longer the current one.
 */
async function answer(
  { session, background, nextTurn }: Services,
  feature: Feature<Params, unknown, unknown>,
  params: Params,
  token: CancellationToken,
): Promise<unknown> {
  const uri = uriIn(feature, params)
  if (uri === undefined) return params
  const version = session.versionOf(uri)
  await background.configurations.reading(uri)
  // One turn of the event loop, so that a cancellation already sent is read before the work begins.
  await new Promise<void>(nextTurn)
  if (token.isCancellationRequested) return cancelled()
  if (version !== session.versionOf(uri)) return moved()
  if (feature.preference && !session.preferences[feature.preference]) return null
  const sight = session.sight(uri) ?? (feature.ofLists ? session.listing(uri) : null)
  if (!sight) {
    // An item offered in a document that has been closed cannot be resolved.
    if (feature.resolves || !('textDocument' in params)) return params
    return helpInConfiguration(session, background.configurations, feature.method, params)
  }
  const needed = feature.needs?.(sight, params) ?? []
  if (needed.length === 0 && !feature.load) return feature.answer(sight, params, nothing)
  const [others, loaded] = await Promise.all([readAll(session, needed), feature.load?.()])
  if (token.isCancellationRequested) return cancelled()
  return version === session.versionOf(uri) ? feature.answer(sight, params, { others, loaded }) : moved()
}

/** The document a request is about; `undefined` for an item to be resolved that comes from none. */
function uriIn({ resolves }: Feature<Params, unknown, unknown>, params: Params): string | undefined {
  return resolves ? (params as Returned<{ uri: string }>).data?.uri : (params as OfDocument).textDocument.uri
}

const nothing: Fetched<undefined> = { others: new Map(), loaded: undefined }

async function readAll(session: Session, uris: readonly string[]): Promise<Others> {
  const read = await Promise.all(uris.map(uri => session.read(uri)))
  const found = read.filter((one): one is OtherDocument => one !== null)
  return new Map(found.map(one => [one.uri, one]))
}
