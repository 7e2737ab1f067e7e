import { unspaced } from './normalise.ts'
import type { DocumentPhrases } from './vocabulary.ts'

/** What the languages call by a normalised name, else by the name without an article and the incident it is of. */
export function known<T>(
  names: ReadonlyMap<string, T>,
  name: string,
  documents: DocumentPhrases,
): T | undefined {
  const found = names.get(name)
  if (found !== undefined) return found
  const short = shortened(name, documents)
  return short === null ? undefined : names.get(short)
}

/** `causes` for "Les causes de la panne", `verlauf` for "Störungsverlauf". `null` if nothing is left out, or nothing else is left. */
function shortened(name: string, { sorts }: DocumentPhrases): string | null {
  if (name.length > LONGEST) return null
  const bare = name.replace(article, '')
  const short = withoutEnd(bare, sorts) ?? withoutStart(bare, sorts) ?? bare
  return short === '' || short === name ? null : short
}

/** Longer names are sentences. UTF-16 units. */
const LONGEST = 60

/** At the start; "l’" and "d’" have lost their apostrophe. */
const article =
  /^(?:(?:the|our|der|die|das|unsere?|les?|la|nos|notre|el|l[ao]s|nuestr[ao]s?|[ao]s?|noss[ao]s?) (?=\S)|l(?=[aehiou]))/

/** "… of the outage". */
function withoutEnd(name: string, sorts: DocumentPhrases['sorts']): string | null {
  for (const { index, 0: joint } of name.matchAll(joints)) {
    const tail = name.slice(index + joint.length)
    if (isIncident(tail, sorts) || isIncident(tail.replace(/^l|s$/, ''), sorts)) return name.slice(0, index)
  }
  return null
}

const joints =
  / (?:of(?: th(?:e|is))?|d(?:e|el|o|a|os|as|u|es|er|este|esta|ieser|ieses)(?: l[ao]s?| este| esta| esse| essa)?) | d(?=[aehiou])/g

/** "Störungs…", "故障…", "障害の…", but not "data loss …", which may be of anything. */
function withoutStart(name: string, sorts: DocumentPhrases['sorts']): string | null {
  for (let end = Math.min(name.length - 2, LONGEST_INCIDENT); end > 1; end--) {
    if (!isIncident(name.slice(0, end), sorts)) continue
    const rest = name.slice(end).replace(/^s(?=\p{L})|^の/u, '')
    if (unspaced.test(name) || !/^\s/.test(name.slice(end))) return rest.trim()
  }
  return null
}

const LONGEST_INCIDENT = 20

function isIncident(text: string, sorts: DocumentPhrases['sorts']): boolean {
  return sorts.get(text) === 'incident'
}
