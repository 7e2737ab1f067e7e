/**
 * The door to evidence, opened when somebody pastes some: what chats, logs, pagers, `git log` and `kubectl get events` say,
 * made into entries of a timeline.
 */
export { type Evidence, readEvidence } from './evidence/read.ts'
export { writeEntries } from './evidence/writing.ts'
