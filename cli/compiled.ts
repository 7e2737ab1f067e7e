/**
 * What the door of the program (tools/build/door.ts) reads when the program ends: a run that showed its help, ended early,
 * found nothing to judge or left that to threads has compiled little itself, and the next run must not make do with it.
 */
export const compiled = { worthKeeping: true }
