import { keptOn } from '../../lazily.ts'
import type { Fact } from '../../span.ts'
import type { Parsed } from '../../syntax/parsed.ts'
import { ticketsIn } from '../links.ts'

/** The ticket behind a link label, as defined anywhere in the document: `[issue][alerts]`. */
export function ticketBehind(parsed: Parsed, label: string): Fact<string> | null {
  return definedIn(parsed).get(folded(label)) ?? null
}

const definedIn = keptOn(({ chunks, starts }: Parsed) => {
  const tickets = new Map<string, Fact<string>>()
  for (const [i, { text, blocks }] of chunks.entries()) {
    for (const { kind, span } of blocks) {
      const found = kind === 'definition' ? definition.exec(text.slice(span.start, span.end)) : null
      if (found === null) continue
      const start = starts[i]! + span.start + found[0].length - found[2]!.length
      const [ticket] = ticketsIn(found[2]!, start)
      if (ticket !== undefined && !tickets.has(folded(found[1]!))) tickets.set(folded(found[1]!), ticket)
    }
  }
  return tickets
})

const definition = /^\[([^\]\n]{1,200})\]:[ \t]{0,8}<?(https?:\/\/[^\s>]{1,500})/

function folded(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, ' ')
}
