import assert from 'node:assert/strict'
import { type Desk, deskOf, type Seat } from './sight.ts'

/**
 * What features do, a verb each: the only callers of the feature API in tests. Each takes a scene and what is expected
 * of it, in the terms of the document rather than of the protocol.
 */

export { assert, type Desk, deskOf, type Seat }
