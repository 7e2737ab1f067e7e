/** The door to incidents as other tools report them, opened when such a report is taken in. */
export { readIncident } from './intake/read.ts'
