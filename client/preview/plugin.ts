import * as vscode from 'vscode'
import type { Link } from '../link.ts'
import { figureOf, type Words } from './figure.ts'
import { findingsList } from './findings.ts'
import { keepRows } from './rows.ts'

// The parts of markdown-it that VS Code hands to plugins of its preview, and that are used here.
interface Token {
  readonly map: readonly [number, number] | null
  readonly level: number
}
interface Environment {
  /** Known when a document is rendered, not yet when it is parsed. */
  readonly currentDocument?: vscode.Uri
}
type Render = (tokens: readonly Token[], options: unknown, env: Environment) => string
interface MarkdownIt {
  readonly renderer: { render: Render }
}

export type ExtendMarkdownIt = (markdown: MarkdownIt) => MarkdownIt

/** Adds to VS Code's Markdown preview: the timeline as a picture, and if wanted the findings. */
export function previewPlugin(link: Link, subscriptions: vscode.Disposable[]): ExtendMarkdownIt {
  const refresh = () => void vscode.commands.executeCommand('markdown.preview.refresh')
  const rows = keepRows(link, refresh)
  let shown = new Set<string>()
  subscriptions.push(
    link.onChanged(() => {
      if (shown.size > 0) refresh()
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(uri => shown.has(uri.toString()) && isOn('preview.findings', uri, false))) refresh()
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('postmortems.preview')) refresh()
    }),
    { dispose: () => (shown = new Set()) },
  )
  return markdown => {
    const render = markdown.renderer.render.bind(markdown.renderer)
    markdown.renderer.render = (tokens, options, env) => {
      const uri = env?.currentDocument
      if (!uri) return render(tokens, options, env)
      shown.add(uri.toString())
      const findings = isOn('preview.findings', uri, false) ? findingsList(uri) : ''
      const own = isOn('preview.timeline', uri, true) ? rows.of(uri) : []
      const at = own[0] === undefined ? 0 : holderOf(tokens, own[0].line)
      if (at === 0) return findings + render(tokens, options, env)
      const [before, after] = [tokens.slice(0, at), tokens.slice(at)]
      const figure = figureOf(own, words())
      return findings + render(before, options, env) + figure + render(after, options, env)
    }
    return markdown
  }
}

/** The block of the document that holds a line. */
function holderOf(tokens: readonly Token[], line: number): number {
  const found = tokens.findIndex(({ level, map }) => level === 0 && map !== null && line < map[1])
  return found < 0 ? tokens.length : found
}

function isOn(name: string, uri: vscode.Uri, standard: boolean): boolean {
  return vscode.workspace.getConfiguration('postmortems', uri).get<boolean>(`${name}.enabled`, standard)
}

function words(): Words {
  return {
    summary: (entries, minutes) =>
      vscode.l10n.t('Timeline: {0} entries in {1} minutes', entries, Math.round(minutes)),
    table: vscode.l10n.t('The timeline as a table'),
    time: vscode.l10n.t('Time'),
    elapsed: vscode.l10n.t('Since the beginning'),
    event: vscode.l10n.t('Event'),
  }
}
