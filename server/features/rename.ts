import type { PrepareRenameParams, Range, RenameParams, WorkspaceEdit } from 'vscode-languageserver'
import {
  isIdOf,
  type Message,
  type Name,
  nameAt,
  occurrencesOf,
  placesOf,
  say,
  type View,
} from '../../core/index.ts'
import type { OtherDocument, Sight } from '../documents/sight.ts'
import { refused } from '../editor/failures.ts'
import { toRange } from '../editor/positions.ts'
import type { Feature, Others } from '../feature.ts'
import { canonical, folderOf, nameOf, uriIn } from '../uri.ts'

/** Whether the thing at the cursor has an id that can be changed everywhere at once. */
export const prepareRename: Feature<PrepareRenameParams, { range: Range; placeholder: string }> = {
  method: 'textDocument/prepareRename',
  answer(sight, { position }) {
    const name = renamable(sight.view, sight.offsetAt(position))
    return name && { range: sight.rangeOf(name.span), placeholder: name.text }
  },
}

/**
 * Gives an incident another id in every document that names it, and its file another name where that holds the id;
 * gives an action item another id in its document.
 */
export const rename: Feature<RenameParams, WorkspaceEdit> = {
  method: 'textDocument/rename',
  capability: ({ preparesRename }) => ({
    renameProvider: preparesRename ? { prepareProvider: true } : true,
  }),
  needs(sight, { position }) {
    const name = renamable(sight.view, sight.offsetAt(position))
    if (name?.kind !== 'incident') return []
    const about = documentAbout(sight, name.text)
    const isOther = about !== null && about !== sight.uri
    return [...new Set([...sight.naming(name.text), ...(isOther ? [about] : [])])]
  },
  answer(sight, { position, newName }, { others }) {
    const { inWords } = sight.client
    const name = renamable(sight.view, sight.offsetAt(position))
    if (!name) return refused(inWords(say`Only the ids of incidents and action items can be renamed here.`))
    const to = newName.trim()
    const problem = problemWith(sight, name, to)
    if (problem !== null) return refused(inWords(problem))
    const taken = fileInTheWay(sight, name, to)
    if (taken !== null) return refused(inWords(say`There is a file ${taken} already.`))
    return editFor(sight, name, to, others)
  },
}

function renamable(view: View, offset: number): Name | null {
  const name = nameAt(view, offset)
  if (name?.kind === 'action') return name
  const isKnown =
    name?.kind === 'incident' &&
    (view.record.id?.value === name.text || view.workspace.withId(name.text).length > 0)
  return isKnown ? name : null
}

/** Why a new id cannot be taken, as a sentence; `null` if it can. */
function problemWith({ view, styleOf }: Sight, { kind, text }: Name, to: string): Message | null {
  const { record, workspace, path } = view
  if (!/^[\w-]+$/.test(to)) return say`“${to}” is no id: letters, digits, “-” and “_” were expected.`
  if (to === text) return null
  if (kind === 'action') {
    const isTaken = record.actions.some(item => item.id?.value === to)
    return isTaken ? say`${to} is the id of another action item.` : null
  }
  const [about] = record.id?.value === text ? [] : workspace.withId(text)
  const profile = (about && styleOf(about.path)) ?? view.profile
  if (!isIdOf(to, profile))
    return say`${to} is not of the form ${profile.data.name} gives its ids: ${profile.data.ids!.make}.`
  const other = workspace.withId(to)[0]
  if (other && !(other.path === path && record.id?.value === text))
    return say`${to} is the id of ${other.path}.`
  return null
}

function editFor(sight: Sight, name: Name, to: string, others: Others): WorkspaceEdit {
  const { client, view, uri, version } = sight
  const documents: OtherDocument[] = [{ uri, version, parsed: view.parsed }, ...others.values()]
  const changes = documents.flatMap(({ uri, version, parsed }) => {
    const edits = occurrencesOf(parsed, name.text).map(span => ({
      range: toRange(parsed, span, client.encoding),
      newText: to,
    }))
    return edits.length === 0 ? [] : [{ textDocument: { uri, version }, edits }]
  })
  if (!client.documentChanges) {
    return { changes: Object.fromEntries(changes.map(one => [one.textDocument.uri, one.edits])) }
  }
  const move = moveFor(sight, name, to)
  return { documentChanges: move ? [...changes, { kind: 'rename', ...move }] : changes }
}

/** The renaming of an incident's file, if its name contains the id; `null` if it stays. */
function moveFor(sight: Sight, { kind, text }: Name, to: string) {
  const oldUri = kind === 'incident' && sight.client.renamesFiles ? documentAbout(sight, text) : null
  const newUri = oldUri && renamed(oldUri, text, to)
  return newUri ? { oldUri, newUri, options: { overwrite: false } } : null
}

/** The path of another file that has the name already; `null` where there is none. */
function fileInTheWay(sight: Sight, name: Name, to: string): string | null {
  const move = moveFor(sight, name, to)
  if (!move) return null
  const { workspace, path: own } = sight.view
  const from = move.oldUri === sight.uri ? own : workspace.withId(name.text)[0]!.path
  const path = folderOf(from) + nameOf(canonical(move.newUri))
  // On some disks, names that differ only in case are the same file.
  const isItself = from.toLowerCase() === path.toLowerCase()
  return !isItself && (workspace.cards.has(path) || workspace.exists(path) === true) ? path : null
}

/** The URI of the document about the incident with an id, this one or another; `null` where several claim it. */
function documentAbout({ view, uri, uriOf }: Sight, id: string): string | null {
  if (view.record.id?.value === id) return uri
  const [only, second] = view.workspace.withId(id)
  return only && !second ? uriOf(only.path) : null
}

/** The URI of a file whose name holds the id, with the new one in its place; `null` where the name does not. */
function renamed(uri: string, id: string, to: string): string | null {
  const name = nameOf(canonical(uri))
  const [place] = placesOf(name, id)
  return place
    ? uriIn(folderOf(canonical(uri)), name.slice(0, place.start) + to + name.slice(place.end))
    : null
}
