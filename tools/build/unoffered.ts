import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * The modules of the language libraries for what our server does not offer, with the features each exports to a client and
 * the capability of a server that would need them. A test holds them against the capabilities of ours.
 */
export const unoffered: Readonly<Record<string, readonly [features: string, capability: string]>> = {
  callHierarchy: ['CallHierarchyFeature', 'callHierarchyProvider'],
  declaration: ['DeclarationFeature', 'declarationProvider'],
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

/** What a server is built of, each part upon those before it: these add nothing. */
const passing = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/^exports\.(\w+Feature) = /gm)]
    .map(([, name]) => `exports.${name} = Base => Base`)
    .join('\n')

/** Modules by their path within the libraries, and what stands in their place. */
const replaced: readonly (readonly [path: string, contents: (path: string, name: string) => string])[] = [
  [`vscode-languageclient/lib/common/(${names})`, (_, name) => silent(unoffered[name]![0])],
  ['vscode-languageclient/lib/common/utils/globPattern', () => matching],
  [`vscode-languageserver/lib/common/(${names})`, passing],
  // It looks for packages that are installed for everybody; ours never does.
  ['vscode-languageserver/lib/node/files', () => ''],
  // A client that pulls diagnostics knows the messages of notebooks, and brings a protocol of its own.
  [`vscode-languageserver-protocol/lib/common/protocol\\.(?:${names.replace('notebook|', '')})`, () => ''],
  [
    'vscode-languageserver/node_modules/vscode-languageserver-protocol/lib/common/protocol\\.notebook',
    () => '',
  ],
]

/** The libraries without those modules. */
export const withoutUnoffered: Plugin = {
  name: 'without-unoffered',
  setup(bundle) {
    for (const [path, contents] of replaced) {
      const filter = new RegExp(`[\\\\/]${path.replaceAll('/', '[\\\\/]')}\\.js$`)
      bundle.onLoad({ filter }, ({ path: own }) => ({
        contents: contents(own, filter.exec(own)?.[1] ?? ''),
        loader: 'js',
      }))
    }
  },
}
