import * as vscode from 'vscode'
import type { Link } from '../link.ts'
import { keepDrawings } from './drawings.ts'
import { figureOf, type Words } from './figure.ts'

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
  const drawingOf = keepDrawings(link, subscriptions)
  return markdown => {
    const render = markdown.renderer.render.bind(markdown.renderer)
    markdown.renderer.render = (tokens, options, env) => {
      const uri = env?.currentDocument
      if (!uri) return render(tokens, options, env)
      const { rows, findings } = drawingOf(uri)
      const at = rows[0] === undefined ? 0 : holderOf(tokens, rows[0].line)
      if (at === 0) return findings + render(tokens, options, env)
      const [before, after] = [tokens.slice(0, at), tokens.slice(at)]
      const figure = figureOf(rows, words())
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

function words(): Words {
  return {
    summary: (entries, first, last) =>
      vscode.l10n.t('Timeline: {0} entries, {1} to {2}', entries, first, last),
    table: vscode.l10n.t('The timeline as a table'),
    time: vscode.l10n.t('Time'),
    elapsed: vscode.l10n.t('Since the beginning'),
    event: vscode.l10n.t('Event'),
  }
}
