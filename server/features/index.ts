import type { Feature, WorkspaceFeature } from '../feature.ts'
import { codeAction } from './codeAction.ts'
import { completion } from './completion.ts'
import { hover } from './hover.ts'

/** Every language feature, a line each. */
// biome-ignore lint/suspicious/noExplicitAny: each feature knows the parameters of its own method.
export const features: readonly Feature<any, unknown>[] = [completion, hover, codeAction]

// biome-ignore lint/suspicious/noExplicitAny: each feature knows the parameters of its own method.
export const workspaceFeatures: readonly WorkspaceFeature<any, unknown>[] = []
