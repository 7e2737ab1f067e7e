import type { ProfileData } from './profile.ts'

/** The languages of front matter whose keys are metadata. */
export type HeaderForm = 'yaml' | 'toml'

/** Whether metadata of a form stands in the front matter. */
export function isHeaderForm(form: string): form is HeaderForm {
  return form === 'yaml' || form === 'toml'
}

/** How metadata below the front matter is written, one field a line. */
export type LineForm = Exclude<ProfileData['metadata']['form'], 'yaml'>

/** The line of a field in a form, without its line end; `value` as it is to stand there, in a table one cell. */
export function fieldLine(form: LineForm, key: string, value: string): string {
  switch (form) {
    case 'bullet':
      return `- ${key}: ${value}`
    case 'bold-bullet':
      return `- **${key}:** ${value}`
    case 'bold':
      return `**${key}:** ${value}`
    case 'table':
      return `| ${key} | ${value} |`
    case 'plain':
      return `${key}: ${value}`
  }
}

/** Head and delimiter of a table of metadata where nothing says how it is headed. */
export const fieldTableHead = '| Field | Value |\n| --- | --- |'
