import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * Modules of the language libraries for features that our server does not offer: by path, the classes each exports to a
 * client, and the server capability that would need them. A test compares these with our server's capabilities.
 */
export const unoffered: Readonly<Record<string, readonly [features: string, capability: string]>> = {
  callHierarchy: ['CallHierarchyFeature', 'callHierarchyProvider'],
  declaration: ['DeclarationFeature', 'declarationProvider'],
  executeCommand: ['ExecuteCommandFeature', 'executeCommandProvider'],
  fileOperations: [
    'DidCreateFilesFeature DidRenameFilesFeature DidDeleteFilesFeature WillCreateFilesFeature WillRenameFilesFeature WillDeleteFilesFeature',
    'fileOperations',
  ],
  implementation: ['ImplementationFeature', 'implementationProvider'],
  inlineCompletion: ['InlineCompletionItemFeature', 'inlineCompletionProvider'],
  inlineValue: ['InlineValueFeature', 'inlineValueProvider'],
  linkedEditingRange: ['LinkedEditingFeature', 'linkedEditingRangeProvider'],
  moniker: ['MonikerFeature', 'monikerProvider'],
  notebook: ['NotebookDocumentSyncFeature', 'notebookDocumentSync'],
  signatureHelp: ['SignatureHelpFeature', 'signatureHelpProvider'],
  textDocumentContent: ['TextDocumentContentFeature', 'textDocumentContent'],
  typeDefinition: ['TypeDefinitionFeature', 'typeDefinitionProvider'],
  typeHierarchy: ['TypeHierarchyFeature', 'typeHierarchyProvider'],
}

const names = Object.keys(unoffered).join('|')

/** Stubs of client features, which never register anything. */
const silent = (features: string) => `
  const never = () => ({ dispose() {} })
  class Silent {
    static CellScheme = 'vscode-notebook-cell'
    constructor(client, name) { this.registrationType = { method: name } }
    onOpenNotificationSent = never
    onChangeNotificationSent = never
    onSaveNotificationSent = never
    onCloseNotificationSent = never
    fillClientCapabilities() {}
    initialize() {}
    register() {}
    unregister() {}
    clear() {}
    getState() { return { kind: 'static' } }
    handles() { return false }
  }
  ${features
    .split(' ')
    .map(
      name =>
        `exports.${name} = class extends Silent { constructor(client) { super(client, ${JSON.stringify(methodOf(name))}) } }`,
    )
    .join('\n')}`

/** The method a stub is registered under; only that of notebooks is ever looked up, by diagnostics. */
const methodOf = (feature: string) =>
  feature === 'NotebookDocumentSyncFeature' ? 'notebookDocument/sync' : `none/${feature}`

/** Matches a file against the glob of a document selector, by VS Code's own function instead of another glob library. */
const matching = `
  const { languages } = require('vscode')
  exports.matchGlobPattern = (pattern, uri) => languages.match({ pattern }, { uri, languageId: '' }) > 0`

/** Replaces the library's linked map by JavaScript's own, which keeps the order as well. */
const ordered = `
  exports.Touch = { None: 0, Last: 2 }
  exports.LinkedMap = class extends Map {
    get first() { return this.values().next().value }
    get last() { return [...this.values()].at(-1) }
    before(key) {
      let before
      for (const [own, value] of this) {
        if (own === key) return before
        before = value
      }
    }
    set(key, value, touch) {
      if (touch === 2) this.delete(key)
      return super.set(key, value)
    }
    shift() {
      const [first] = this
      if (first === undefined) return
      this.delete(first[0])
      return first[1]
    }
  }`

/** The server's mixins for requests that ours answers or sends, by name. */
const named = 'diagnostic|foldingRange|inlayHint|semanticTokens|showDocument'

/** The mixins of a module of the server's library, replaced by ones that add nothing. */
const passing = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/^exports\.(\w+Feature) = /gm)]
    .map(([, name]) => `exports.${name} = Base => Base`)
    .join('\n')

/** A module without some of its classes. */
const without = (classes: string, path: string) =>
  readFileSync(path, 'utf8').replace(
    new RegExp(`^class (${classes}) [\\s\\S]*?^\\}\\nexports\\.\\1 = \\1;$`, 'gm'),
    '',
  )

/** Replaces some classes of a module by stubs and keeps the others. */
const withSilent = (features: string) => (path: string) =>
  without(features.replaceAll(' ', '|'), path) + silent(features)

/** Removes snapshots of documents, which only clients need that announce opened documents with a delay. */
const withoutSnapshots = (code: string) =>
  code
    .replace(/^class TextDocumentSnapshot \{[\s\S]*?^\}$/m, 'class TextDocumentSnapshot {}')
    .replace(/^const vscode_languageserver_textdocument_1 = .*$/m, '')
    .replace(/^const DEFAULT_WORD_REGEXP = .*$/m, '')

/** Removes how messages cross sockets, pipes and ports: ours go between processes, workers and, by our own hand, standard streams. */
const withoutStreams = (path: string) =>
  without('(?:Socket|Stream|Port)Message(?:Reader|Writer)', path).replace(
    /^function (create(?:Client|Server)(?:Pipe|Socket)Transport|generateRandomPipeName)\([\s\S]*?^\}$/gm,
    'function $1() {}',
  )

/** Removes the readers and writers of streams, with their options. */
const withoutOptions = (path: string) =>
  without('(?:Readable|Writeable)StreamMessage(?:Reader|Writer)', path).replace(
    /^var (Resolved\w+Options);\n\(function \(\1\) \{[\s\S]*?^\}\)\(.*$/m,
    '',
  )

/** Modules by their path within the libraries, and their replacement. */
const replaced: readonly (readonly [path: string, contents: (path: string, name: string) => string])[] = [
  [`vscode-languageclient/lib/common/(${names})`, (_, name) => silent(unoffered[name]![0])],
  ['vscode-languageclient/lib/common/utils/globPattern', () => matching],
  // Our server takes no part in saving, and in formatting while typing.
  [
    'vscode-languageclient/lib/common/textSynchronization',
    path =>
      withoutSnapshots(
        withSilent('WillSaveFeature WillSaveWaitUntilFeature DidSaveTextDocumentFeature')(path),
      ),
  ],
  ['vscode-languageclient/lib/common/formatting', withSilent('DocumentOnTypeFormattingFeature')],
  [`vscode-languageserver/lib/common/(${names}|${named})`, passing],
  // `server/session.ts` holds the documents.
  ['vscode-languageserver/lib/common/textDocuments', () => 'exports.TextDocuments = null'],
  // Requests are cancelled by messages; no memory is shared.
  ['vscode-jsonrpc/lib/common/sharedArrayCancellation', () => ''],
  ['vscode-jsonrpc/lib/common/linkedMap', () => ordered],
  ['vscode-jsonrpc/lib/node/main', withoutStreams],
  ['vscode-jsonrpc/lib/common/message(Reader|Writer)', withoutOptions],
  ['vscode-jsonrpc/lib/common/messageBuffer', () => 'exports.AbstractMessageBuffer = class {}'],
  ['vscode-jsonrpc/lib/common/semaphore', () => ''],
  // Tells registrations and progress of one connection apart.
  [
    'vscode-languageserver/lib/common/utils/uuid',
    () => 'exports.generateUuid = () => Math.random().toString(36).slice(2)',
  ],
  // Messages of the protocol have one parameter or none; the library has a class each for up to nine.
  ['vscode-jsonrpc/lib/common/messages', path => without('\\w+Type[1-9]', path)],
  // Such items belong to features left out above.
  ['vscode-languageclient/lib/common/protocol(Call|Type)HierarchyItem', () => 'exports.default = null'],
  // Looks for globally installed packages, which our server never does.
  ['vscode-languageserver/lib/node/files', () => ''],
  // A client that pulls diagnostics knows the messages of notebooks, and brings a protocol of its own.
  [`vscode-languageserver-protocol/lib/common/protocol\\.(?:${names.replace('notebook|', '')})`, () => ''],
  [
    'vscode-languageserver/node_modules/vscode-languageserver-protocol/lib/common/protocol\\.notebook',
    () => '',
  ],
]

const filters = replaced.map(
  ([path, contents]) => [new RegExp(`[\\\\/]${path.replaceAll('/', '[\\\\/]')}\\.js$`), contents] as const,
)

/** The code that replaces a module of the libraries; `null` for one that stays as it is. */
export function offeredIn(path: string): string | null {
  const [filter, contents] = filters.find(([one]) => one.test(path)) ?? []
  return filter && contents ? contents(path, filter.exec(path)?.[1] ?? '') : null
}

/** The libraries without those modules. */
export const withoutUnoffered: Plugin = {
  name: 'without-unoffered',
  setup(bundle) {
    for (const [filter] of filters) {
      bundle.onLoad({ filter }, ({ path }) => ({ contents: offeredIn(path) ?? '', loader: 'js' }))
    }
  },
}
