/**
 * The second door into the core, for `postmortems.yaml` and the files it names: apart from the first, because
 * validation loads zod, which a workspace without a configuration never needs.
 */
export { type Completion, completeConfiguration, completeStyle } from './configuring/complete.ts'
export { hoverConfiguration, hoverStyle } from './configuring/hover.ts'
export { readConfiguration } from './configuring/readConfiguration.ts'
export type { ConfigurationReading, FileProblem } from './configuring/sources.ts'
