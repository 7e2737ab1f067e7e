import type {
  PrepareRenameParams,
  Range,
  RenameParams,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { isIdOf, type Name, nameAt, occurrencesOf, placesOf, type View } from '../../core/index.ts'
import { toRange } from '../convert.ts'
import { refused } from '../failures.ts'
import type { Feature, OtherDocument, Others, Sight } from '../feature.ts'
import { canonical, folderOf, nameOf, uriIn } from '../uri.ts'

/** Whether the thing at the cursor has an id that can be changed everywhere at once. */
export const prepareRename: Feature<PrepareRenameParams, { range: Range; placeholder: string }> = {
  method: 'textDocument/prepareRename',
  capability: () => ({}),
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
  capability: () => ({ renameProvider: { prepareProvider: true } }),
  needs(sight, { position }) {
    const name = renamable(sight.view, sight.offsetAt(position))
    if (name?.kind !== 'incident') return []
    const home = homeOf(sight, name)
    const isOther = home !== null && home !== sight.uri
    return [...new Set([...sight.naming(name.text), ...(isOther ? [home] : [])])]
  },
  answer(sight, { position, newName }, others) {
    const name = renamable(sight.view, sight.offsetAt(position))
    if (!name) return refused('Only the ids of incidents and action items can be renamed here.')
    const problem = problemWith(sight.view, name, newName.trim())
    return problem === null ? editFor(sight, name, newName.trim(), others) : refused(problem)
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

/** What speaks against a new id, as a sentence. */
function problemWith(
  { profile, record, workspace, path }: View,
  { kind, text }: Name,
  to: string,
): string | null {
  if (!/^[\w-]+$/.test(to)) return `“${to}” is no id: letters, digits, “-” and “_” were expected.`
  if (to === text) return null
  if (kind === 'action') {
    const isTaken = record.actions.some(item => item.id?.value === to)
    return isTaken ? `${to} is the id of another action item.` : null
  }
  if (!isIdOf(to, profile))
    return `${to} is not of the form ${profile.data.name} gives its ids: ${profile.data.ids!.make}.`
  const other = workspace.withId(to)[0]
  if (other && !(other.path === path && record.id?.value === text)) return `${to} is the id of ${other.path}.`
  return null
}

function editFor(sight: Sight, { kind, text }: Name, to: string, others: Others): WorkspaceEdit {
  const { client, view, uri, version } = sight
  const documents: OtherDocument[] = [{ uri, version, parsed: view.parsed }, ...others.values()]
  const changes = documents.flatMap(({ uri, version, parsed }): TextDocumentEdit[] => {
    const edits = occurrencesOf(parsed, text).map(span => ({
      range: toRange(parsed, span, client.encoding),
      newText: to,
    }))
    return edits.length === 0 ? [] : [{ textDocument: { uri, version }, edits }]
  })
  if (!client.documentChanges) {
    return { changes: Object.fromEntries(changes.map(one => [one.textDocument.uri, one.edits as never])) }
  }
  const from = kind === 'incident' && client.renamesFiles ? homeOf(sight, { text }) : null
  const file = from && renamed(from, text, to)
  if (!file) return { documentChanges: changes }
  return {
    documentChanges: [
      ...changes,
      { kind: 'rename', oldUri: from, newUri: file, options: { overwrite: false } },
    ],
  }
}

/** The document an id belongs to, this one or another; `null` where several claim it. */
function homeOf({ view, uri, uriOf }: Sight, { text }: Pick<Name, 'text'>): string | null {
  if (view.record.id?.value === text) return uri
  const [only, second] = view.workspace.withId(text)
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
