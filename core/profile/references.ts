import type { ConditionData, ProfileData } from './profile.ts'

/** A reference in a profile to a part that does not exist, with its path; a schema cannot check these. */
export interface Dangling {
  readonly path: readonly (string | number)[]
  readonly message: string
}

type What = 'section' | 'tier' | 'field' | 'status' | 'severity'
type Reference = readonly [path: readonly (string | number)[], what: What, name: string | undefined]

/** The dangling references of a profile. */
export function danglingNames(data: ProfileData): Dangling[] {
  const known: Readonly<Record<What, ReadonlySet<string>>> = {
    section: new Set(data.sections.map(section => section.id)),
    tier: new Set(data.tiers.map(tier => tier.id)),
    field: new Set(data.metadata.fields.map(field => field.key)),
    status: new Set(data.lifecycle?.statuses.map(status => status.id)),
    severity: new Set(data.severities.map(severity => severity.id)),
  }
  const references = [...sectionReferences(data), ...fieldReferences(data), ...policyReferences(data)]
  return references.flatMap(([path, what, name]) => {
    if (name === undefined || known[what].has(name)) return []
    return [{ path, message: `no ${what} "${name}", expected one of ${[...known[what]].join(', ')}` }]
  })
}

function sectionReferences(data: ProfileData): Reference[] {
  return [
    ...data.tiers.flatMap((tier, i): Reference[] => [
      ...tier.sections.map((id, j): Reference => [['tiers', i, 'sections', j], 'section', id]),
      [['tiers', i, 'flag'], 'field', tier.flag],
    ]),
    ...data.sections.flatMap((section, i): Reference[] => [
      [['sections', i, 'within'], 'section', section.within],
      [['sections', i, 'flag'], 'field', section.flag],
    ]),
    ...data.evidence.sections.map((id, i): Reference => [['evidence', 'sections', i], 'section', id]),
    [['metadata', 'section'], 'section', data.metadata.section],
    [['whys', 'section'], 'section', data.whys?.section],
  ]
}

function fieldReferences(data: ProfileData): Reference[] {
  return data.metadata.fields.flatMap((field, i): Reference[] => {
    const path = ['metadata', 'fields', i]
    const own: Reference[] = [
      [[...path, 'section'], 'section', field.section],
      ...field.emptyFor.map((tier, j): Reference => [[...path, 'emptyFor', j], 'tier', tier]),
    ]
    if (typeof field.required === 'boolean') return own
    const tiers = field.required.tiers ?? []
    return [
      ...own,
      ...tiers.map((tier, j): Reference => [[...path, 'required', 'tiers', j], 'tier', tier]),
      [[...path, 'required', 'from'], 'status', field.required.from],
    ]
  })
}

function policyReferences(data: ProfileData): Reference[] {
  const { lifecycle } = data
  return [
    ...data.triggers.flatMap((trigger, i): Reference[] => [
      [['triggers', i, 'tier'], 'tier', trigger.tier],
      ...trigger.when.flatMap((part, j) => conditionReferences(part, ['triggers', i, 'when', j])),
    ]),
    ...(lifecycle?.statuses ?? []).map(
      (status, i): Reference => [['lifecycle', 'statuses', i, 'dated'], 'field', status.dated],
    ),
    [['lifecycle', 'finished'], 'status', lifecycle?.finished],
    [['lifecycle', 'coolOff', 'from'], 'status', lifecycle?.coolOff?.from],
    [['lifecycle', 'coolOff', 'to'], 'status', lifecycle?.coolOff?.to],
    [['actions', 'ticket', 'from'], 'status', data.actions.ticket?.from],
    ...(data.index?.columns ?? []).map(
      (column, i): Reference => [['index', 'columns', i, 'field'], 'field', column.field],
    ),
  ]
}

function conditionReferences(condition: ConditionData, path: readonly (string | number)[]): Reference[] {
  return [
    ...(condition.severity ?? []).map((id, i): Reference => [[...path, 'severity', i], 'severity', id]),
    [[...path, 'flag'], 'field', condition.flag],
    [[...path, 'filled'], 'field', condition.filled],
    ...Object.keys(condition.field ?? {}).map((key): Reference => [[...path, 'field', key], 'field', key]),
  ]
}
