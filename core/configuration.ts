/**
 * The door to `postmortems.yaml` and the files it names, opened with the first of them: validation loads zod, which a
 * workspace without a configuration never needs.
 */
export { type Completion, completeConfiguration, completeStyle } from './configuring/complete.ts'
export { hoverConfiguration, hoverStyle } from './configuring/hover.ts'
export { readConfiguration } from './configuring/readConfiguration.ts'
export type { ConfigurationReading, FileProblem, Styles } from './configuring/sources.ts'
