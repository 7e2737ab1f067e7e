import type { Fact } from '../../span.ts'
import type { Parsed } from '../../syntax/parsed.ts'
import { ticketsIn } from '../links.ts'

/** The tickets behind link labels, as defined anywhere in the document: `[issue][alerts]`. */
export interface References {
  readonly ticketOf: (label: string) => Fact<string> | null
}

/** Searches the document only when the first label is asked for. */
export function referencesOf(parsed: Parsed): References {
  let defined: ReadonlyMap<string, Fact<string>> | null = null
  return {
    ticketOf(label) {
      defined ??= definedIn(parsed)
      return defined.get(folded(label)) ?? null
    },
  }
}

function definedIn(parsed: Parsed): Map<string, Fact<string>> {
  const tickets = new Map<string, Fact<string>>()
  for (let i = 0; i < parsed.chunks.length; i++) {
    const { text, blocks } = parsed.chunks[i]!
    for (const { kind, span } of blocks) {
      const found = kind === 'definition' ? definition.exec(text.slice(span.start, span.end)) : null
      if (found === null) continue
      const start = parsed.starts[i]! + span.start + found[0].length - found[2]!.length
      const [ticket] = ticketsIn(found[2]!, start)
      if (ticket !== undefined && !tickets.has(folded(found[1]!))) tickets.set(folded(found[1]!), ticket)
    }
  }
  return tickets
}

const definition = /^\[([^\]\n]{1,200})\]:[ \t]{0,8}<?(https?:\/\/[^\s>]{1,500})/

function folded(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, ' ')
}
