import type { Feature, WorkspaceFeature } from '../feature.ts'
import { codeAction } from './codeAction.ts'
import { codeLens } from './codeLens.ts'
import { completion, completionResolve } from './completion.ts'
import { definition } from './definition.ts'
import { documentColor } from './documentColor.ts'
import { documentHighlight } from './documentHighlight.ts'
import { documentLink } from './documentLink.ts'
import { documentSymbol } from './documentSymbol.ts'
import { foldingRange } from './foldingRange.ts'
import { formatting, rangeFormatting } from './formatting.ts'
import { hover } from './hover.ts'
import { inlayHint } from './inlayHint.ts'
import { references } from './references.ts'
import { prepareRename, rename } from './rename.ts'
import { selectionRange } from './selectionRange.ts'
import { semanticTokens, semanticTokensRange } from './semanticTokens.ts'
import { workspaceSymbol } from './workspaceSymbol.ts'

/** Every language feature, a line each. */
// biome-ignore lint/suspicious/noExplicitAny: each feature knows the parameters of its own method.
export const features: readonly Feature<any, unknown>[] = [
  completion,
  completionResolve,
  hover,
  codeAction,
  codeLens,
  inlayHint,
  documentSymbol,
  foldingRange,
  selectionRange,
  documentLink,
  documentColor,
  definition,
  references,
  documentHighlight,
  prepareRename,
  rename,
  semanticTokens,
  semanticTokensRange,
  formatting,
  rangeFormatting,
]

// biome-ignore lint/suspicious/noExplicitAny: each feature knows the parameters of its own method.
export const workspaceFeatures: readonly WorkspaceFeature<any, unknown>[] = [workspaceSymbol]
