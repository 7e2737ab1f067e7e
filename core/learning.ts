/** The door to learning a house style from a template and documents, opened when a team asks for one. */
export { type Learned, learn } from './learning/learn.ts'
export type { Source } from './learning/paper.ts'
