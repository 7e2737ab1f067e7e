import type { Plugin } from 'esbuild'

/**
 * The modules of the language client for what our server does not offer, with the feature each exports and the capability
 * of a server that would need it. A test holds them against the capabilities of ours.
 */
export const unoffered: Readonly<Record<string, readonly [feature: string, capability: string]>> = {
  callHierarchy: ['CallHierarchyFeature', 'callHierarchyProvider'],
  colorProvider: ['ColorProviderFeature', 'colorProvider'],
  declaration: ['DeclarationFeature', 'declarationProvider'],
  implementation: ['ImplementationFeature', 'implementationProvider'],
  inlineCompletion: ['InlineCompletionItemFeature', 'inlineCompletionProvider'],
  inlineValue: ['InlineValueFeature', 'inlineValueProvider'],
  linkedEditingRange: ['LinkedEditingFeature', 'linkedEditingRangeProvider'],
  notebook: ['NotebookDocumentSyncFeature', 'notebookDocumentSync'],
  signatureHelp: ['SignatureHelpFeature', 'signatureHelpProvider'],
  textDocumentContent: ['TextDocumentContentFeature', 'textDocumentContent'],
  typeDefinition: ['TypeDefinitionFeature', 'typeDefinitionProvider'],
  typeHierarchy: ['TypeHierarchyFeature', 'typeHierarchyProvider'],
}

const names = Object.keys(unoffered).join('|')

/** A feature that asks VS Code for nothing and is never registered; that of notebooks has no news of any. */
const silent = (feature: string) => `
  const never = () => ({ dispose() {} })
  exports.${feature} = class {
    static CellScheme = 'vscode-notebook-cell'
    registrationType = { method: ${JSON.stringify(feature === 'NotebookDocumentSyncFeature' ? 'notebookDocument/sync' : `none/${feature}`)} }
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
  }`

/** The client without those modules. */
export const withoutUnoffered: Plugin = {
  name: 'without-unoffered',
  setup(bundle) {
    const filter = new RegExp(`[\\\\/]vscode-languageclient[\\\\/]lib[\\\\/]common[\\\\/](?:${names})\\.js$`)
    bundle.onLoad({ filter }, ({ path }) => {
      const [, name] = /([^\\/]+)\.js$/.exec(path)!
      return { contents: silent(unoffered[name!]![0]) }
    })
  },
}
