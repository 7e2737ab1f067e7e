import type { Position, Range } from 'vscode-languageserver'
import type { FileProblem } from '../core/configuration.ts'
import {
  type Barren,
  type Card,
  type Chunk,
  type Configuration,
  cardOf,
  check,
  edit,
  type Finding,
  type FindingCache,
  findingCache,
  type Instant,
  look,
  offsetAt,
  type Parsed,
  parse,
  type Resolution,
  resolve,
  type WorkspaceIndex,
  workspaceOf,
} from '../core/index.ts'
import type { Client } from './client.ts'
import type { Styles } from './configuration.ts'
import { toOffset, toRange, toSpan } from './convert.ts'
import type { Sight } from './feature.ts'
import type { Host } from './host/host.ts'
import { type Preferences, standardPreferences } from './preferences.ts'
import { folderOf, homeOf, pathIn } from './uri.ts'

/** A change as the client sends it: a range and its new text, or the whole text. */
export interface Change {
  readonly range?: Range
  readonly text: string
}

interface OpenDocument {
  readonly uri: string
  readonly version: number
  readonly parsed: Parsed
  readonly cache: FindingCache
  barren: Barren
  resolved: Resolved | null
  sight: Sight | null
  /** What the sight was made from besides the document; another revision makes it stale. */
  revision: number
}

/** What was decided about an open document, and under which configurations. */
interface Resolved {
  readonly resolution: Resolution
  readonly path: string
  readonly home: string
  readonly choices: number
}

/** A card and the folder of the configuration its document belongs to. */
interface IndexedCard {
  readonly card: Card
  readonly home: string
}

/**
 * The only mutable state of the server: open documents, configurations and the cards of the workspace. Everything
 * it hands out is an immutable `Sight` of one version.
 */
export class Session {
  readonly host: Host
  readonly client: Client
  readonly styles: Styles
  readonly #clock: () => Instant
  readonly #open = new Map<string, OpenDocument>()
  readonly #configurations = new Map<string, Configuration>()
  readonly #cards = new Map<string, IndexedCard>()
  readonly #indexes = new Map<string, WorkspaceIndex>()
  readonly #problems = new Map<string, readonly FileProblem[]>()
  #preferences: Preferences = standardPreferences
  #revision = 0
  /** Counts changes of configurations: a style chosen under others may not hold. */
  #choices = 0

  constructor(host: Host, client: Client, styles: Styles, clock: () => Instant) {
    this.host = host
    this.client = client
    this.styles = styles
    this.#clock = clock
  }

  open(uri: string, version: number, text: string): void {
    this.#put({ uri, version, parsed: parse(text), ...unseen() })
  }

  /** Applies changes in order. A version that is not newer than the one held is dropped. */
  change(uri: string, version: number, changes: readonly Change[]): void {
    const document = this.#open.get(uri)
    if (!document || version <= document.version) return
    let { parsed } = document
    for (const { range, text } of changes) {
      parsed = range ? edit(parsed, { ...toSpan(parsed, range, this.client.encoding), text }) : parse(text)
    }
    const resolved = sameShape(document.parsed, parsed) ? document.resolved : null
    this.#put({ ...document, version, parsed, resolved, sight: null })
  }

  close(uri: string): void {
    this.#open.delete(uri)
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri)
  }

  get openUris(): readonly string[] {
    return [...this.#open.keys()]
  }

  versionOf(uri: string): number | null {
    return this.#open.get(uri)?.version ?? null
  }

  get revision(): number {
    return this.#revision
  }

  setPreferences(preferences: Preferences): void {
    this.#preferences = preferences
    this.#revision++
  }

  get preferences(): Preferences {
    return this.#preferences
  }

  /** Sets or, with `null`, removes the configuration of a folder. */
  setConfiguration(folder: string, configuration: Configuration | null): void {
    if (configuration) this.#configurations.set(folder, configuration)
    else this.#configurations.delete(folder)
    this.#indexes.clear()
    this.#choices++
    this.#revision++
  }

  /** What is wrong with a configuration and the files it names, by the configuration's URI. */
  setConfigurationProblems(uri: string, problems: readonly FileProblem[]): void {
    this.#problems.set(uri, problems)
  }

  /** What is wrong with an open configuration file or style; the last good version stays in force meanwhile. */
  configurationProblems(uri: string): readonly FileProblem[] {
    return [...this.#problems].flatMap(([configuration, problems]) =>
      problems.filter(problem => folderOf(configuration) + problem.path === uri),
    )
  }

  /** The text of an open document as it stands. */
  parsedOf(uri: string): Parsed | null {
    return this.#open.get(uri)?.parsed ?? null
  }

  configurationOf(folder: string): Configuration | null {
    return this.#configurations.get(folder) ?? null
  }

  /** Takes a closed file into the index of its workspace, or out of it when it is gone or no postmortem. */
  index(uri: string, text: string | null): void {
    this.#setCard(uri, text === null ? null : this.#cardOf(uri, parse(text)))
  }

  #cardOf(uri: string, parsed: Parsed): IndexedCard | null {
    const { resolution, path, home } = this.#resolve(uri, parsed)
    if (!resolution.isPostmortem) return null
    const { record } = look(parsed, this.#surroundings(resolution, path, workspaceOf(new Map())))
    return { card: cardOf(record, path, parsed), home }
  }

  /** Everything known of an open document that is a postmortem; `null` for any other. */
  sight(uri: string): Sight | null {
    const document = this.#open.get(uri)
    if (!document) return null
    if (document.sight && document.revision === this.#revision) return document.sight
    const { resolution, path, home } = this.#resolveOpen(document)
    if (!resolution.isPostmortem) return null
    const surroundings = this.#surroundings(resolution, path, this.workspace(home))
    const view = look(document.parsed, surroundings, document.barren)
    this.#setCard(uri, { card: cardOf(view.record, path, document.parsed), home })
    document.sight = this.#sightOf(document, view, resolution, home)
    document.revision = this.#revision
    return document.sight
  }

  /** The postmortems below a home folder, as one immutable index. */
  workspace(home: string): WorkspaceIndex {
    let index = this.#indexes.get(home)
    if (!index) {
      const own = [...this.#cards.values()].filter(one => one.home === home)
      const cards = new Map(own.map(one => [one.card.path, one.card]))
      index = workspaceOf(cards, this.#revision, path => this.host.exists(home + path))
      this.#indexes.set(home, index)
    }
    return index
  }

  /** Every card known, with the URI of its document. */
  get cards(): readonly { readonly uri: string; readonly card: Card }[] {
    return [...this.#cards].map(([uri, { card }]) => ({ uri, card }))
  }

  #put(document: OpenDocument): void {
    this.#open.set(document.uri, document)
  }

  #setCard(uri: string, entry: IndexedCard | null): void {
    const before = this.#cards.get(uri)
    if (JSON.stringify(before) === JSON.stringify(entry ?? undefined)) return
    if (entry) this.#cards.set(uri, entry)
    else this.#cards.delete(uri)
    for (const home of [before?.home, entry?.home]) if (home !== undefined) this.#indexes.delete(home)
    this.#revision++
  }

  #resolveOpen(document: OpenDocument): Resolved {
    if (document.resolved?.choices !== this.#choices) {
      const before = document.resolved?.resolution.profile
      document.resolved = { ...this.#resolve(document.uri, document.parsed), choices: this.#choices }
      if (before !== document.resolved.resolution.profile) document.barren = new WeakMap()
    }
    return document.resolved
  }

  #resolve(uri: string, parsed: Parsed): Omit<Resolved, 'choices'> {
    const home = homeOf(uri, this.#configurations.keys())
    const path = pathIn(home, uri)
    return {
      resolution: resolve(path, parsed, this.#configurations.get(home) ?? null, this.styles.profiles),
      path,
      home,
    }
  }

  #surroundings(resolution: Resolution, path: string, workspace: WorkspaceIndex) {
    const { profile, settings } = resolution
    return { path, profile, settings, workspace, now: this.#clock() }
  }

  #sightOf(document: OpenDocument, view: Sight['view'], resolution: Resolution, home: string): Sight {
    const { parsed, uri, version, cache } = document
    const { client } = this
    let findings: Finding[] | undefined
    return {
      uri,
      version,
      view,
      client,
      preferences: this.#preferences,
      reason: resolution.reason,
      get findings() {
        findings ??= check(view, { cache })
        return findings
      },
      offsetAt: (position: Position) =>
        client.encoding === 'utf-16'
          ? offsetAt(parsed, position)
          : toOffset(parsed, position, client.encoding),
      spanOf: range => toSpan(parsed, range, client.encoding),
      rangeOf: span => toRange(parsed, span, client.encoding),
      uriOf: path => home + path.split('/').map(encodeURIComponent).join('/'),
    }
  }
}

function unseen(): Pick<OpenDocument, 'cache' | 'barren' | 'resolved' | 'sight' | 'revision'> {
  return { cache: findingCache(), barren: new WeakMap(), resolved: null, sight: null, revision: -1 }
}

/**
 * Whether an edit left alone what the style of a document is told by: its front matter, its titles and the
 * number of blocks below each. Then the answer of the version before holds.
 */
function sameShape(before: Parsed, after: Parsed): boolean {
  if (before.header !== after.header || before.chunks.length !== after.chunks.length) return false
  return after.chunks.every((chunk, i) => chunk === before.chunks[i] || sameOutline(chunk, before.chunks[i]!))
}

function sameOutline(a: Chunk, b: Chunk): boolean {
  return titleIn(a) === titleIn(b) && a.blocks.length === b.blocks.length && itemsIn(a) === itemsIn(b)
}

function titleIn({ heading, text }: Chunk): string {
  return heading === null ? '' : text.slice(heading.title.start, heading.title.end)
}

function itemsIn({ blocks }: Chunk): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0)
}
