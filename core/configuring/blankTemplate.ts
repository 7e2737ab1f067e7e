import { fieldLine, fieldTableHead, type LineForm } from '../profile/fieldLine.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import type { FieldData, ProfileData, SectionData, TierData } from '../profile/profile.ts'
import { variableOf } from '../profile/variable.ts'

/** A template for a tier whose style brings none: a title, the tier's keys, and its sections with a placeholder each. */
export function blankTemplate(data: ProfileData, tier: TierData): string {
  const asked = data.metadata.fields.filter(field => isAsked(field, tier))
  const inYaml = asked.filter(field => formOf(field, data) === 'yaml')
  const below = asked.filter(field => !inYaml.includes(field))
  const place = (field: FieldData) => field.section ?? data.metadata.section
  // Sections that a flag asks for are added when the flag is set.
  const sections = data.sections.filter(
    ({ id, optional, flag }) => tier.sections.includes(id) && !optional && flag === undefined,
  )
  const ordered = sections.sort((a, b) => tier.sections.indexOf(a.id) - tier.sections.indexOf(b.id))
  const isPlaced = (field: FieldData) => ordered.some(section => section.id === place(field))
  const front = inYaml.map(field => `${field.key}: ${blankOf(field)}\n`).join('')
  const parts = [
    `${front === '' ? '' : `---\n${front}---\n\n`}# ${data.title}\n`,
    fieldLines(
      below.filter(field => !isPlaced(field)),
      data,
    ),
    ...ordered.map(section => {
      const own = below.filter(field => place(field) === section.id)
      const body = own.length > 0 ? fieldLines(own, data) : bodyOf(section, data)
      return `${'#'.repeat(section.level)} ${section.title}\n\n${body}`
    }),
  ]
  return parts.filter(part => part !== '').join('\n')
}

function isAsked({ required }: FieldData, tier: TierData): boolean {
  return typeof required === 'boolean' ? required : (required.tiers?.includes(tier.id) ?? true)
}

function formOf(field: FieldData, { metadata }: ProfileData): ProfileData['metadata']['form'] {
  return field.form ?? metadata.form
}

/** One a line, those of a table first. */
function fieldLines(fields: readonly FieldData[], data: ProfileData): string {
  const lines = (isWanted: (form: LineForm) => boolean) =>
    fields.flatMap(field => {
      const form = formOf(field, data)
      return form !== 'yaml' && isWanted(form) ? [`${fieldLine(form, field.key, blankOf(field))}\n`] : []
    })
  const table = lines(form => form === 'table')
  const head = table.length > 0 ? [`${fieldTableHead}\n`] : []
  return [...head, ...table, ...lines(form => form !== 'table')].join('')
}

function blankOf(field: FieldData): string {
  return field.type === 'list' ? `[{${variableOf(field)}}]` : `{${variableOf(field)}}`
}

const blanks: Readonly<Partial<Record<ColumnRole, string>>> = {
  time: 'HH:MM',
  due: 'YYYY-MM-DD',
  status: 'open',
}

function bodyOf(section: SectionData, { timeline, actions }: ProfileData): string {
  if (section.kind === 'timeline') {
    if (timeline.form === 'table') return table(timeline.columns, ['Time', 'Event'])
    const row = timeline.row ?? '{time} {event}'
    const line = row.replace('{time}', 'HH:MM').replace(/\{(\w+)\}/g, '<$1>')
    return timeline.form === 'fence' ? `\`\`\`\n${line}\n\`\`\`\n` : `${bulleted(line)}\n`
  }
  if (section.kind === 'actions') {
    if (actions.form === 'table') return table(actions.columns, ['Action', 'Owner', 'Due'])
    return actions.form === 'checklist' ? '- [ ] <what will be done>\n' : '- <what will be done>\n'
  }
  return `<${section.title.toLowerCase()}>\n`
}

function bulleted(line: string): string {
  return /^[-*+] /.test(line) ? line : `- ${line}`
}

function table(
  columns: readonly { readonly role: ColumnRole; readonly title: string }[],
  plain: readonly string[],
): string {
  const titles = columns.length > 0 ? columns.map(column => column.title) : plain
  const cells =
    columns.length > 0 ? columns.map(({ role, title }) => blanks[role] ?? `<${title.toLowerCase()}>`) : []
  const row = (values: readonly string[]) => `| ${values.join(' | ')} |\n`
  return row(titles) + row(titles.map(() => '---')) + (cells.length > 0 ? row(cells) : '')
}
