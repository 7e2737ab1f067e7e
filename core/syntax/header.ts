import { advance, beforeFirstLine, isBlank, type Line, trimmedEnd } from './line.ts'

/** The place of a file’s front matter. Offsets into the file. */
export interface FrontMatter {
  readonly mark: '---' | '+++'
  /** The text after the opening mark, such as a language; empty if there is none. */
  readonly language: string
  readonly start: number
  /** Whether blank lines or comments precede it; it should start on the first line. */
  readonly displaced: boolean
  /** Whether it has an opening mark; without one, it begins with its first key. */
  readonly opened: boolean
  /** The content between the marks. */
  readonly contentStart: number
  readonly contentEnd: number
  /** The end of the closing mark, or of the content if the block is not closed. */
  readonly end: number
  /** The start of the next line. */
  readonly next: number
  readonly closed: boolean
}

/** The front matter, if any, and how far into the text the result depends on it. */
export interface Located {
  readonly frontMatter: FrontMatter | null
  readonly reach: number
}

const BYTE_ORDER_MARK = 0xfeff
const LANGUAGE = /^[A-Za-z][\w.+-]*$/

/** The form of the lines in each kind of front matter. */
const KINDS = {
  '---': {
    key: /^(?:[\p{L}_][\p{L}\p{M}\w .-]*|"[^"]*"|'[^']*'):(?:[ \t]|$)/u,
    other: /^(?:[ \t#"'{}[\]%&!?]|-(?:[ \t]|$))/,
  },
  '+++': { key: /^(?:[\w.-]+|"[^"]*"|'[^']*')[ \t]*=/, other: /^[ \t#[\]"'{}]/ },
} as const

/**
 * Finds the front matter at the start of a text: from a line of `---` or `+++` to the next one, if the content
 * looks like data and not like a document after a thematic break. Without a closing line, a key must directly
 * follow the opening one; the block then ends where the data does. After blank lines and comments, it counts as
 * misplaced front matter if it is closed and contains only data. Keys followed by a closing line alone count as
 * front matter that lost its first line.
 */
export function locateFrontMatter(text: string): Located {
  const top = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  const start = pastLead(text, top)
  const displaced = start > top
  const mark = text.startsWith('---', start) ? '---' : text.startsWith('+++', start) ? '+++' : null
  if (mark === null) return displaced ? { frontMatter: null, reach: start + 3 } : unopened(text, top)
  const line = beforeFirstLine(text, start)
  advance(line)
  const language = text.slice(start + 3, line.end).trim()
  if (language !== '' && (displaced || mark === '+++' || !LANGUAGE.test(language)))
    return { frontMatter: null, reach: line.next }
  const contentStart = line.next
  if (displaced) {
    const reach = endOfData(text, mark, contentStart)
    if (reach.isStopped) return { frontMatter: null, reach: reach.at }
  }
  const opening = { mark, language, start, displaced, opened: true, contentStart } as const
  if (closingLine(line, mark, language !== ''))
    return { frontMatter: { ...opening, ...closedBy(line) }, reach: line.next }
  const rest = language === '' ? unclosed(text, mark, contentStart) : null
  return {
    frontMatter: rest && { ...opening, ...rest },
    reach: Math.max(line.next, rest?.next ?? 0),
  }
}

type Ending = Pick<FrontMatter, 'contentEnd' | 'end' | 'next' | 'closed'>

function closedBy({ text, start, end, next }: Line): Ending {
  return { contentEnd: start, end: trimmedEnd(text, start, end), next, closed: true }
}

/** The number of keys required without an opening line: two lines and a rule could be a title. */
const SEVERAL = 3
/** A key as people write it in front matter, but hardly elsewhere. */
const plainKey = /^[a-z][a-z0-9_-]*:(?:[ \t]|$)/
const belowKey = /^(?:[ \t]+\S|-[ \t])/

/** Finds front matter without an opening line: keys from the very start of the text, and a closing line. */
function unopened(text: string, start: number): Located {
  const line = beforeFirstLine(text, start)
  let keys = 0
  while (advance(line)) {
    if (keys >= SEVERAL && isMark(line, '---')) {
      const keysAlone = { mark: '---', language: '', start, displaced: false, opened: false } as const
      return { frontMatter: { ...keysAlone, contentStart: start, ...closedBy(line) }, reach: line.next }
    }
    const content = headOf(line)
    if (plainKey.test(content)) keys++
    else if (keys === 0 || !belowKey.test(content)) break
  }
  return { frontMatter: null, reach: Math.max(start + 3, line.next) }
}

/** Returns the offset after blank lines and one-line comments. */
function pastLead(text: string, from: number): number {
  const lead = /(?:(?:<!--[^\r\n]*-->)?[ \t]*(?:\r\n|\n|\r))*/y
  lead.lastIndex = from
  return from + (lead.exec(text)?.[0].length ?? 0)
}

/** Returns the end of data that begins with a key: a closing line or, if `isStopped`, something else. */
function endOfData(text: string, mark: '---' | '+++', from: number): { isStopped: boolean; at: number } {
  const line = beforeFirstLine(text, from)
  let hasKey = false
  while (advance(line)) {
    if (hasKey && isMark(line, mark)) return { isStopped: false, at: line.next }
    const content = headOf(line)
    hasKey ||= KINDS[mark].key.test(content)
    if (!hasKey || content.trim() === '' || !isData(content, mark)) return { isStopped: true, at: line.next }
  }
  return { isStopped: true, at: line.next }
}

/**
 * Moves to the closing line. Returns false if something other than data comes first: prose at the start, or prose
 * after a line that looks like a title (a comment between blank lines).
 */
function closingLine(line: Line, mark: '---' | '+++', anyContent: boolean): boolean {
  let filled = anyContent
  let afterBlank = true
  let comment = false
  let titled = false
  while (advance(line)) {
    if (isMark(line, mark)) return true
    const content = headOf(line)
    const blank = content.trim() === ''
    titled ||= comment && blank
    comment = afterBlank && !anyContent && /^#{1,6}[ \t]/.test(content)
    afterBlank = blank
    if (blank) continue
    if ((!filled || titled) && !isData(content, mark)) return false
    filled = true
  }
  return false
}

/** Returns the start of the line, enough to tell its kind. */
function headOf({ text, start, end }: Line): string {
  return text.slice(start, Math.min(end, start + 200))
}

function isData(content: string, mark: '---' | '+++'): boolean {
  return KINDS[mark].key.test(content) || KINDS[mark].other.test(content)
}

/** Whether the line contains only the mark and white space after it. */
function isMark({ text, start, end }: Line, mark: string): boolean {
  return text.startsWith(mark, start) && trimmedEnd(text, start, end) === start + mark.length
}

/** Returns the end of front matter that no line closes; null if no key is right below its mark. */
function unclosed(text: string, mark: '---' | '+++', contentStart: number): Ending | null {
  const line = beforeFirstLine(text, contentStart)
  if (!advance(line) || !KINDS[mark].key.test(headOf(line))) return null
  let { end, next } = line
  while (advance(line) && !isBlank(line) && isData(headOf(line), mark) && text[line.start] !== '#') {
    end = line.end
    next = line.next
  }
  return { contentEnd: next, end, next, closed: false }
}
