/**
 * What features do, a verb each: the only callers of the feature API in tests. Each takes a scene and what is expected
 * of it, in the terms of the document rather than of the protocol.
 */
export * from './verbs/showing.ts'
export * from './verbs/writing.ts'
