/** The door to publishing, opened when a copy for outside readers is made. */
export type { Team } from './publishing/internals.ts'
export { type Publication, publish } from './publishing/publish.ts'
export { teamOf } from './publishing/team.ts'
