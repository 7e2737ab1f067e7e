import type { Edit } from '../edit.ts'
import type { ActionItem } from '../facts/record.ts'
import { keptOn } from '../lazily.ts'
import { columnOf } from '../profile/lookup.ts'
import { lastFrom } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { before, lineAt, onOneLine } from './lines.ts'
import { insertion } from './together.ts'

/** The parts of an action item that can be written. */
export type ActionRole = 'id' | 'type' | 'priority' | 'owner' | 'due' | 'status' | 'ticket'

/** How list items write owner, due date and the like: in brackets or behind a dash, with labels or without. */
export interface Manner {
  readonly open: string
  readonly close: string
  /** What stands between two of them. */
  readonly joint: string
  /** The words before a value; none where values stand alone. */
  readonly label: (role: ActionRole) => string | undefined
}

const plain: Manner = { open: ' (', close: ')', joint: ', ', label: role => `${role}: ` }

/** A part at the end of an item, and the text in front of it. */
interface Tail {
  readonly ahead: string
  /** `Due: `, with the marks around it; empty where the part has no label. */
  readonly label: string
}

/** The roles that stand behind an item's words. */
const tailRoles: readonly ActionRole[] = ['owner', 'due', 'status', 'priority', 'type', 'ticket']

/** The parts of an item that stand behind its words, the last first. */
function tailOf(view: View, item: ActionItem): { role: ActionRole; end: number; tail: Tail }[] {
  const parts = tailRoles.flatMap(role => {
    const cell = item.cells[role]
    if (!cell || cell.start < item.text.span.end) return []
    const line = lineAt(view.parsed, cell.start)
    const ahead = slice(view.parsed, {
      start: Math.max(item.text.span.end, line.start),
      end: cell.start,
    })
    const label = labelShape.exec(ahead)?.[0] ?? ''
    return [{ role, end: cell.end, tail: { ahead: ahead.slice(0, ahead.length - label.length), label } }]
  })
  return parts
    .filter(part => part.tail.label !== '' || /[([（—–|,;-]\s*[*_]*$/.test(part.tail.ahead))
    .sort((a, b) => b.end - a.end)
}

const labelShape = /[*_]{0,2}\p{L}[\p{L} ]{0,30}[*_]{0,2}\s?[:：][*_]{0,2}\s*$/u

/** The manner of the first of these items that has parts; `(owner: @mo, due: …)` if none of them has any. */
export function mannerOf(view: View, items: readonly ActionItem[]): Manner {
  for (const item of items) {
    const manner = ownManner(view, item)
    if (manner) return manner
  }
  return plain
}

function ownManner(view: View, item: ActionItem): Manner | null {
  const parts = tailOf(view, item).filter(part => part.role === 'owner' || part.role === 'due')
  const first = parts.at(-1)
  if (!first || first.tail.ahead.length > 12 || isOnOwnLine(view, item, first.end)) return null
  const { label } = first.tail
  // Marks around the words of the item end there.
  const ahead = first.tail.ahead.replace(/^[*_~`]+/, '')
  const bracket = /[([（]/.exec(ahead)?.[0]
  if (!bracket && !/[—–|-]/.test(ahead)) return null
  const labels = new Map(parts.map(({ role, tail }) => [role, tail.label + wordAhead(view, item, role)]))
  return {
    open: /^[ （]/.test(ahead) ? ahead : ` ${ahead.trimStart()}`,
    close: bracket ? closings[bracket]! : '',
    joint: jointOf(view, item, parts),
    label: role => labels.get(role) ?? (label === '' ? undefined : relabelled(view, label, role)),
  }
}

/** The manner of the other items of an item's form. */
function mannerBeside(view: View, item: ActionItem): Manner {
  return modelsOf(view).find(one => one.item !== item && one.item.form === item.form)?.manner ?? plain
}

/** The first two items of each form that have parts, worked out once: each item asks for one beside itself. */
const modelsOf = keptOn((view: View) => {
  const models: { readonly item: ActionItem; readonly manner: Manner }[] = []
  for (const item of view.record.actions) {
    if (models.filter(one => one.item.form === item.form).length === 2) continue
    const manner = ownManner(view, item)
    if (manner) models.push({ item, manner })
  }
  return models
})

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '（': '）' }

/** The word that a day has before it without a colon: `due 2026-09-01`. */
function wordAhead({ parsed }: View, { cells, due }: ActionItem, role: ActionRole): string {
  return role === 'due' && due ? slice(parsed, { start: cells.due!.start, end: due.span.start }) : ''
}

/** What stands between the first two of these parts, the last first. */
function jointOf(view: View, item: ActionItem, parts: ReturnType<typeof tailOf>): string {
  const [second, first] = parts
  const start = second && item.cells[second.role]!.start - second.tail.label.length
  const joint = first ? slice(view.parsed, { start: first.end, end: start! }) : ''
  return /^ ?[,;、，；—–-] ?$/.test(joint) ? joint : plain.joint
}

/** Whether a part stands on another line than the words of its item. */
function isOnOwnLine(view: View, item: ActionItem, at: number): boolean {
  return lineAt(view.parsed, at).start > item.text.span.end
}

/** A label of the same look for another part, as its column is called where the style names one. */
function relabelled(view: View, label: string, role: ActionRole): string {
  const words = /\p{L}[\p{L} ]*/u.exec(label)![0]
  const column = view.profile.data.actions.columns.find(one => one.role === role)?.title
  const name = column && columnOf(view.profile, 'actions', column) === role ? column : role
  const cased =
    words[0] === words[0]!.toLowerCase() ? name.toLowerCase() : name[0]!.toUpperCase() + name.slice(1)
  return label.replace(words, cased)
}

/** Adds a part that an item of a list or paragraph does not have: beside those it has, else behind its words. */
export function appendPart(view: View, item: ActionItem, role: ActionRole, value: string): Edit[] {
  const parts = tailOf(view, item)
  const last = parts[0]
  const text = onOneLine(value)
  const isBelow = last !== undefined && isOnOwnLine(view, item, last.end)
  if (last && isBelow && last.tail.label !== '') {
    const line = before(view.parsed, item.cells[last.role]!.start)
    const lead = line.slice(0, line.length - last.tail.label.length)
    const label = relabelled(view, last.tail.label, role)
    if (/[^\s>*+\d.)-]/.test(lead)) return [insertion(last.end, `, ${label}${text}`)]
    return [insertion(lineAt(view.parsed, last.end).end, view.parsed.lineEnd + lead + label + text)]
  }
  if (last && !isBelow) {
    const label = last.tail.label === '' ? '' : relabelled(view, last.tail.label, role)
    return [insertion(last.end, `, ${label}${text}`)]
  }
  return isFollowed(view, item)
    ? []
    : [insertion(endOfWords(view, item), partsText(mannerBeside(view, item), [[role, text]]))]
}

/** The parts of an item, written in a manner. */
export function partsText(manner: Manner, parts: readonly (readonly [ActionRole, string])[]): string {
  if (parts.length === 0) return ''
  const texts = parts.map(
    ([role, value]) => `${manner.label(role) ?? (parts.length === 1 ? unlabelled(role) : '')}${value}`,
  )
  return manner.open + texts.join(manner.joint) + manner.close
}

/** A label for parts that need one even in a manner without labels: an unlabelled ticket or type would read as part of the text. */
function unlabelled(role: ActionRole): string {
  return role === 'ticket' || role === 'type' ? `${role}: ` : ''
}

/** Whether another item stands behind the words of an item on the same line: what is added to the line would be said of that. */
function isFollowed({ parsed, record: { actions } }: View, { span, text }: ActionItem): boolean {
  const next = actions[lastFrom(actions, span.start) + 1]
  return (
    next !== undefined &&
    next.span.start >= text.span.end &&
    next.span.start <= lineAt(parsed, text.span.end).end
  )
}

/** The end of an item's own words, behind marks that close there. */
function endOfWords(view: View, item: ActionItem): number {
  const { end } = lineAt(view.parsed, item.text.span.end)
  const rest = slice(view.parsed, { start: item.text.span.end, end })
  return item.text.span.end + rest.trimEnd().replace(/\s*<!--.*$/, '').length
}
