import type { Styles } from '../core/configuration.ts'
import {
  edit,
  type Instant,
  mayHoldIndex,
  mentionsIn,
  noWorkspace,
  type Parsed,
  type Profile,
  parse,
  type Resolution,
  type Rule,
  resolve,
  rules,
  type Surroundings,
  styleBelow,
  textOf,
  updateView,
  type View,
  viewOf,
  type WorkspaceIndex,
} from '../core/index.ts'
import {
  type Change,
  changed,
  isFresh,
  isStill,
  type OpenDocument,
  opened,
  type Resolved,
} from './documents/document.ts'
import { type OtherDocument, type Sight, sightOf } from './documents/sight.ts'
import type { Client } from './editor/client.ts'
import { toSpan } from './editor/positions.ts'
import { type Preferences, preferring, standardPreferences } from './editor/preferences.ts'
import type { Host } from './host/host.ts'
import { canonical, folderOf, pathIn, uriIn } from './uri.ts'
import { type FileMemory, fileMemory } from './workspace/fileMemory.ts'
import { noHomes } from './workspace/homes.ts'
import { type Entry, emptyShelf, entryOf, type Shelf } from './workspace/shelf.ts'

const listRules = rules.filter(rule => rule.ofLists)

/**
 * The only state of the server that answers depend on: open documents, configurations and the cards of the workspace. All
 * it hands out is an immutable `Sight` of one version. URIs may come in any spelling.
 */
export class Session {
  readonly host: Host
  readonly client: Client
  readonly styles: Styles
  readonly clock: () => Instant
  readonly homes = noHomes()
  readonly #open = new Map<string, OpenDocument>()
  readonly #files: FileMemory
  readonly #shelf: Shelf
  #preferences: Preferences = standardPreferences
  #revision = 0
  #openings = 0
  #spelled = { uri: '', own: '' }

  constructor(host: Host, client: Client, styles: Styles, clock: () => Instant) {
    this.host = host
    this.client = client
    this.styles = styles
    this.clock = clock
    this.#files = fileMemory(host, clock)
    this.#shelf = emptyShelf(this.homes, this.#files.exists)
  }

  /** The URI in canonical form. The last one is remembered: at each key the same URI is asked for several times. */
  #own(uri: string): string {
    if (uri !== this.#spelled.uri) this.#spelled = { uri, own: canonical(uri) }
    return this.#spelled.own
  }

  open(uri: string, version: number, text: string): void {
    this.#open.set(this.#own(uri), opened(uri, version, parse(text), ++this.#openings))
  }

  /** Applies changes in order. Returns false, changing nothing, if the version is not newer than the one held. */
  change(uri: string, version: number, changes: readonly Change[]): boolean {
    const document = this.#open.get(this.#own(uri))
    if (!document || version <= document.version) return false
    let { parsed } = document
    for (const { range, text } of changes)
      parsed = range ? edit(parsed, { ...toSpan(parsed, range, this.client.encoding), text }) : parse(text)
    this.#open.set(this.#own(uri), changed(document, version, parsed))
    return true
  }

  close(uri: string): void {
    this.#open.delete(this.#own(uri))
  }

  isOpen(uri: string): boolean {
    return this.#open.has(this.#own(uri))
  }

  /** As the client writes them. */
  get openUris(): readonly string[] {
    return [...this.#open.values()].map(document => document.uri)
  }

  versionOf(uri: string): number | null {
    return this.#open.get(this.#own(uri))?.version ?? null
  }

  /** Counts openings: a document closed and opened again may start with the same version number. */
  openingOf(uri: string): number | null {
    return this.#open.get(this.#own(uri))?.opening ?? null
  }

  /** Grows whenever anything changes that answers depend on besides the document itself. */
  get revision(): number {
    return this.#revision + this.homes.revision
  }

  /** Called when so much time has passed that some deadline may have passed. */
  timePassed(): void {
    this.#revision++
  }

  /** Called when files came or went on disk: whether the targets of links exist is asked anew. */
  forgetFiles(): void {
    this.#files.forget()
    for (const document of this.#open.values()) document.origin = null
    this.#revision++
  }

  /** Returns whether they differ from those before. */
  setPreferences(preferences: Preferences): boolean {
    if (JSON.stringify(preferences) === JSON.stringify(this.#preferences)) return false
    this.#preferences = preferences
    this.#revision++
    return true
  }

  get preferences(): Preferences {
    return this.#preferences
  }

  /** The text of an open document as it stands. */
  parsedOf(uri: string): Parsed | null {
    return this.#open.get(this.#own(uri))?.parsed ?? null
  }

  /** The text of an open document, `null` for any other. */
  textOf(uri: string): string | null {
    const parsed = this.parsedOf(uri)
    return parsed && textOf(parsed)
  }

  /** Any document, as the editor has it, else as the disk has it; `null` where it cannot be read. */
  async read(uri: string): Promise<OtherDocument | null> {
    const open = this.#open.get(this.#own(uri))
    if (open) return open
    const text = await this.host.read(uri)
    return text === null ? null : { uri, version: null, parsed: parse(text) }
  }

  /** Takes a closed file into the index of its workspace, or out of it when it is gone. */
  shelve(uri: string, entry: Entry | null): void {
    this.#shelf.put(this.#own(uri), entry)
  }

  /** Makes what the workspace keeps of a file. */
  examine(uri: string, text: string): Entry {
    const parsed = parse(text)
    const { resolution, path, home } = this.#resolve(this.#own(uri), parsed)
    const surroundings = this.#surroundings(resolution, path, noWorkspace)
    const view = resolution.isPostmortem ? viewOf(parsed, surroundings) : null
    return entryOf(home, view, this.#mentionsIn(text, home))
  }

  /** Makes what was indexed or is open visible to all; tells `failed` where it breaks down. Returns whether anything changed. */
  settle(failed: (uri: string, error: unknown) => void): boolean {
    for (const [uri, document] of this.#open) {
      const present = `${document.version}:${this.homes.revision}`
      if (document.shelved === present) continue
      document.shelved = present
      try {
        const { home } = this.#resolveOpen(uri, document)
        const view = this.sight(uri)?.view ?? null
        this.#shelf.put(uri, entryOf(home, view, this.#mentionsIn(textOf(document.parsed), home)))
      } catch (error) {
        failed(uri, error)
      }
    }
    const settled = this.#shelf.settle()
    if (settled) this.#revision++
    return settled
  }

  /** Every style that is known in a home, by id: of two with the same id, that of its configuration. */
  stylesIn(home: string): ReadonlyMap<string, Profile> {
    const own = this.homes.configurationOf(home)?.profiles
    return own ? new Map([...this.styles.profiles, ...own]) : this.styles.profiles
  }

  /** The incidents a text names, in the form of any style that is known in its home. */
  #mentionsIn(text: string, home: string): string[] {
    return mentionsIn(text, this.stylesIn(home).values())
  }

  /** Everything known of an open document that is a postmortem; `null` for any other. */
  sight(uri: string): Sight | null {
    const own = this.#own(uri)
    const document = this.#open.get(own)
    if (!document) return null
    const resolved = this.#resolveOpen(own, document)
    if (!resolved.resolution.isPostmortem) return null
    if (!isFresh(document, this.revision, this.clock())) this.#see(own, document, resolved)
    return document.sight
  }

  /** An open document that is none, but lists those of its folder, in the style of most: for the rules of lists alone. */
  listing(uri: string): Sight | null {
    const own = this.#own(uri)
    const document = this.#open.get(own)
    if (!document) return null
    const resolved = this.#resolveOpen(own, document)
    const { resolution, path, home } = resolved
    if (resolution.isPostmortem || !mayHoldIndex(path, textOf(document.parsed))) return null
    if (isFresh(document, this.revision, this.clock())) return document.sight
    const style = styleBelow(folderOf(own), this.usedStyles(home))
    const profile = this.stylesIn(home).get(style ?? '') ?? resolution.profile
    this.#see(own, document, { ...resolved, resolution: { ...resolution, profile } }, listRules)
    return document.sight
  }

  #see(own: string, document: OpenDocument, resolved: Resolved, rules?: readonly Rule[]): void {
    const { resolution, path, home } = resolved
    const surroundings = this.#surroundings(resolution, path, this.workspace(home))
    document.revision = this.revision
    document.sight = sightOf({
      uri: document.uri,
      version: document.version,
      view: this.#viewOf(document, surroundings),
      client: this.client,
      preferences: this.#preferences,
      home,
      cache: document.cache,
      memory: document.memory,
      tracker: this.homes.configurationOf(home)?.data.tracker ?? null,
      mentioned: () => this.#mentionsIn(textOf(document.parsed), home),
      styleOf: other =>
        this.stylesIn(home).get(this.entries.get(uriIn(home, other))?.postmortem?.style ?? '') ?? null,
      naming: id => this.#shelf.naming(id, home).filter(other => other !== own),
      ...(rules && { rules }),
    })
  }

  /** Reads the document in full only if more than prose has changed since it was last read so. */
  #viewOf(document: OpenDocument, surroundings: Surroundings): View {
    const { origin, parsed, memory } = document
    const isRecent = origin !== null && isStill(origin.now, surroundings.now)
    const view =
      (isRecent && updateView(origin, parsed, surroundings, memory)) || viewOf(parsed, surroundings, memory)
    if (view.move === undefined) document.origin = view
    return view
  }

  /** The postmortems below a home folder, as one immutable index. */
  workspace(home: string): WorkspaceIndex {
    return this.#shelf.workspace(home)
  }

  /** The style of each postmortem of a home, by its URI. */
  usedStyles(home: string): ReturnType<Shelf['usedStyles']> {
    return this.#shelf.usedStyles(home)
  }

  /** What is kept of each file of the workspace, by its URI. */
  get entries(): ReadonlyMap<string, Entry> {
    return this.#shelf.entries
  }

  #resolveOpen(uri: string, document: OpenDocument): Resolved {
    if (document.resolved?.homes !== this.homes.revision) {
      const before = document.resolved?.resolution.profile
      document.resolved = { ...this.#resolve(uri, document.parsed), homes: this.homes.revision }
      if (before !== document.resolved.resolution.profile) document.memory.clear()
    }
    return document.resolved
  }

  #resolve(uri: string, parsed: Parsed): Omit<Resolved, 'homes'> {
    const home = this.homes.of(uri)
    const path = pathIn(home, uri)
    const configuration = this.homes.configurationOf(home)
    return { resolution: resolve(path, parsed, configuration, this.styles.profiles), path, home }
  }

  #surroundings(resolution: Resolution, path: string, workspace: WorkspaceIndex): Surroundings {
    const { profile, settings } = resolution
    return { path, profile, settings: preferring(settings, this.#preferences), workspace, now: this.clock() }
  }
}
