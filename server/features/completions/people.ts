import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import { type Span, slice, textOf } from '../../../core/index.ts'
import type { Others } from '../../feature.ts'
import { item, type Spot } from './spot.ts'

/** Where code hosts look for the owners of a repository, by path in it. */
export const ownerFiles = ['CODEOWNERS', '.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'docs/CODEOWNERS']

/** The handles of people and groups in files of that kind, in order. */
export function ownersIn(files: Others): string[] {
  const texts = [...files]
    .filter(([uri]) => uri.endsWith('/CODEOWNERS'))
    .map(([, { parsed }]) => textOf(parsed))
  const lines = texts.flatMap(text => text.split(/\r\n|\r|\n/)).map(line => line.replace(/(?:^|\s)#.*/, ''))
  return [...new Set(lines.flatMap(line => line.match(/(?<=\s)@[\w./-]+/g) ?? []))]
}

/**
 * People and groups: the roster first, then whoever the document names, who writes it, whom others of the workspace name,
 * then who owns its code; by name where no handle is asked for.
 */
export function people(
  { sight, owners, offset }: Spot,
  span: Span,
  wanted: 'handle' | 'any',
): CompletionItem[] {
  const { settings, workspace, record, parsed } = sight.view
  /** By what they are called: their name, if that is something else. */
  const known = new Map<string, string>()
  const add = (name: string, handle: string | null) => {
    const called = handle ?? (wanted === 'any' ? name.trim() : '')
    if (called !== '' && !known.get(called)) known.set(called, name === called ? '' : name)
  }
  for (const { name, handle } of [...settings.roster, ...record.people]) add(name, handle)
  const signed = record.actions.flatMap(item => item.owners.map(owner => owner.value))
  for (const owner of [...signed, sight.preferences.author]) add(owner, owner.startsWith('@') ? owner : null)
  for (const card of workspace.cards.values()) {
    for (const { name, handle } of card.people) add(name, handle)
    for (const owner of card.open.flatMap(one => one.owners)) add(owner, owner.startsWith('@') ? owner : null)
  }
  for (const owner of owners) add(owner, owner)
  const typed = slice(parsed, { start: span.start, end: offset })
  // Half a handle that is being typed is nobody's.
  known.delete(typed)
  return [...known].map(([called, name], rank) =>
    item(sight, {
      label: called,
      text: called,
      span,
      kind: CompletionItemKind.Event,
      detail: name === '' ? undefined : name,
      rank,
      ...(name !== '' && /^\p{L}/u.test(typed) && { filter: `${name} ${called}` }),
    }),
  )
}
