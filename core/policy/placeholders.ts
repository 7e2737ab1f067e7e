import { oneLine } from '../facts/excerpt.ts'
import { ticketsIn } from '../facts/links.ts'
import { readTime } from '../facts/times.ts'
import { isPlaceholder } from '../facts/values.ts'
import { overLines } from '../language/overLines.ts'
import type { Profile } from '../profile/compile.ts'
import { actionStatusOf, isNone, isUnknown, nameOf } from '../profile/lookup.ts'
import { covers, type Span } from '../span.ts'
import { withoutComments } from '../syntax/comments.ts'
import { maskInline } from '../syntax/inline.ts'
import { quotedSpeech } from '../syntax/quotedSpeech.ts'
import { closedIn, isTag } from './htmlTags.ts'

/** Where blanks are being looked for. */
export interface BlankContext {
  readonly profile: Profile
  /** The names of the tags that the text around closes. */
  readonly closed: () => ReadonlySet<string>
  /** Whether a word in brackets is the label of a link defined in the document. */
  readonly isLabel: (words: string) => boolean
}

/** Offsets at which a text may hold a blank, in order: a cheap filter before `blanksIn`. */
export function likelyBlanks(text: string): number[] {
  const offsets = [
    ...(text.includes('<') ? offsetsOf(angleStart, text) : []),
    ...(text.includes('[') ? offsetsOf(bracketStart, text) : []),
    ...offsetsOf(signs, text),
    ...(wide.some(sign => text.includes(sign)) ? offsetsOf(fullWidth, text) : []),
  ]
  return offsets.sort((a, b) => a - b)
}

/** The offsets at which a global pattern matches. */
export function offsetsOf(pattern: RegExp, text: string): number[] {
  const offsets: number[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    offsets.push(found.index)
    if (found[0] === '') pattern.lastIndex++
  }
  return offsets
}

/** What opens brackets of the scripts of East Asia; engines see at once that a text of Latin letters has none. */
const wide = ['（', '【', '＜']
const angleStart = /<[@#A-Za-z\u00c0-\uffff](?!ttps?:)/g
const bracketStart = /\[(?![ xX]\]|[\^[])[^[\]\n]{1,160}\](?![([:])/g
const signs = /[{…]|TODO|FIXME|YYYY|JJJJ|AAAA|DD\/MM|MM\/DD|HH:MM|hh:mm|\.\.\.|__|XX|xxx/g

/**
 * The pieces of a paragraph, item, cell or heading that a template left to be filled in, in order. What is declared
 * unknown ("TBD", "?", "2023-MM-DD") is content, and so are code, comments, links, HTML and log marks.
 */
export function blanksIn(text: string, context: BlankContext): Span[] {
  const coded = text.includes('`') ? maskInline(text, { only: 'code' }) : text
  // Comments are for authors; blanks in them are not left over.
  const words = withoutComments(coded)
  const value = valueIn(words)
  const whole = words.slice(value.start, value.end)
  if (wholeBlank.test(whole) && !directive.test(whole)) return [value]
  const { leftovers } = context.profile.lookup
  const found = [
    ...(words.includes('<') ? matching(words, angled, one => isAngled(words, one, context)) : []),
    ...(words.includes('[') ? matching(words, bracketed, one => isBracketed(words, one, context)) : []),
    ...lettersIn(words),
    ...(/[（【＜]/.test(words) ? matching(words, fullWidth, one => isFullWidth(words, one)) : []),
    ...(/TODO|FIXME/.test(words) ? matching(words, task, one => isTask(words, one)) : []),
    ...(leftovers?.test(words) ? matching(words, new RegExp(leftovers.source, 'gu'), () => true) : []),
  ]
  return withoutQuoted(words, found).sort((a, b) => a.start - b.start)
}

/** The same of a text that stands alone, without tags or links that close elsewhere. */
export function blanksAlone(text: string, profile: Profile): Span[] {
  return blanksIn(text, { profile, closed: closedIn(text), isLabel: () => false })
}

/** Without those among words that are quoted, such as what a comment in code says: "TODO: handle retries". */
function withoutQuoted(words: string, found: Span[]): Span[] {
  const quotes = found.length === 0 ? [] : quotedSpeech(words)
  if (quotes.length === 0) return found
  return found.filter(one => {
    const quote = quotes.find(other => covers(other, one))
    const rest = quote && words.slice(quote.start, one.start) + words.slice(one.end, quote.end)
    return rest === undefined || !/\p{L}/u.test(rest)
  })
}

function matching(text: string, pattern: RegExp, accepts: (found: RegExpExecArray) => boolean): Span[] {
  const spans: Span[] = []
  for (const found of text.matchAll(pattern)) {
    if (found[0] !== '' && accepts(found))
      spans.push({ start: found.index, end: found.index + found[0].length })
  }
  return spans
}

/** Dots, lines to write on and variables that are all a text holds. */
const wholeBlank = /^(?:\.{2,5}|…{1,3}|[<[](?:…|\.{3})[>\]]|_{2,40}|\{\{?[^{}]{1,80}\}?\}|XX|[xX]{3,8})$/

/** What a text holds, or, where it opens with a label in bold ("**Users affected:** XX"), what stands behind that. */
function valueIn(words: string): Span {
  const end = words.trimEnd().length
  const label = words.startsWith('**') && words.length < LONGEST_LABELLED ? boldLabel.exec(words) : null
  return { start: label === null ? words.length - words.trimStart().length : label[0].length, end }
}

const LONGEST_LABELLED = 140
const boldLabel = /^\*\*[^*\n]{1,60}(?:[:：]\*\*|\*\*\s?[:：])\s+(?=\S)/

/** What a site generator puts in place: `{{< figure … >}}`, `{% include … %}`, `{:toc}`, `{{ site.baseurl }}`; a macro of a wiki. */
const directive = /^\{(?:[%:]|\{[<%]|\{-?\s?(?:site|page|config)\.|\{#?\w[\w ]*\|)/

/** The letters of a date or time that nobody filled in; not the name of a log file that has them. */
const letters = new RegExp(
  overLines`(?<![\w./-])(?:
    (?:YYYY|JJJJ|AAAA)[-/.](?:MM[-/.](?:DD|TT|JJ)|NNN?\b)
    |(?:DD[-/.]MM|MM\/DD|JJ[-/.]MM|TT\.MM)[-/.](?:YYYY|AAAA|JJJJ)|HH:MM|hh:mm
    )(?:[T ]?(?:HH:MM|hh:mm))?(?::[Ss]{2})?Z?(?![\w/]|[-.]\w)`,
  'g',
)

/** Letters left to fill in; where one form is spoken about, the other beside it is too ("expects YYYY-MM-DD, got DD/MM/YYYY"). */
function lettersIn(words: string): Span[] {
  if (!/[YJA]{4}|MM|:mm/.test(words)) return []
  let isSpoken = false
  const found = matching(words, letters, one => {
    isSpoken ||= aboutForm(words, one)
    return true
  })
  return isSpoken ? [] : found
}

const spokenOf = new RegExp(
  overLines`\b(?:
    (?:of|in) the form|(?:written|parsed|read|sent|stored|printed|interpreted|shown) (?:as|like)|expects
    |us(?:es|ed|ing)
    )\W{1,3}$`,
  'i',
)

/** Whether the letters are spoken about: "times in HH:MM format", "written as HH:MM". */
function aboutForm(text: string, { index, 0: found }: RegExpExecArray): boolean {
  const behind = text.slice(index + found.length, index + found.length + 16)
  const before = text.slice(Math.max(0, index - 24), index)
  return (
    /^\W{0,3}(?:format|style|notation)|^["'”’*_ ]{0,3}(?:dates|timestamps|(?:date )?(?:string|pattern|layout)s?)\b/i.test(
      behind,
    ) ||
    /\bformat(?:ted)?\W{1,3}(?:\w{2,4} )?\W*$|\b(?:pattern|mask) (?:is |was )?$|--[\w-]+[= ]$/i.test(
      before,
    ) ||
    spokenOf.test(before)
  )
}

/** Behind a space the sign compares: "a < b and c > d". */
const angled = /<(?!\s)([^<>]{1,160})>/g

function isAngled(
  text: string,
  { index, 0: whole, 1: inner }: RegExpExecArray,
  context: BlankContext,
): boolean {
  const words = inner!.trim()
  const before = text.charAt(index - 1)
  const behind = text.slice(index + whole.length, index + whole.length + 2)
  if (!/^[@#]?\p{L}/u.test(words) || /[\w/.=&$-]/.test(before) || /^(?:[/=&_-]|\.\w)/.test(behind))
    return false
  // A target of a link that has spaces is written like this.
  if (text.startsWith('](', index - 2) && /[./#]/.test(words)) return false
  if (
    /^[@#][UCWS][A-Z0-9]{6}/.test(words) ||
    /^[a-z][a-z0-9+.-]*:\S|^https?:|^[^\s@]+@[^\s@]+$|\/$/i.test(words)
  )
    return false
  if (/=\s*["'\w{]/.test(words) || /^[A-Z][a-z]+[A-Z]\w*$/.test(words) || unseen.test(words)) return false
  if (turn.test(oneLine(words))) return false
  return !isTag(words, context.closed) && !saysSo(words, context.profile)
}

/** What parsers and editors call what cannot be seen. */
const unseen = /^(?:EO[FLS]|CR|LF|CRLF|NUL|ESC|TAB|BOM)$/

/** Where an outage begins and ends, as some set it off in their timelines: `<START OF OUTAGE>`. */
const turn =
  /^(?:(?:START|BEGIN|BEGINNING|END) OF [A-Z ]+|[A-Z ]+ (?:BEGINS?|BEGAN|STARTS?|STARTED|ENDS?|ENDED|MITIGATED|RESOLVED))$/

const bracketed = /(?<![\]!\w])\[([^[\]\n]{1,160})\](?![([:])/g

function isBracketed(
  text: string,
  { index, 0: whole, 1: inner }: RegExpExecArray,
  context: BlankContext,
): boolean {
  const words = inner!.trim()
  if (!/\p{L}/u.test(words) || /^(?:[\^@#!]|[xX]$)/.test(words)) return false
  const isWhole = opens.test(text.slice(0, index)) && /^[\s.,;*_|)]*$/.test(text.slice(index + whole.length))
  const asks = isWhole
    ? asksForText(words) && !isNames(words, text.slice(0, index), context)
    : asksInline.test(words)
  return (
    asks && !saysSo(words, context.profile) && !isReference(words, context.profile) && !context.isLabel(words)
  )
}

/** What stands before a value: nothing, marks, or a label and its colon. */
const opens = /^[\s*_>|(\\]*(?:[^[\]\n]{1,60}[:：–—-][\s*_\\]*)?$/

/** Whether words behind a label for people are names ("Author: [Sen Lu]"), and not what people are called in a team. */
function isNames(words: string, before: string, { profile }: BlankContext): boolean {
  if (!names.test(words) || words.split(' ').some(word => asksInline.test(word) || blankWords.test(word)))
    return false
  return nameOf(profile, before.replace(/[^\p{L}\s]+/gu, '').trim()).means === 'person'
}

const names = /^(?:\p{Lu}\p{Ll}+(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}.'’-]*){1,3}(?:, |$))+$/u

/** Words in brackets that are all there is: several words, a script without spaces, or a known blank. */
function asksForText(words: string): boolean {
  return /\s/.test(words) || /[^\x00-\x7f]/.test(words) || asksInline.test(words) || blankWords.test(words)
}

const asksInline = new RegExp(
  overLines`^(?:
    X{1,5}|N{1,3}|XX:XX|time|date|name|link|url|number|amount|owner|duration|TEAM|SERVICE|TODO|FIXME
    |(?:
    fill|insert|describe|enter|provide|explain|replace|specify|your|list (?:of|the|all)
    |add (?:a|an|the|link|more)|name of|number of|link to|date of|time of|short|brief|e\.g\.|todo:
    )\b.{2,}|fill[- ]?in
    )$`,
  'i',
)
const blankWords = new RegExp(
  overLines`^(?:
    action|actions|author|team|service|services|system|person|role|ticket|issue|description|summary|impact
    |details?|text|cause|root cause|severity|status|reviewer|incident|title|example|placeholder|component
    |customer|environment|region|version|percentage|count|reason|result|outcome|fix|finding|lesson|item|task
    |insert|what|who|why|when|how
    )\s?\d{0,2}$`,
  'i',
)

/** Declared unknown, not applicable, or taken out on purpose. */
function saysSo(words: string, profile: Profile): boolean {
  return (
    takenOut.test(words) ||
    profile.packs.some(({ outside }) => outside.redacted === `[${words}]`) ||
    /\bwithheld\b/i.test(words) ||
    (words.length <= 40 && (isNone(profile, words) || isUnknown(profile, words)))
  )
}

const takenOut = new RegExp(
  overLines`^(?:
    redact|remov|omit|delet|censor|withheld|mask|anonym|snip|truncat|internal|confidential|private|hidden
    |nil\b|null\b|empty\b|see\b|as\b|same\b|cf\b|sic\b|ref\b|ed\b|note\b|update|edit|continued
    )`,
  'i',
)

/** A time, a ticket, a state: what logs, lists and people put in brackets. */
function isReference(words: string, profile: Profile): boolean {
  return (
    /^(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL|TRACE|NOTICE|CRIT(?:ICAL)?)\b/.test(words) ||
    readTime(words) !== null ||
    ticketsIn(words, 0).length > 0 ||
    (!/\s/.test(words) && actionStatusOf(profile, words) !== null && !asksInline.test(words))
  )
}

const fullWidth = /[（【][^（）【】\n]{1,80}[）】]|＜[^＜＞\n]{1,80}＞/g

/** Whether full-width brackets that ask for words are all there is, or all that stands behind a label. */
function isFullWidth(text: string, { index, 0: whole }: RegExpExecArray): boolean {
  const behind = text.slice(index + whole.length)
  return isPlaceholder(whole) && opens.test(text.slice(0, index)) && /^[\s.。,;*_|）]*$/.test(behind)
}

const task = /(?<![A-Za-z\d-]|[A-Za-z\d]_)(?:TODO|FIXME)(?![A-Za-z\d-]|_[A-Za-z\d])/g

/** UTF-16 units before such a word that may be brackets, marks and space that belong to it. */
const NEAR = 40

/** Whether the word marks a gap in the document; "removed a TODO from the code" does not. */
function isTask(text: string, { index, 0: word }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index)
  const behind = text.slice(index + word.length)
  if (/^\s+(?:comments?|lists?|items?|apps?|markers?|notes?)\b/.test(behind)) return false
  // "Tasks (TODO):" calls a list so.
  if (/\p{L}\s*\(\s*$/u.test(before) && /^\s*\)\s*[*_]*\s*[:：]/.test(behind)) return false
  if (/^\s*[:：(]/.test(behind) || /[<[({]\s*$/.test(before)) return true
  return (
    opens.test(text.slice(0, index)) || (/[:：(–—=-]\s*[*_]*$/.test(before) && /^[\s.!)*_\]]*$/.test(behind))
  )
}
