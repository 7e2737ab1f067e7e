/**
 * A door into the core of its own, for making a house style from a template and documents: loaded only where a team asks
 * for that.
 */
export { type Learned, learn } from './learning/learn.ts'
export type { Source } from './learning/paper.ts'
