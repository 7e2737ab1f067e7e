import type { Feature } from '../feature.ts'
import { codeAction } from './codeAction.ts'

/** Every language feature, a line each. */
// biome-ignore lint/suspicious/noExplicitAny: each feature knows the parameters of its own method.
export const features: readonly Feature<any, unknown>[] = [codeAction]
