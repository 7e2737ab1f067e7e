import { anyWord } from '../../language/anyWord.ts'
import { keptOn } from '../../lazily.ts'
import type { Vocabulary } from '../../profile/vocabulary.ts'

/** What the words of all languages for "who" and "by when" look like in an action item. */
export interface ItemWords {
  /** A part of a remark that names its owner: "assigned to Kim Lee". Matches up to the name. */
  readonly assigning: RegExp
  /** The same anywhere in a sentence. `match[1]` is the name. */
  readonly assigned: RegExp
  /** "; Kim owns this". `match[1]` is the name. */
  readonly owning: RegExp
  /** The name of a team. */
  readonly team: RegExp
  /** A part that is up to four names, or a team. */
  readonly names: RegExp
  /** What separates the parts of a remark: a mark, or the space before "by 12 May". "Oct 20, 2023" is one part. */
  readonly separator: RegExp
  /** A part that is a day in figures: `6/20`, `20.06.`, `due 3/15`. */
  readonly figures: RegExp
  /** What stands around a day: `期限 6/20`, `6/20まで`. */
  readonly limits: RegExp
  /** A day at the end, after a word for "until". `match[1]` is what may be the day. */
  readonly until: RegExp
  /** A full date after a word for "due". `match[1]` is the date. */
  readonly due: RegExp
}

/** The expressions for the words of all languages, made when the first item is read. */
export const itemWords = keptOn(({ cues }: Vocabulary): ItemWords => {
  const due = anyWord(cues.due)
  const until = anyWord([...cues.until, ...cues.due])
  return {
    assigning: new RegExp(
      String.raw`^\s*(?:${anyWord([...cues.assigned, ...cues.responsible])})\s+(?=[@\p{L}])`,
      'iu',
    ),
    assigned: new RegExp(
      String.raw`(?:${anyWord(cues.assigned.flatMap(opening))})\s+(?:the\s+)?(${NAMES})`,
      'u',
    ),
    owning: new RegExp(String.raw`(?:\s?[;；]|\s[–—-])\s+(${OWNER}) (?:${anyWord(cues.owning)})`, 'u'),
    team: new RegExp(`^(?:${teamsOf(cues.teams, String.raw`\S+`)})$`, 'i'),
    names: new RegExp(
      String.raw`^(?:${teamsOf(cues.teams, String.raw`[\p{L}\p{M}\p{N}.'&/-]+`)}|${NAME}(?:\s?[&+/]\s?${NAME}){0,3})$`,
      'u',
    ),
    separator: new RegExp(
      String.raw`${MARKS}\s*|\s(?:-{1,2}|\/\/|[–—/])\s|(?<=\p{L})\s(?=(?:${until})\s[^,;]{0,12}\d)`,
      'gu',
    ),
    figures: new RegExp(String.raw`^\s*(?:(?:${until})\s)?\d{1,2}(?:\/\d{1,2}|\.\d{1,2}\.)\s*$`),
    limits: new RegExp(String.raw`^\s*(?:${due})\s?|\s?(?:${until})\s*$`, 'g'),
    until: new RegExp(String.raw`\s(?:${until})\s([^,;:\n]{3,16})$`),
    due: new RegExp(String.raw`(?:${due})\s(20\d\d-\d\d-\d\d)(?=[\s,:;.)\]]|$)`, 'i'),
  }
})

/** A word as it is, and as it opens a sentence. */
function opening(word: string): string[] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1)]
}

/** The names of teams, whole. The word stands in few places: engines take milliseconds for each class of all letters. */
function teamsOf(teams: readonly string[], word: string): string {
  const tails = new Map<string, string[]>()
  const heads: string[] = []
  for (const team of teams) {
    const [head = '', tail = ''] = team.split('…')
    if (tail === '') heads.push(head)
    else tails.set(head, [...(tails.get(head) ?? []), tail])
  }
  const behind = Array.from(tails, ([head, own]) => `${head}${word}(?:${own.join('|')})`)
  return [`(?:${heads.join('|')})${word}`, ...behind].join('|')
}

const NAME = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}.'-]*(?: [\p{L}\p{M}\p{N}.'-]+){0,2}`
const NAMES = String.raw`\p{Lu}[\p{L}\p{M}'-]*(?: \p{Lu}[\p{L}\p{M}'-]*){0,2}`
const OWNER = String.raw`@?[\p{L}][\p{L}\p{M}\w.'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]+)?`
/** Not the comma of "Oct 20, 2023". */
const MARKS = String.raw`(?:,(?!(?<=\d(?:st|nd|rd|th)?,)\s?(?:19|20)\d\d(?![\d./-]))|[;|、，；])`
