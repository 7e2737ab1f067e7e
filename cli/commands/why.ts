import { type Call, command } from '../command.ts'
import type { Opened } from '../documents/documents.ts'
import { shown } from '../documents/homes.ts'
import { eachDocument, opening } from '../documents/opening.ts'
import { targetsOf } from '../files/files.ts'
import { styleOptions } from '../options.ts'
import { jsonText } from '../terminal/json.ts'
import { type Paint, printable } from '../terminal/terminal.ts'

const table = { ...styleOptions, json: { about: 'Print JSON, one object per file.' } } as const

export default command({
  name: 'why',
  usage: ['why [options] [paths…]'],
  about: [
    'Says of each file whether it counts as a postmortem, which house style and settings apply to it, and what decided that.',
  ],
  options: table,
  examples: [['why incidents/2026-08-14-queue.md', 'why this file is judged as it is']],
  run,
})

async function run({ options, operands, terminal }: Call<typeof table>): Promise<number> {
  const opened = await opening(targetsOf(operands, terminal.cwd), options, terminal)
  const verdicts: Verdict[] = []
  const code = eachDocument(opened, ({ opened: one }) => void verdicts.push(verdictOf(one)))
  if (options.json) terminal.out(jsonText(verdicts))
  else if (verdicts.length === 0) terminal.err('postmortem: no Markdown file was found there\n')
  else terminal.out(verdicts.map(verdict => `${linesOf(verdict, terminal.paint).join('\n')}\n`).join('\n'))
  return code
}

interface Verdict {
  readonly file: string
  readonly isPostmortem: boolean
  readonly confidence: number
  readonly profile: string
  readonly reason: string
  readonly because: readonly string[]
  readonly workspace: string
  readonly configuration: string | null
  /** Settings of rules that the configuration chose. */
  readonly rules: Readonly<Record<string, unknown>>
}

function verdictOf({ entry, resolution }: Opened): Verdict {
  const { isPostmortem, confidence, profile, reason, because, settings } = resolution
  const { levels, options, since } = settings
  const ids = [...new Set([levels, options, since].flatMap(one => Object.keys(one)))]
  const setting = (id: string) => ({
    ...(levels[id] !== undefined && { level: levels[id] }),
    ...(options[id] !== undefined && { options: options[id] }),
    ...(since[id] !== undefined && { since: since[id] }),
  })
  return {
    file: entry.target.file,
    isPostmortem,
    confidence: Math.round(confidence * 100) / 100,
    profile: profile.data.id,
    reason,
    because,
    workspace: entry.home.folder,
    configuration: entry.home.configurationFile,
    rules: Object.fromEntries(ids.map(id => [id, setting(id)])),
  }
}

function linesOf(verdict: Verdict, paint: Paint): string[] {
  const { file, isPostmortem, confidence, profile, because, workspace, configuration, rules } = verdict
  const row = (label: string, text: string) => `  ${paint.dim(label.padEnd(14))} ${printable(text)}`
  const sure = `${Math.round(confidence * 100)} % sure`
  return [
    `${paint.bold(printable(file))}: ${isPostmortem ? `a postmortem in the style ${profile}` : 'no postmortem'} (${sure})`,
    ...because.map((one, i) => row(i === 0 ? 'because' : '', one)),
    row('workspace', shown(workspace)),
    row('configuration', configuration === null ? 'none' : shown(configuration)),
    ...Object.entries(rules).map(([id, setting], i) =>
      row(i === 0 ? 'rules' : '', `${id}: ${settingText(setting)}`),
    ),
  ]
}

function settingText(setting: unknown): string {
  const { level, options, since } = setting as { level?: string; options?: unknown; since?: string }
  return [level, options && JSON.stringify(options), since && `since ${since}`].filter(Boolean).join(', ')
}
