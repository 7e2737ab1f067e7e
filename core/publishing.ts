/**
 * The door to publishing, apart from the main one: it brings a whole Markdown parser along, which is loaded when a copy
 * is made and never for what happens at every key.
 */
export type { Team } from './publishing/circle.ts'
export { type Publication, publish } from './publishing/publish.ts'
export { teamOf } from './publishing/team.ts'
