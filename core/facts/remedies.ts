import type { Profile } from '../profile/compile.ts'
import { tells } from '../profile/voice.ts'
import type { Block, Item, List, Table } from '../syntax/block.ts'
import { columnsOf, wordsOf } from './columns.ts'
import type { Opened } from './opened.ts'

/**
 * Whether a section called "Remediation" holds what is to be done: in a table that keeps track of it, or it is but a list,
 * most of its items say who, until when or where it is tracked, and hardly any opens with a verb of the past ("Restarted the
 * pods"). How an incident was ended is called so as well.
 */
export function holdMeasures({ blocks, chunk: { text }, bodyStart }: Opened, profile: Profile): boolean {
  const own = blocks.filter(block => block.span.start >= bodyStart)
  if (own.some(block => block.kind === 'table' && isOfMeasures(block, text, profile))) return true
  if (own.length === 0 || !own.every(block => block.kind === 'list')) return false
  const items = own.flatMap(list => leavesOf(list as List))
  const { voices } = profile.lookup.words
  let marked = 0
  let past = 0
  for (const item of items) {
    const { span } = item.blocks[0]!
    const words = text.slice(span.start, span.end)
    if (item.checkbox !== null || mark.test(words)) marked++
    const first = /\p{L}+/u.exec(words)?.[0]
    if (first !== undefined && tells(first, voices)) past++
  }
  return marked > 1 && marked * 2 >= items.length && past * 2 < items.length
}

/** Whether the columns of a table are what is to be done, and who, when or how far. */
function isOfMeasures(table: Table, text: string, profile: Profile): boolean {
  const columns = columnsOf(profile, 'actions', wordsOf(text, table.head))
  return columns.includes('action') && tracking.some(role => columns.includes(role))
}

const tracking = ['owner', 'due', 'status', 'ticket'] as const

/** The items that hold no list, at any depth. */
function leavesOf({ items }: List): Item[] {
  return items.flatMap(item => {
    const inner = item.blocks.filter((block: Block) => block.kind === 'list')
    if (inner.length > 0) return inner.flatMap(leavesOf)
    return item.blocks[0]?.kind === 'paragraph' ? [item] : []
  })
}

/** A sign of its state, a handle, a ticket, a day in figures, or a name in brackets or behind a dash at the end. */
const mark =
  /^\s*(?:[\u2300-\u23ff\u2600-\u2bff]|\u{1f504}|\u{1f6a7})|(?:^|[\s([])@[A-Za-z]|\b[A-Z][A-Z0-9]{1,9}-\d+\b|#\d+|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|\s(?:[—–-]\s|\()\p{Lu}[\p{L}\p{M} .,'’-]{1,40}\)?\s*$/u
