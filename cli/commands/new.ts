import { dirname, join, resolve } from 'node:path'
import {
  type Draft,
  type DraftSurroundings,
  english,
  formatInstant,
  type IncidentFacts,
  type Profile,
  scaffold,
  whyUsualStyle,
} from '../../core/index.ts'
import { type Call, command } from '../command.ts'
import { type Entry, openDocument, styleOf } from '../documents/documents.ts'
import { type Home, pathWithin, shown } from '../documents/homes.ts'
import { type Opening, opening } from '../documents/opening.ts'
import { builtInStyles } from '../documents/styles.ts'
import { type FolderStyle, folderOfMost, usualStyleIn } from '../documents/usualStyle.ts'
import { wholeWorkspace } from '../documents/wholeWorkspace.ts'
import { exitCodes, Fault } from '../fault.ts'
import { liesBelow } from '../files/places.ts'
import { writeNew } from '../files/writing.ts'
import { styleOptions } from '../options.ts'
import { jsonText } from '../terminal/json.ts'
import { printable } from '../terminal/terminal.ts'
import { factsFrom, factTable } from './new/facts.ts'

const table = {
  ...styleOptions,
  profile: {
    ...styleOptions.profile,
    about: 'The house style to write in; by default that of the existing postmortems.',
  },
  ...factTable,
  folder: {
    about: 'The folder to write into; by default that of the existing postmortems, or the style’s own.',
    value: 'DIR',
  },
  'dry-run': { about: 'Print the document and write nothing.' },
  json: { about: 'Print the decisions as JSON.' },
} as const

export default command({
  name: 'new',
  usage: ['new --title TITLE [options]', 'new --from incident.json [options]'],
  about: [
    'Writes a postmortem from what is known about the incident. The style’s triggers decide the tier, and with it the template; id, file name and deadlines follow from the style and the existing documents. Nothing is overwritten.',
    'Prints the path of the new file to the standard output, and the reasons for tier and template to the standard error.',
    'With --from, facts come from a JSON file, or from the standard input if it is “-”: as PagerDuty, Opsgenie, Alertmanager, incident.io or Statuspage send it, or plain: { "title", "date", "severity", "started", "detected", "mitigated", "resolved", "people": { "author": "@mo" }, "services", "flags", "triggers", "timeline": [{ "time", "event", "source" }], "actions": [{ "action", "owner", "due" }] }. Options win over the file.',
  ],
  options: table,
  most: 0,
  examples: [
    [
      'new --title "Queue stuck" --severity sev1 --started 2026-08-14T14:32Z --resolved 2026-08-14T15:02Z',
      'facts first; the tier follows',
    ],
    ['new --from incident.json --json', 'for an agent: the incident as the pager sent it'],
  ],
  run,
})

async function run(call: Call<typeof table>): Promise<number> {
  const { options, terminal } = call
  const folder = resolve(terminal.cwd, options.folder ?? '')
  // The file need not be there: only its folder counts.
  const target = { file: 'new.md', path: join(folder, 'new.md'), named: true }
  const opened = await opening([target], options, terminal)
  const { surroundings, why } = surroundingsFor(opened, options.folder === undefined ? null : folder)
  const { facts, left } = await factsFrom(options, surroundings.profile)
  const draft = scaffold(facts, surroundings)
  const path = placeOf(draft, opened.entries[0]!.home, terminal.cwd)
  if (!options['dry-run']) writeNew(path, draft.text)
  if (options.json) terminal.out(jsonText(decisionOf(draft, surroundings.profile, path, why)))
  else {
    const reasons = [...why, ...left, ...reasonsOf(draft, facts, surroundings.profile)].map(
      reason => `${printable(reason)}\n`,
    )
    terminal.err(reasons.join(''))
    terminal.out(options['dry-run'] ? draft.text : `${shown(path)}\n`)
  }
  return exitCodes.clean
}

/** The absolute path of a draft. Throws a `Fault` if it lies outside of the workspace, symbolic links followed. */
function placeOf({ path }: Draft, { folder, isMarked }: Home, cwd: string): string {
  const place = join(folder, path)
  if (liesBelow(isMarked ? [folder, cwd] : [cwd], place)) return place
  const where = shown(dirname(place))
  throw new Fault(
    `${where} lies outside the working directory, and neither a configuration nor a repository makes it a workspace; nothing was written`,
  )
}

/**
 * The style, settings and neighbours of the new document. Without a chosen style, it gets that of most postmortems in the
 * workspace and goes beside them; `why` says so, as a sentence.
 */
function surroundingsFor(
  { run, entries }: Opening,
  folder: string | null,
): { surroundings: DraftSurroundings; why: readonly string[] } {
  const [entry] = entries as [Entry]
  const { home } = entry
  const { profile, settings } = openDocument(entry, '', run).resolution
  const named = profile.data.generic ? (run.profile ?? home.configuration?.data.profile) : profile.data.id
  const { index, styles } = wholeWorkspace(home, { ...run, profile: null })
  const own = pathWithin(home, dirname(entry.target.path))
  const usual = named === undefined ? usualStyleIn(own, styles) : null
  const id = named ?? usual?.style.id
  const style = id === undefined ? standardStyle() : styleOf(id, home)
  const into = folder === null ? folderOfMost(style.data.id, styles, own) : own
  const surroundings = {
    profile: style,
    settings,
    workspace: index,
    now: run.now,
    ...(into !== null && { folder: into }),
  }
  return { surroundings, why: named === undefined ? whyIn(style, usual) : [] }
}

/** Why a document has the style that nobody chose. */
function whyIn({ data }: Profile, usual: FolderStyle | null): string[] {
  if (usual === null) return [`Style ${data.id}: choose with --profile or a postmortems.yaml.`]
  const why = english(whyUsualStyle(usual.style, usual.folder))
  return data.generic ? [why, 'A style of your own: postmortem profiles learn TEMPLATE.md'] : [why]
}

/** The style that new documents get where nothing says otherwise. */
function standardStyle(): Profile {
  return [...builtInStyles().values()].find(one => one.data.standard)!
}

function decisionOf(draft: Draft, profile: Profile, path: string, why: readonly string[]) {
  const { id, tier, required, reasons, triggers, deadlines } = draft
  return {
    path: shown(path),
    profile: profile.data.id,
    id,
    tier: tier.id,
    required,
    reasons: [...why, ...reasons.map(english)],
    triggers: triggers.map(one => ({ id: one.trigger.id, facts: one.facts.map(english) })),
    deadlines: deadlines.map(({ name, due }) => ({ name, due: formatInstant(due) })),
  }
}

function reasonsOf(
  { required, reasons, deadlines }: Draft,
  { severity }: IncidentFacts,
  { data }: Profile,
): string[] {
  // A style without triggers leaves it to people.
  const isLeft = data.triggers.length === 0
  const counts = data.triggers.some(({ when }) => when.some(one => one.severity !== undefined))
  const verdict =
    counts && severity === undefined
      ? 'Whether the policy asks for a postmortem depends on the severity, which is not known: --severity NAME'
      : 'The policy does not ask for a postmortem of this incident.'
  return [
    ...(required || isLeft ? [] : [verdict]),
    ...reasons.map(english),
    ...deadlines.map(({ name, due }) => `${capital(name)}: due ${formatInstant(due)}`),
  ]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
