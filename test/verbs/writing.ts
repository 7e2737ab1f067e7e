import assert from 'node:assert/strict'
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  MarkupContent,
  Range,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver'
import { applyEdits } from '../../core/index.ts'
import { codeAction } from '../../server/features/codeAction.ts'
import { completion, completionResolve } from '../../server/features/completion.ts'
import { hover } from '../../server/features/hover.ts'
import { answered, ask, type Desk, deskOf, type Seat } from '../sight.ts'

/** The verbs of features that help to write: completion, hover, code actions. */

/** The labels offered at the cursor: exactly these, or these first, in order. */
export function completes(
  source: string,
  labels: readonly string[],
  how: Seat & { first?: true } = {},
): void {
  const found = offered(source, how).map(item => item.label)
  assert.deepEqual(how.first ? found.slice(0, labels.length) : found, labels)
}

/** What is offered at the cursor, in the order of its sort texts, as editors show it. */
export function offered(source: string, seat: Seat = {}): CompletionItem[] {
  return itemsAt(deskOf(source, seat))
}

function itemsAt(desk: Desk): CompletionItem[] {
  const answer = answered<CompletionItem[] | CompletionList>(
    ask(completion, desk, { position: desk.position }),
  )
  const items = 'items' in answer ? answer.items : answer
  const order = (item: CompletionItem) => `${item.sortText ?? item.label} ${item.label}`
  return items.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
}

/** Whether the editor is to ask again with every letter. */
export function isIncomplete(source: string, seat: Seat = {}): boolean {
  const desk = deskOf(source, seat)
  return (
    answered<Partial<CompletionList>>(ask(completion, desk, { position: desk.position })).isIncomplete ===
    true
  )
}

/** What the completion of this label inserts, with its tab stops. */
export function snippetOf(source: string, label: string, seat: Seat = {}): string | undefined {
  return offered(source, seat).find(item => item.label === label)?.textEdit?.newText
}

/** Accepting the completion of this label, with what its tab stops suggest, turns the document into `expected`. */
export function completesTo(source: string, label: string, expected: string, seat: Seat = {}): void {
  const desk = deskOf(source, seat)
  const found = itemsAt(desk).find(item => item.label === label)
  assert.ok(found?.textEdit && 'range' in found.textEdit, `${label} is not offered`)
  const { range, newText } = found.textEdit
  const span = desk.sight.spanOf(range)
  const cursor = desk.scene.main.cursor ?? 0
  assert.ok(span.start <= cursor && cursor <= span.end, 'an editor takes only what reaches to the cursor')
  const typed = desk.scene.main.text.slice(span.start, cursor)
  assert.ok((found.filterText ?? label).startsWith(typed), `${label} is filtered out by “${typed}”`)
  const text = found.insertTextFormat === 2 ? suggestedBy(newText) : newText
  assert.equal(applyEdits(desk.scene.main.text, [{ span, text }]), deskOf(expected).scene.main.text)
}

/**
 * What the completion of this label says of itself, once a person looks at it; to a client that cannot ask then, it is
 * told with the item, in the same words.
 */
export function explains(source: string, label: string, expected: RegExp, seat: Seat = {}): void {
  const [item, whole] = [true, false].map(resolvesDocumentation =>
    offered(source, { ...seat, client: { ...seat.client, resolvesDocumentation } }).find(
      one => one.label === label,
    ),
  )
  assert.ok(item && whole, `${label} is not offered`)
  assert.equal(item.documentation, undefined)
  const { sight } = deskOf(source, seat)
  const resolved = completionResolve.answer(sight, item, {
    others: new Map(),
    loaded: undefined,
  }) as CompletionItem
  assert.match((resolved.documentation as MarkupContent).value, expected)
  assert.deepEqual(resolved.documentation, whole.documentation)
  assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined })
}

/** A snippet as it stands before anything is typed: the first choice or the default of each stop. */
function suggestedBy(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1')
}

/** The hover at the cursor says something like this; `null`: nothing. */
export function hovers(source: string, expected: RegExp | null, seat: Seat = {}): void {
  const desk = deskOf(source, seat)
  const { contents } = answered<Partial<Hover>>(ask(hover, desk, { position: desk.position }))
  if (expected === null) assert.equal(contents, undefined)
  else assert.match((contents as MarkupContent | undefined)?.value ?? '(nothing)', expected)
}

/** Titles of the actions offered at the cursor or for the selection; `only` as the client asks. */
export function offers(
  source: string,
  titles: readonly string[],
  how: Seat & { only?: string[] } = {},
): void {
  const found = actionsFor(deskOf(source, how), how.only).map(action => action.title)
  for (const title of titles) assert.ok(found.includes(title), `${title} is not among ${found.join(', ')}`)
  if (titles.length === 0) assert.deepEqual(found, [])
}

/** All that is offered at the cursor or for the selection, in order. */
export function menu(source: string, seat: Seat = {}): string[] {
  return actionsFor(deskOf(source, seat), undefined).map(action => action.title)
}

/** What the action of this title does besides editing: its command, or why it cannot be taken. */
export function does(
  source: string,
  title: string,
  seat: Seat = {},
): { command: string; arguments?: unknown[] } | { disabled: string } | null {
  const action = actionNamed(deskOf(source, seat), title)
  if (action.disabled) return { disabled: action.disabled.reason }
  if (!action.command) return null
  const { command, arguments: given } = action.command
  return { command, ...(given && { arguments: given }) }
}

/** The words that are selected once the action of this title is taken. */
export function selectsAfter(source: string, title: string, seat: Seat = {}): string | null {
  const desk = deskOf(source, seat)
  const { command } = actionNamed(desk, title)
  if (!command) return null
  const text = actedOn(desk, title)
  const [, { start, end }] = command.arguments as [string, Range]
  return text.split('\n')[start.line]!.slice(start.character, end.character)
}

/** None of these actions is offered. */
export function withholds(
  source: string,
  titles: readonly string[],
  how: Seat & { only?: string[] } = {},
): void {
  const found = actionsFor(deskOf(source, how), how.only).map(action => action.title)
  for (const title of titles) assert.ok(!found.includes(title), `${title} is among ${found.join(', ')}`)
}

/** Taking the action of this title turns the document into `expected`. */
export function acts(
  source: string,
  title: string,
  expected: string,
  how: Seat & { only?: string[] } = {},
): void {
  assert.equal(actedOn(deskOf(source, how), title, how.only), deskOf(expected).scene.main.text)
}

/** The text of a document once the action of this title is taken. */
function actedOn(desk: Desk, title: string, only?: string[]): string {
  const changes = (actionNamed(desk, title, only).edit?.documentChanges ?? []) as TextDocumentEdit[]
  const edits = changes.flatMap(change => ('edits' in change ? (change.edits as TextEdit[]) : []))
  const made = edits.map(edit => ({ span: desk.sight.spanOf(edit.range), text: edit.newText }))
  return applyEdits(desk.scene.main.text, made)
}

function actionNamed(desk: Desk, title: string, only?: string[]): CodeAction {
  const found = actionsFor(desk, only)
  const action = found.find(one => one.title === title)
  assert.ok(action, `${title} is not among ${found.map(one => one.title).join(', ')}`)
  return action
}

function actionsFor(desk: Desk, only: string[] | undefined): CodeAction[] {
  const { cursor, selection } = desk.scene.main
  const span = selection ?? { start: cursor ?? 0, end: cursor ?? 0 }
  const context = { diagnostics: [], ...(only && { only }) }
  return answered<CodeAction[]>(ask(codeAction, desk, { range: desk.sight.rangeOf(span), context }))
}
