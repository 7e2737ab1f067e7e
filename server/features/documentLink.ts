import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver'
import {
  addressOfCommit,
  addressOfTicket,
  type Fact,
  folderOf,
  occurrencesOf,
  type Span,
  type View,
} from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'

/** A span that becomes a link. */
interface Lead {
  readonly span: Span
  readonly target: string
  readonly tooltip: string
}

/** Incident ids lead to their documents, tickets and commits to the tracker, paths in the metadata to their files. */
export const documentLink: Feature<DocumentLinkParams, DocumentLink[]> = {
  method: 'textDocument/documentLink',
  capability: () => ({ documentLinkProvider: { resolveProvider: false } }),
  preference: 'links',
  answer(sight) {
    const leads = [...incidents(sight), ...tickets(sight), ...commits(sight), ...files(sight)]
    const links = new Map(leads.map(lead => [lead.span.start, lead]))
    return [...links.values()].map(({ span, target, tooltip }) => ({
      range: sight.rangeOf(span),
      target,
      ...(sight.client.linkTooltips && { tooltip }),
    }))
  },
}

/** Every place where another document is named by its id. */
function incidents({ view, uriOf, mentioned }: Sight): Lead[] {
  const { workspace, parsed, record, path } = view
  if (workspace.cards.size === 0) return []
  const related = record.related.map(fact => fact.value)
  const ids = new Set([...related, ...mentioned()])
  return [...ids].flatMap(id => {
    const card = workspace.withId(id).find(one => one.path !== path)
    if (!card) return []
    const [target, tooltip] = [uriOf(card.path), card.title ?? card.path]
    return occurrencesOf(parsed, id).map(span => ({ span, target, tooltip }))
  })
}

function tickets({ view, tracker }: Sight): Lead[] {
  const named = view.record.actions.flatMap(item => item.tickets)
  return leadsOf(named, ticket => addressOfTicket(ticket, tracker))
}

function commits({ view, tracker }: Sight): Lead[] {
  const shas = new Set(
    view.profile.data.metadata.fields.filter(field => field.type === 'sha').map(field => field.key),
  )
  const named = view.record.fields
    .filter(field => field.key !== null && shas.has(field.key))
    .flatMap(field => field.items)
  return leadsOf(named, sha => addressOfCommit(sha, tracker))
}

/** Links for names of tickets or commits; addresses that are written out are links in every editor anyway. */
function leadsOf(named: readonly Fact<string>[], address: (text: string) => string | null): Lead[] {
  return named.flatMap(({ value, span }) => {
    const target = value.includes('://') ? null : address(value)
    return target === null ? [] : [{ span, target, tooltip: target }]
  })
}

/** Values that are the path of a file of the workspace: runbooks, evidence, policies. */
function files({ view, uriOf }: Sight): Lead[] {
  return view.record.fields
    .flatMap(field => field.items)
    .filter(({ value }) => isPath(value))
    .flatMap(({ value, span }) => {
      const path = [value, beside(view, value)].find(one => view.workspace.exists(one) === true)
      return path === undefined ? [] : [{ span, target: uriOf(path), tooltip: path }]
    })
}

function isPath(text: string): boolean {
  return text.length < 300 && /^[^\s:<>|]+\.[a-z]{1,5}$/i.test(text) && !text.startsWith('/')
}

function beside({ path }: View, file: string): string {
  return folderOf(path) + file.replace(/^\.\//, '')
}
