import assert from 'node:assert/strict'
import {
  type CodeLens,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type InlayHint,
  type Location,
  type Range,
  ResponseError,
  type SelectionRange,
  type SemanticTokens,
  type SymbolInformation,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver'
import { applyEdits, parse } from '../../core/index.ts'
import { toSpan } from '../../server/editor/positions.ts'
import { codeLens } from '../../server/features/codeLens.ts'
import { definition } from '../../server/features/definition.ts'
import { documentHighlight } from '../../server/features/documentHighlight.ts'
import { documentLink } from '../../server/features/documentLink.ts'
import { documentSymbol } from '../../server/features/documentSymbol.ts'
import { foldingRange } from '../../server/features/foldingRange.ts'
import { formatting } from '../../server/features/formatting.ts'
import { inlayHint } from '../../server/features/inlayHint.ts'
import { references } from '../../server/features/references.ts'
import { prepareRename, rename } from '../../server/features/rename.ts'
import { selectionRange } from '../../server/features/selectionRange.ts'
import { semanticTokens } from '../../server/features/semanticTokens.ts'
import { workspaceSymbol } from '../../server/features/workspaceSymbol.ts'
import { answered, ask, type Desk, deskOf, home, type Seat, workspaceSightOf } from '../sight.ts'

/** The verbs of features that show a document and lead through it. */

/** Lenses as `line they stand above: their text`. */
export function lenses(source: string, expected: readonly string[], seat?: Seat): void {
  const desk = deskOf(source, seat)
  const given = answered<CodeLens[]>(ask(codeLens, desk, {}))
  assert.deepEqual(
    given.map(({ range, command }) => `${lineOf(desk, range)}: ${command!.title}`),
    expected,
  )
}

/** The lines with hints, each hint where it is shown, as `14:37 «T+5m»`. */
export function hints(source: string, expected: readonly string[], seat?: Seat): void {
  const desk = deskOf(source, seat)
  const { selection, text } = desk.scene.main
  const range = desk.sight.rangeOf(selection ?? { start: 0, end: text.length })
  const given = answered<InlayHint[]>(ask(inlayHint, desk, { range }))
  const shown = given.map(({ position, label }) => {
    const at = desk.sight.offsetAt(position)
    return { span: { start: at, end: at }, text: ` «${String(label)}»` }
  })
  const lines = new Set(given.map(({ position }) => position.line))
  const after = applyEdits(text, shown).split('\n')
  assert.deepEqual(
    [...lines].sort((a, b) => a - b).map(line => after[line]!.trim()),
    expected,
  )
}

/** The outline, a line a symbol, indented by depth, its detail in brackets. */
export function outlines(source: string, expected: string, seat?: Seat): void {
  const desk = deskOf(source, seat)
  const given = answered<DocumentSymbol[] | SymbolInformation[]>(ask(documentSymbol, desk, {}))
  const lines = given.flatMap(symbol =>
    'location' in symbol ? [`${symbol.containerName ?? '-'} > ${symbol.name}`] : outlined(symbol, 0),
  )
  assert.equal(lines.join('\n'), trimmed(expected))
}

function outlined({ name, detail, children }: DocumentSymbol, depth: number): string[] {
  const own = `${'  '.repeat(depth)}${name}${detail ? ` [${detail}]` : ''}`
  return [own, ...(children ?? []).flatMap(child => outlined(child, depth + 1))]
}

/** Folds as `first line … last line`. */
export function folds(source: string, expected: readonly string[], seat?: Seat): void {
  const desk = deskOf(source, seat)
  const lines = desk.scene.main.text.split('\n')
  const given = answered<FoldingRange[]>(ask(foldingRange, desk, {}))
  assert.deepEqual(
    given.map(({ startLine, endLine }) => `${lines[startLine]} … ${lines[endLine]}`),
    expected,
  )
}

/** What is selected, step by step, as the selection at the cursor grows; line ends as `⏎`. */
export function selects(source: string, expected: readonly string[], seat?: Seat): void {
  const desk = deskOf(source, seat)
  const [range] = answered<SelectionRange[]>(ask(selectionRange, desk, { positions: [desk.position] }))
  const steps: string[] = []
  for (let at: SelectionRange | undefined = range; at; at = at.parent) steps.push(textIn(desk, at.range))
  assert.deepEqual(steps.map(step => step.replaceAll('\n', '⏎')).slice(0, expected.length), expected)
  assert.equal(steps.at(-1), desk.scene.main.text, 'the last step is the whole document')
}

/** Links as `text → target`. */
export function links(source: string, expected: readonly string[], seat?: Seat): void {
  const desk = deskOf(source, seat)
  const given = answered<DocumentLink[]>(ask(documentLink, desk, {}))
  assert.deepEqual(
    given.map(({ range, target }) => `${textIn(desk, range)} → ${target!.replace(home, '')}`),
    expected,
  )
}

/** Where the definition of the thing at the cursor is, as `path: line`. */
export function goesTo(source: string, expected: readonly string[], seat?: Seat): void {
  const desk = deskOf(source, seat)
  const given = answered<Location[]>(ask(definition, desk, { position: desk.position }))
  assert.deepEqual(
    given.map(location => place(desk, location)),
    expected,
  )
}

/** Where the thing at the cursor is named, as `path: line`. */
export function refersTo(
  source: string,
  expected: readonly string[],
  seat?: Seat & { without?: 'declaration' },
): void {
  const desk = deskOf(source, seat)
  const context = { includeDeclaration: seat?.without === undefined }
  const given = answered<Location[]>(ask(references, desk, { position: desk.position, context }))
  assert.deepEqual(
    given.map(location => place(desk, location)),
    expected,
  )
}

/** What is highlighted with the thing at the cursor: exactly what is marked. */
export function highlights(source: string, seat?: Seat): void {
  const desk = deskOf(source, seat)
  const given = answered<DocumentHighlight[]>(ask(documentHighlight, desk, { position: desk.position }))
  assert.deepEqual(given.map(({ range }) => markOf(range)).sort(), marksOf(desk).sort())
}

/** Everything in colour: exactly what is marked, each mark naming its colour. */
export function colours(source: string, seat?: Seat): void {
  const desk = deskOf(source, seat)
  const { data } = answered<SemanticTokens>(ask(semanticTokens, desk, {}))
  const legend = semanticTokens.capability!(desk.sight.client).semanticTokensProvider!.legend.tokenTypes
  const tokens: string[] = []
  let [line, start] = [0, 0]
  for (let i = 0; i < data.length; i += 5) {
    start = data[i] === 0 ? start + data[i + 1]! : data[i + 1]!
    line += data[i]!
    tokens.push(`${line}:${start}-${start + data[i + 2]!} ${legend[data[i + 3]!]}`)
  }
  const marks = desk.scene.main.marks.map(mark => `${mark.line}:${mark.start}-${mark.end} ${mark.text}`)
  assert.deepEqual(tokens, marks)
}

/** The document once it is formatted. */
export function formats(source: string, expected: string, seat?: Seat): void {
  const desk = deskOf(source, seat)
  const edits = answered<TextEdit[]>(ask(formatting, desk, { options: { tabSize: 2, insertSpaces: true } }))
  assert.equal(afterEdits(desk.scene.main.text, edits), deskOf(expected, seat).scene.main.text)
}

/** All files once the id at the cursor has a new name, as a scene; or the reason why it cannot have it. */
export function renames(source: string, newName: string, expected: string | RegExp, seat?: Seat): void {
  const desk = deskOf(source, seat)
  const edit = ask(rename, desk, { position: desk.position, newName })
  if (expected instanceof RegExp) {
    assert.ok(edit instanceof ResponseError, 'renaming should be refused')
    assert.match(edit.message, expected)
    return
  }
  assert.ok(ask(prepareRename, desk, { position: desk.position }), 'what can be renamed is offered to be')
  const after = filesAfter(desk, edit as WorkspaceEdit)
  const wanted = deskOf(expected, seat).scene.files.map(file => [file.path, file.text] as const)
  assert.deepEqual(new Map(after), new Map(wanted))
}

/** Names of the workspace symbols found for a query among the files of a scene. */
export function finds(source: string, query: string, expected: readonly string[], seat?: Seat): void {
  const given = answered<WorkspaceSymbol[]>(
    workspaceSymbol.answer(workspaceSightOf(deskOf(source, seat)), { query }),
  )
  assert.deepEqual(
    given.map(({ name, location }) => `${location.uri.replace(home, '')}: ${name}`),
    expected,
  )
}

function lineOf(desk: Desk, range: Range): string {
  return desk.scene.main.text.split('\n')[range.start.line]!
}

function textIn(desk: Desk, range: Range): string {
  const { start, end } = desk.sight.spanOf(range)
  return desk.scene.main.text.slice(start, end)
}

function place({ scene }: Desk, { uri, range }: Location): string {
  const path = decodeURIComponent(uri.replace(home, ''))
  const file = scene.files.find(one => one.path === path)
  return `${path}: ${file?.text.split('\n')[range.start.line]?.trim()}`
}

function markOf({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.character}`
}

function marksOf(desk: Desk): string[] {
  return desk.scene.main.marks.map(mark => `${mark.line}:${mark.start}-${mark.end}`)
}

function trimmed(text: string): string {
  return deskOf(text).scene.main.text.trimEnd()
}

function afterEdits(text: string, edits: readonly TextEdit[]): string {
  const parsed = parse(text)
  return applyEdits(
    text,
    edits.map(one => ({ span: toSpan(parsed, one.range, 'utf-16'), text: one.newText })),
  )
}

/** Every file of the scene once a workspace edit is made. */
function filesAfter({ scene }: Desk, edit: WorkspaceEdit): [string, string][] {
  const files = new Map(scene.files.map(file => [file.path, file.text]))
  const pathOf = (uri: string) => decodeURIComponent(uri.replace(home, ''))
  const single = Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri }, edits }))
  for (const change of [...single, ...(edit.documentChanges ?? [])]) {
    if ('kind' in change) {
      assert.ok(change.kind === 'rename', 'only files that have a name get another')
      files.set(pathOf(change.newUri), files.get(pathOf(change.oldUri))!)
      files.delete(pathOf(change.oldUri))
    } else {
      const path = pathOf(change.textDocument.uri)
      files.set(path, afterEdits(files.get(path)!, (change as TextDocumentEdit).edits as TextEdit[]))
    }
  }
  return [...files]
}
