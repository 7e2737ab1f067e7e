import type { FieldData, ProfileData } from './profile.ts'

/**
 * The style with the keys that the product itself understands in every style: publication, choice of style,
 * suppressions. A key the style has, or a field of the same meaning, stays as it is.
 */
export function withCommonFields(data: ProfileData): ProfileData {
  const has = (common: FieldData) => (field: FieldData) =>
    field.key === common.key || (common.means !== undefined && field.means === common.means)
  const missing = commonFieldsOf(data).filter(common => !data.metadata.fields.some(has(common)))
  if (missing.length === 0) return data
  return { ...data, metadata: { ...data.metadata, fields: [...data.metadata.fields, ...missing] } }
}

const commonFieldsOf = ({ metadata }: ProfileData): readonly FieldData[] => [
  {
    key: metadata.form === 'yaml' ? 'publication' : 'Publication',
    aliases: [],
    means: 'publication',
    type: 'enum',
    values: [
      { id: 'internal', aliases: [], about: 'Stays inside the company: the default.' },
      { id: 'external', aliases: ['public'], about: 'Meant for outside readers: the leak check applies.' },
    ],
    required: false,
    emptyFor: [],
    about: 'Who may read the document.',
  },
  {
    key: 'profile',
    aliases: [],
    type: 'text',
    form: 'yaml',
    required: false,
    emptyFor: [],
    about: 'The house style this document follows, where neither folder nor text tells.',
  },
  {
    key: 'postmortem-ignore',
    aliases: [],
    type: 'list',
    form: 'yaml',
    required: false,
    emptyFor: [],
    about: 'Rules that stay silent in this file, each with its reason: `rule: reason`.',
  },
]
