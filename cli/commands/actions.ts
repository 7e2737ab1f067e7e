import {
  type ActionItem,
  byText,
  dueOf,
  isOpenItem,
  isOverdueItem,
  plain,
  type StatedAction,
  statedAction,
  type View,
} from '../../core/index.ts'
import { type Call, command } from '../command.ts'
import { eachDocument, opening } from '../documents/opening.ts'
import { targetsOf } from '../files/files.ts'
import { styleOptions } from '../options.ts'
import { jsonText } from '../terminal/json.ts'
import { tableText } from '../terminal/tables.ts'

const table = {
  ...styleOptions,
  open: { about: 'Only items that are neither done nor cancelled.' },
  overdue: { about: 'Only open items past their due date.' },
  owner: { about: 'Only items of this owner: a handle or part of a name.', value: 'NAME', many: true },
  format: {
    about: 'How to print the items; text by default.',
    value: 'NAME',
    choices: ['text', 'json', 'csv', 'markdown'],
    short: 'f',
  },
} as const

export default command({
  name: 'actions',
  usage: ['actions [options] [paths…]'],
  about: ['Lists the action items of postmortems, the next one due first.'],
  options: table,
  examples: [
    ['actions --open', 'what is still to be done'],
    ['actions --overdue --owner @mo', 'what Mo owes'],
    ['actions --format csv > actions.csv', 'all items for a spreadsheet'],
  ],
  run,
})

/** An action item and where it stands. If it was deferred, its due day is the later one. */
export interface ListedAction extends StatedAction {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The incident's id, or its title. */
  readonly incident: string | null
  readonly done: boolean
  readonly overdue: boolean
}

async function run({ options, operands, terminal }: Call<typeof table>): Promise<number> {
  const opened = await opening(targetsOf(operands, terminal.cwd), options, terminal)
  const items: ListedAction[] = []
  const code = eachDocument(opened, ({ opened: one, view }) => {
    if (!one.resolution.isPostmortem) return
    for (const item of view.record.actions)
      if (!options.open || isOpenItem(item, view.profile))
        items.push(listed(item, view, one.entry.target.file))
  })
  const shown = items.filter(item => (!options.overdue || item.overdue) && isOwnedBy(item, options.owner))
  // Items without a day come last: digits of days sort before `9`.
  shown.sort((a, b) => byText(a.due ?? '9', b.due ?? '9'))
  terminal.out(
    options.format === 'json'
      ? jsonText(shown)
      : tableText(options.format ?? 'text', columns, shown.map(row), terminal),
  )
  return code
}

const columns = ['Due', 'Owner', 'Status', 'Priority', 'Action', 'Ticket', 'Incident', 'Where']

function row(item: ListedAction): string[] {
  return [
    item.due === null ? '' : item.overdue ? `${item.due} (overdue)` : item.due,
    item.owners.join(', '),
    item.status ?? (item.done ? 'done' : 'open'),
    item.priority ?? '',
    item.text,
    item.tickets.join(', '),
    item.incident ?? '',
    `${item.file}:${item.line}`,
  ]
}

function listed(item: ActionItem, view: View, file: string): ListedAction {
  const { record, parsed } = view
  const { id, text, owners, status, line, ...others } = statedAction(item, parsed)
  return {
    file,
    line: line + 1,
    incident: record.id?.value ?? (record.title && plain(record.title.value)),
    id,
    text,
    owners,
    due: dueOf(view, item)?.value ?? null,
    status,
    done: item.done,
    overdue: isOverdueItem(view, item),
    type: others.type,
    priority: others.priority,
    tickets: others.tickets,
  }
}

function isOwnedBy({ owners }: ListedAction, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  return wanted.some(name => owners.some(owner => owner.toLowerCase().includes(name.toLowerCase())))
}
