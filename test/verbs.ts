/** The verbs of feature tests, a file for each sort of feature. */
export * from './verbs/showing.ts'
