import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { levels } from '../../core/profile/kinds.ts'
import { rules } from '../../core/rules/index.ts'
import type { Artefact } from '../generate.ts'
import { root } from '../sources.ts'
import { guide } from './guide.ts'

type Schema = Readonly<Record<string, unknown>>

/** Ids of the switches and their sections; the words stand in package.nls.json under `setting.<id>`. */
const sections: readonly { readonly id: string; readonly settings: Readonly<Record<string, Schema>> }[] = [
  {
    id: 'help',
    settings: switches([
      'completion',
      'hover',
      'codeActions',
      'codeLens',
      'inlayHints',
      'outline',
      'folding',
      'links',
      'semanticTokens',
      'formatting',
    ]),
  },
  { id: 'rules', settings: { rules: ruleLevels() } },
  {
    id: 'window',
    settings: {
      author: { type: 'string', default: '', scope: 'resource' },
      ...switches(['statusBar', 'pasteAsTimeline', 'preview.timeline']),
      ...switches(['preview.findings'], false),
    },
  },
]

function switches(ids: readonly string[], standard = true): Record<string, Schema> {
  const schema = { type: 'boolean', default: standard, scope: 'resource' }
  return Object.fromEntries(ids.map(id => [`${id}.enabled`, schema]))
}

function ruleLevels(): Schema {
  const level = (id: string, summary: string) => [
    id,
    { enum: [...levels, 'off'], description: /[.…]$/.test(summary) ? summary : `${summary}.` },
  ]
  return {
    type: 'object',
    default: {},
    scope: 'resource',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map(rule => level(rule.id, rule.summary))),
  }
}

/** The part of package.json that follows from the rules and the switches; the rest of it stays as it is. */
export function settings(): Artefact {
  const path = 'package.json'
  const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
    contributes?: Record<string, unknown>
  }
  const configuration = sections.map(({ id, settings }, order) => ({
    title: `%settings.${id}%`,
    order: order + 1,
    properties: Object.fromEntries(
      Object.entries(settings).map(([name, schema]) => [
        `postmortems.${name}`,
        { markdownDescription: `%setting.${name}%`, ...schema },
      ]),
    ),
  }))
  const contributes = { ...manifest.contributes, configuration }
  return { path, text: `${JSON.stringify({ ...manifest, contributes }, null, 2)}\n` }
}

/** The guide to VS Code, its table of settings taken from here; the rest of it is written by hand. */
export function settingsGuide(): Artefact {
  const words = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>
  const rows = sections.flatMap(({ settings }) =>
    Object.entries(settings).map(
      ([name, schema]) =>
        `| \`postmortems.${name}\` | \`${JSON.stringify(schema.default)}\` | ${words[`setting.${name}`]} |\n`,
    ),
  )
  return guide(
    'docs/editors/vscode.md',
    'settings',
    `| Setting | Default | Does |\n| --- | --- | --- |\n${rows.join('')}`,
  )
}
