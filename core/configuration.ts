/**
 * The second door into the core, for reading `postmortems.yaml`: apart from the first, because validation loads
 * zod, which a workspace without a configuration never needs.
 */
export { configurationSchema } from './profile/configuration.ts'
export {
  type ConfigurationReading,
  type FileProblem,
  readConfiguration,
} from './profile/readConfiguration.ts'
