import { definitions } from '../../core/index.ts'
import { jsonText } from '../terminal/json.ts'
import type { Form } from './form.ts'

/** Everything, with lengths in minutes and the definitions; of the shape that `postmortem schema stats` prints. */
export const json: Form = (metrics, { now, since, until }) =>
  jsonText({ version: 1, now, since, until, ...metrics, definitions })
