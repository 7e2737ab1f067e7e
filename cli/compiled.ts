/**
 * What the door of the program (tools/build/door.ts) reads when the program ends: a run whose work was done by threads has
 * compiled little itself, and what it would keep would make the next run slow.
 */
export const compiled = { worthKeeping: true }
