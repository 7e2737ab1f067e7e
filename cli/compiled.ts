/**
 * Whether the compiled code of this run is worth keeping for the next one: read when the program ends, by the door that
 * started it (tools/build/door.ts). A run that showed help, ended early or left judging to threads has compiled little.
 */
export const compiled = { worthKeeping: true }
