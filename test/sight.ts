import assert from 'node:assert/strict'
import { type Position, ResponseError } from 'vscode-languageserver'
import { findingCache, notebook, parse, type TrackerData } from '../core/index.ts'
import { mentionsIn } from '../core/workspace/mentions.ts'
import { type Sight, sightOf } from '../server/documents/sight.ts'
import { type Client, clientOf } from '../server/editor/client.ts'
import { type Preferences, standardPreferences } from '../server/editor/preferences.ts'
import type { Feature, Others } from '../server/feature.ts'
import { uriIn } from '../server/uri.ts'
import type { WorkspaceSight } from '../server/workspace/sight.ts'
import { profiles, type Scene, type Setting, scene, view } from './fixture.ts'

/** What a test of a feature may set besides what a rule sees. */
export interface Seat extends Setting {
  readonly client?: Partial<Client>
  readonly preferences?: Partial<Preferences>
  readonly tracker?: TrackerData
}

/** The folder all scenes stand in. */
export const home = 'file:///team/'

/** A client that can do everything and counts as we do. */
export const ableClient: Client = {
  ...clientOf({ processId: null, rootUri: null, capabilities: {} }),
  snippets: true,
  resolvesDocumentation: true,
  markdownDocumentation: true,
  markdownHover: true,
  documentChanges: true,
  renamesFiles: true,
  codeActionLiterals: true,
  hierarchicalSymbols: true,
  ownCommands: true,
}

/** The documents of a scene as an editor would show them, the main one in front. */
export interface Desk {
  readonly scene: Scene
  readonly sight: Sight
  readonly uri: string
  /** Where the cursor is; the start of the selection, if there is one. */
  readonly position: Position
  readonly others: Others
}

/** Opens a scene: its main file as a sight, the other files beside it. */
export function deskOf(source: string, seat: Seat = {}): Desk {
  const given = scene(source, seat.path)
  const uriOf = (path: string) => uriIn(home, path)
  const uri = uriOf(seat.path ?? given.main.path)
  const own = view(given, seat)
  const sight = sightOf({
    uri,
    version: 1,
    view: own,
    client: { ...ableClient, ...seat.client },
    preferences: { ...standardPreferences, ...seat.preferences },
    home,
    cache: findingCache(),
    memory: notebook(),
    tracker: seat.tracker ?? null,
    styleOf: () => own.profile,
    mentioned: () => mentionsIn(given.main.text, [own.profile, ...profiles.values()]),
    naming: id =>
      given.files
        .filter(file => file !== given.main && mentionsIn(file.text, profiles.values()).includes(id))
        .map(file => uriOf(file.path)),
  })
  const start = given.main.cursor ?? given.main.selection?.start ?? 0
  const others = given.files
    .filter(file => file !== given.main)
    .map(file => ({ uri: uriOf(file.path), version: null, parsed: parse(file.text) }))
  return {
    scene: given,
    sight,
    uri,
    position: sight.rangeOf({ start, end: start }).start,
    others: new Map(others.map(one => [one.uri, one])),
  }
}

/** What a feature answers for a scene; parameters besides the document are the test's to give. */
export function ask<P extends { textDocument: { uri: string } }, R>(
  feature: Feature<P, R>,
  desk: Desk,
  params: Omit<P, 'textDocument'>,
): ReturnType<Feature<P, R>['answer']> {
  const own = { textDocument: { uri: desk.uri }, ...params } as P
  const wanted = new Set(feature.needs?.(desk.sight, own))
  const others = new Map([...desk.others].filter(([uri]) => wanted.has(uri)))
  return feature.answer(desk.sight, own, { others, loaded: undefined })
}

/** What a feature has answered; nothing is an empty list. Fails where it has refused. */
export function answered<R>(answer: unknown): R {
  assert.ok(!(answer instanceof ResponseError), answer instanceof ResponseError ? answer.message : '')
  return (answer ?? []) as R
}

/** The workspace of a scene: every file of it. */
export function workspaceSightOf({ scene, sight }: Desk): WorkspaceSight {
  const { profile, settings, workspace, now } = sight.view
  const cards = [...workspace.cards.values()].map(card => ({
    uri: uriIn(home, card.path),
    card,
    due: null,
    calendar: settings.calendar,
  }))
  assert.equal(cards.length, scene.files.length)
  const context = { home, configuration: null, because: null, profile, profiles, settings, workspace }
  return { cards, client: sight.client, now, contextOf: () => context }
}
