import {
  type CodeAction,
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  type Position,
  type Range,
} from 'vscode-languageserver'
import { isConfiguration, type Parsed, say, slice, textOf, touches } from '../../core/index.ts'
import { editFor } from '../editor/edits.ts'
import { toMarkup } from '../editor/markup.ts'
import { toOffset, toRange } from '../editor/positions.ts'
import type { Session } from '../session.ts'
import { canonical, folderOf, nameOf } from '../uri.ts'
import { contextOf } from '../workspace/sight.ts'
import type { Configurations } from './configurations.ts'

interface AtPlace {
  readonly textDocument: { readonly uri: string }
  readonly position?: Position
  readonly range?: Range
  readonly context?: { readonly only?: readonly string[] }
}

/** The requests that are answered in configuration files and in descriptions of house styles, too. */
const answers: ReadonlyMap<string, (help: Help) => unknown> = new Map<string, (help: Help) => unknown>([
  ['textDocument/completion', completionItems],
  ['textDocument/hover', hoverAt],
  ['textDocument/codeAction', corrections],
])

type Door = typeof import('../../core/configuration.ts')

interface Help {
  readonly session: Session
  readonly uri: string
  readonly parsed: Parsed
  /** Where the request is about, or where that begins. */
  readonly offset: number
  readonly end: number
  /** The kinds of actions asked for, if not all. */
  readonly only: readonly string[] | undefined
  readonly door: Door
  readonly isStyle: boolean
}

/** The answer to a request about a configuration file or a house style; `null` for any other file. */
export async function helpInConfiguration(
  session: Session,
  configurations: Configurations,
  method: string,
  params: AtPlace,
): Promise<unknown> {
  const answer = answers.get(method)
  const { uri } = params.textDocument
  const isStyle = configurations.isStyle(uri)
  if (!answer || !(isStyle || isConfiguration(nameOf(uri)))) return null
  const door = await import('../../core/configuration.ts')
  const parsed = session.parsedOf(uri)
  if (!parsed) return null
  const { position, range = { start: position!, end: position! }, context } = params
  const [offset, end] = [range.start, range.end].map(at => toOffset(parsed, at, session.client.encoding))
  return answer({ session, uri, parsed, offset: offset!, end: end!, only: context?.only, door, isStyle })
}

function completionItems({ session, uri, parsed, offset, door, isStyle }: Help): CompletionItem[] {
  const { encoding, markdownDocumentation } = session.client
  const text = textOf(parsed)
  const found = isStyle
    ? door.completeStyle(text, offset)
    : door.completeConfiguration(text, offset, stylesFor(session, uri))
  return found.map(({ label, kind, text: newText, span, detail, about }, i) => ({
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value,
    textEdit: { range: toRange(parsed, span, encoding), newText },
    // In the order of the schema rather than of the alphabet.
    sortText: String(i).padStart(4, '0'),
    ...(detail !== null && { detail }),
    ...(about !== null && { documentation: toMarkup(about, markdownDocumentation) }),
  }))
}

function hoverAt({ session, uri, parsed, offset, door, isStyle }: Help): Hover | null {
  const { encoding, markdownHover } = session.client
  const text = textOf(parsed)
  const found = isStyle
    ? door.hoverStyle(text, offset)
    : door.hoverConfiguration(text, offset, stylesFor(session, uri))
  return (
    found && { contents: toMarkup(found.text, markdownHover), range: toRange(parsed, found.span, encoding) }
  )
}

/** For each misspelt word in the range, the one that was probably meant, in the quotes that it had. */
function corrections({ session, uri, parsed, offset, end, only }: Help): CodeAction[] {
  if (only && !only.some(kind => kind === '' || kind === 'quickfix')) return []
  const problems = session.homes.problems.get(canonical(uri)) ?? []
  const version = session.versionOf(uri)!
  return problems.flatMap(({ span, meant, text }): CodeAction[] => {
    if (meant === undefined || !touches(span, { start: offset, end }) || text !== textOf(parsed)) return []
    const [quote] = /^["']?/.exec(slice(parsed, span))!
    const newText = quote + meant + quote
    const edit = editFor({ uri, version, client: session.client, parsed }, [{ span, text: newText }])!
    return [
      { title: session.client.inWords(say`Change to ${meant}`), kind: 'quickfix', isPreferred: true, edit },
    ]
  })
}

/** The house styles a configuration can name. */
function stylesFor(session: Session, uri: string): { id: string; about: string }[] {
  const { profiles } = contextOf(session, folderOf(uri))
  return [...profiles.values()].map(({ data }) => ({ id: data.id, about: data.about }))
}
