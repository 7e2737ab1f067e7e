import type { Feature, WorkspaceFeature } from '../feature.ts'

/** What our own client asks besides the protocol, a line each. */
// biome-ignore lint/suspicious/noExplicitAny: each request knows the parameters of its own method.
export const requests: readonly Feature<any, unknown>[] = []

// biome-ignore lint/suspicious/noExplicitAny: each request knows the parameters of its own method.
export const workspaceRequests: readonly WorkspaceFeature<any, unknown>[] = []
