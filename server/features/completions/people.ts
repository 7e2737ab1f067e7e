import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import type { Span } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { item } from './spot.ts'

/** People and groups: the roster first, then whoever the workspace's documents name; by name where no handle is asked for. */
export function people(sight: Sight, span: Span, wanted: 'handle' | 'any'): CompletionItem[] {
  const { settings, workspace, record } = sight.view
  const known = new Map<string, string>()
  const add = (name: string, handle: string | null) => {
    const called = handle ?? (wanted === 'any' ? name.trim() : '')
    const isNew =
      called !== '' && (!known.has(called) || known.get(called) === '' || known.get(called) === called)
    if (isNew) known.set(called, name === called ? '' : name)
  }
  for (const { name, handle } of [...settings.roster, ...record.people]) add(name, handle)
  for (const card of workspace.cards.values()) {
    for (const { name, handle } of card.people) add(name, handle)
    for (const owner of card.open.flatMap(one => one.owners)) add(owner, owner.startsWith('@') ? owner : null)
  }
  return [...known].map(([called, name], rank) =>
    item(sight, {
      label: called,
      text: called,
      span,
      kind: CompletionItemKind.Event,
      detail: name === '' ? undefined : name,
      rank,
    }),
  )
}
