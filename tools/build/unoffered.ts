import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * The modules of the language libraries for what our server does not offer, with the features each exports to a client and
 * the capability of a server that would need them. A test holds them against the capabilities of ours.
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

/** Features that ask VS Code for nothing and are never registered; that of notebooks has no news of any. */
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

/** Diagnostics look for the feature of notebooks by its method; no other is looked for. */
const methodOf = (feature: string) =>
  feature === 'NotebookDocumentSyncFeature' ? 'notebookDocument/sync' : `none/${feature}`

/** Whether a file fits the pattern of a selector: VS Code knows, so that no other reader of globs is needed. */
const matching = `
  const { languages } = require('vscode')
  exports.matchGlobPattern = (pattern, uri) => languages.match({ pattern }, { uri, languageId: '' }) > 0`

/** A map that knows its ends, for messages in their turn: JavaScript's own keeps the order, too. */
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

/** Parts of a server for requests that ours answers, and asks, by their names. */
const named = 'diagnostic|foldingRange|inlayHint|semanticTokens|showDocument'

/** What a server is built of, each part upon those before it: these add nothing. */
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

/** The same, for features of which a module has others that are used. */
const withSilent = (features: string) => (path: string) =>
  without(features.replaceAll(' ', '|'), path) + silent(features)

/** Without what keeps a document as it was when it was opened, for clients that tell of that later: ours tells at once. */
const withoutSnapshots = (code: string) =>
  code
    .replace(/^class TextDocumentSnapshot \{[\s\S]*?^\}$/m, 'class TextDocumentSnapshot {}')
    .replace(/^const vscode_languageserver_textdocument_1 = .*$/m, '')
    .replace(/^const DEFAULT_WORD_REGEXP = .*$/m, '')

/** Modules by their path within the libraries, and what stands in their place. */
const replaced: readonly (readonly [path: string, contents: (path: string, name: string) => string])[] = [
  [`vscode-languageclient/lib/common/(${names})`, (_, name) => silent(unoffered[name]![0])],
  ['vscode-languageclient/lib/common/utils/globPattern', () => matching],
  // Nothing is asked or told when a document is saved, or with each sign that is typed.
  [
    'vscode-languageclient/lib/common/textSynchronization',
    path =>
      withoutSnapshots(
        withSilent('WillSaveFeature WillSaveWaitUntilFeature DidSaveTextDocumentFeature')(path),
      ),
  ],
  ['vscode-languageclient/lib/common/formatting', withSilent('DocumentOnTypeFormattingFeature')],
  [`vscode-languageserver/lib/common/(${names}|${named})`, passing],
  // Our session holds the documents.
  ['vscode-languageserver/lib/common/textDocuments', () => 'exports.TextDocuments = null'],
  // Both are found by messages alone; no memory is shared.
  ['vscode-jsonrpc/lib/common/sharedArrayCancellation', () => ''],
  ['vscode-jsonrpc/lib/common/linkedMap', () => ordered],
  // Messages have one parameter or none; the forms for up to nine are a class each.
  ['vscode-jsonrpc/lib/common/messages', path => without('\\w+Type[1-9]', path)],
  // Nobody makes such items: they belong to features above.
  ['vscode-languageclient/lib/common/protocol(Call|Type)HierarchyItem', () => 'exports.default = null'],
  // It looks for packages that are installed for everybody; ours never does.
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

/** What is left of a module of the libraries; `null` for one that stays whole. */
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
