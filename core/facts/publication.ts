import type { Field } from './record.ts'

/** Whether the metadata marks the document for outside readers (`publication: external`). All others are internal. */
export function isForOutside(fields: readonly Field[]): boolean {
  return fields.some(
    field => field.means === 'publication' && /^external(?![\p{L}\p{N}-])/iu.test(field.value.value),
  )
}
