import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver'
import { type Catalog, english, type Message, spoken } from '../../core/index.ts'

/** The units that columns count in. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32'

/** What the client can do, read once from its `initialize` request. What it does not name, it cannot. */
export interface Client {
  readonly encoding: Encoding
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  /** Shows other places beside a diagnostic. */
  readonly relatesDiagnostics: boolean
  /** Fades or strikes out text by the tags of a diagnostic. */
  readonly tagsDiagnostics: boolean
  /** Links the code of a diagnostic to a page. */
  readonly describesCodes: boolean
  readonly refreshesCodeLens: boolean
  readonly refreshesInlayHints: boolean
  readonly refreshesSemanticTokens: boolean
  readonly snippets: boolean
  readonly resolvesDocumentation: boolean
  readonly markdownDocumentation: boolean
  readonly markdownHover: boolean
  readonly documentChanges: boolean
  /** Can rename a file as part of an edit. */
  readonly renamesFiles: boolean
  readonly codeActionLiterals: boolean
  /** Shows code actions that are disabled, with the reason. */
  readonly showsDisabled: boolean
  readonly hierarchicalSymbols: boolean
  readonly watchesFiles: boolean
  readonly asksConfiguration: boolean
  readonly registersConfiguration: boolean
  readonly progress: boolean
  /** Tells when workspace folders come and go. */
  readonly namesFolders: boolean
  readonly linkTooltips: boolean
  /** Asks what would be renamed before it asks for the new name. */
  readonly preparesRename: boolean
  /** How many folds it can use; `null` if it did not say. */
  readonly mostFolds: number | null
  /** Is our own extension, which alone has our commands. */
  readonly ownCommands: boolean
  /** The open folders are not trusted: files that their configurations name are read only within them. */
  readonly isConfined: boolean
  /** VS Code shows headings, folds and links of Markdown itself. */
  readonly isVsCode: boolean
  /** A sentence in the language of the editor. */
  readonly inWords: (message: Message) => string
}

/** What our own client says in `initializationOptions`. */
interface Options {
  readonly commands?: boolean
  readonly confined?: boolean
  /** What is said in the language of the editor, by the keys of the English sentences. */
  readonly catalog?: Catalog
}

/** Reads the capabilities of a client; one that it does not mention is `false`. */
export function clientOf(params: InitializeParams): Client {
  const { capabilities, clientInfo } = params
  const { textDocument: text, window, general } = capabilities
  const options = params.initializationOptions as Options | null | undefined
  const ownCommands = options?.commands === true
  const catalog = options?.catalog
  return {
    ...inDiagnostics(capabilities),
    ...inTexts(text),
    ...inWorkspace(capabilities.workspace),
    encoding: chooseEncoding(general?.positionEncodings),
    progress: window?.workDoneProgress === true,
    ownCommands,
    isConfined: options?.confined === true,
    isVsCode: ownCommands || /visual studio code|vscode|code - oss/i.test(clientInfo?.name ?? ''),
    inWords: catalog ? message => spoken(message, catalog) : english,
  }
}

function inDiagnostics({ textDocument: text, workspace }: ClientCapabilities) {
  // Before version 3.18 of the protocol only the capabilities for pushing say what a diagnostic may hold.
  const shown = { ...text?.publishDiagnostics, ...text?.diagnostic }
  return {
    pullsDiagnostics: text?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatesDiagnostics: shown.relatedInformation === true,
    tagsDiagnostics: shown.tagSupport !== undefined,
    describesCodes: shown.codeDescriptionSupport === true,
  }
}

function inTexts(text: ClientCapabilities['textDocument']) {
  const item = text?.completion?.completionItem
  return {
    snippets: item?.snippetSupport === true,
    resolvesDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
    markdownDocumentation: item?.documentationFormat?.includes('markdown') === true,
    markdownHover: text?.hover?.contentFormat?.includes('markdown') === true,
    codeActionLiterals: text?.codeAction?.codeActionLiteralSupport !== undefined,
    showsDisabled: text?.codeAction?.disabledSupport === true,
    hierarchicalSymbols: text?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    linkTooltips: text?.documentLink?.tooltipSupport === true,
    preparesRename: text?.rename?.prepareSupport === true,
    mostFolds: text?.foldingRange?.rangeLimit ?? null,
  }
}

function inWorkspace(workspace: ClientCapabilities['workspace']) {
  const documentChanges = workspace?.workspaceEdit?.documentChanges === true
  const operations = workspace?.workspaceEdit?.resourceOperations
  return {
    documentChanges,
    renamesFiles: documentChanges && operations?.includes('rename') === true,
    refreshesCodeLens: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    asksConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    namesFolders: workspace?.workspaceFolders === true,
  }
}

/** UTF-16 is our own unit; another is taken only from a client that does not offer it. */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  if (!offered || offered.length === 0 || offered.includes('utf-16')) return 'utf-16'
  return offered.includes('utf-8') ? 'utf-8' : offered.includes('utf-32') ? 'utf-32' : 'utf-16'
}
