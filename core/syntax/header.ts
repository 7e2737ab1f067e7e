import { advance, beforeFirstLine, isBlank, type Line, trimmedEnd } from './line.ts'

/** Where a file's front matter stands. Offsets into the file. */
export interface FrontMatter {
  readonly mark: '---' | '+++'
  /** What is written behind the opening mark; empty for none. */
  readonly language: string
  readonly start: number
  /** Whether blank lines or comments stand above it, where it should be on the first line. */
  readonly displaced: boolean
  /** Whether a mark stands above it; else it begins with its first key. */
  readonly opened: boolean
  /** Between the lines of the marks. */
  readonly contentStart: number
  readonly contentEnd: number
  /** Where the closing mark, or the content of an unclosed block, ends. */
  readonly end: number
  /** Where the line after it starts. */
  readonly next: number
  readonly closed: boolean
}

/** The front matter, if any, and how far into the text that depends on what the text holds. */
export interface Located {
  readonly frontMatter: FrontMatter | null
  readonly reach: number
}

const BYTE_ORDER_MARK = 0xfeff
const LANGUAGE = /^[A-Za-z][\w.+-]*$/

/** How the lines of each kind of front matter look. */
const KINDS = {
  '---': {
    key: /^(?:[\p{L}_][\p{L}\p{M}\w .-]*|"[^"]*"|'[^']*'):(?:[ \t]|$)/u,
    other: /^(?:[ \t#"'{}[\]%&!?]|-(?:[ \t]|$))/,
  },
  '+++': { key: /^(?:[\w.-]+|"[^"]*"|'[^']*')[ \t]*=/, other: /^[ \t#[\]"'{}]/ },
} as const

/**
 * Finds the front matter at the start of a text: from a line of `---` or `+++` to the next such line, as long as
 * what is between looks like data, not like a document under a thematic break. Without a closing line there is
 * front matter only if a key stands right below the opening one; it ends where data no longer goes on. Below blank
 * lines and comments it is front matter as well, though misplaced, if it is closed and holds nothing but data. Keys
 * that only a closing line follows are front matter whose first line got lost.
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
  const closed = closingLine(line, mark, language !== '')
  if (closed) {
    const end = trimmedEnd(text, line.start, line.end)
    const found = {
      mark,
      language,
      start,
      displaced,
      opened: true,
      contentStart,
      contentEnd: line.start,
      end,
      next: line.next,
      closed: true,
    } as const
    return { frontMatter: found, reach: line.next }
  }
  const reach = line.next
  const open = language === '' ? unclosed(text, mark, start, contentStart) : null
  return { frontMatter: open, reach: Math.max(reach, open?.next ?? 0) }
}

/** How many keys it takes: two lines and a rule may be somebody's title. */
const SEVERAL = 3
/** As people write keys in front matter, and hardly elsewhere. */
const plainKey = /^[a-z][a-z0-9_-]*:(?:[ \t]|$)/
const belowKey = /^(?:[ \t]+\S|-[ \t])/

/** Front matter without its opening line: keys from the very start of the text on, and a line that closes them. */
function unopened(text: string, start: number): Located {
  const line = beforeFirstLine(text, start)
  let keys = 0
  while (advance(line)) {
    if (keys >= SEVERAL && isMark(line, '---')) {
      const end = trimmedEnd(text, line.start, line.end)
      const content = { contentStart: start, contentEnd: line.start }
      const found = {
        mark: '---',
        language: '',
        start,
        displaced: false,
        opened: false,
        closed: true,
      } as const
      return { frontMatter: { ...found, ...content, end, next: line.next }, reach: line.next }
    }
    const content = headOf(line)
    if (plainKey.test(content)) keys++
    else if (keys === 0 || !belowKey.test(content)) break
  }
  return { frontMatter: null, reach: Math.max(start + 3, line.next) }
}

/** Past blank lines and lines of a comment each. */
function pastLead(text: string, from: number): number {
  const lead = /(?:(?:<!--[^\r\n]*-->)?[ \t]*(?:\r\n|\n|\r))*/y
  lead.lastIndex = from
  return from + (lead.exec(text)?.[0].length ?? 0)
}

/**
 * Where data that begins with a key goes on to: to a closing line, or, `isStopped`, to something else.
 */
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
 * Moves to the closing line; false where something that is no data comes first: prose at the start, or prose
 * anywhere below what reads as a title (a comment between blank lines).
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

/** As much of the line as tells what it is. */
function headOf({ text, start, end }: Line): string {
  return text.slice(start, Math.min(end, start + 200))
}

function isData(content: string, mark: '---' | '+++'): boolean {
  return KINDS[mark].key.test(content) || KINDS[mark].other.test(content)
}

/** Whether the line holds the mark and nothing but white space behind it. */
function isMark({ text, start, end }: Line, mark: string): boolean {
  return text.startsWith(mark, start) && trimmedEnd(text, start, end) === start + mark.length
}

function unclosed(
  text: string,
  mark: '---' | '+++',
  start: number,
  contentStart: number,
): FrontMatter | null {
  const line = beforeFirstLine(text, contentStart)
  if (!advance(line) || !KINDS[mark].key.test(headOf(line))) return null
  let { end, next } = line
  while (advance(line) && !isBlank(line) && isData(headOf(line), mark) && text[line.start] !== '#') {
    end = line.end
    next = line.next
  }
  return {
    mark,
    language: '',
    start,
    displaced: false,
    opened: true,
    contentStart,
    contentEnd: next,
    end,
    next,
    closed: false,
  }
}
