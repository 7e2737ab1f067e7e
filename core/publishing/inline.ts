import { isInternalAddress } from '../safety/addresses.ts'
import { personalDataIn } from '../safety/personal.ts'
import { REDACTED } from '../safety/redaction.ts'
import { anchorKey, decoded } from '../syntax/anchors.ts'
import { mdast, type Tree } from '../syntax/markdown.ts'
import type { Change } from './change.ts'
import { type Circle, INSIDE_PAGE } from './circle.ts'

type Node = Tree | Tree['children'][number]

/** What of the inline structure of a text leads inside, and what is hidden in it. */
export interface Inline {
  readonly changes: readonly Change[]
  /** The links that stay, whole: nothing in them is changed but their words. */
  readonly kept: readonly Place[]
  /** Code and HTML. */
  readonly code: readonly Place[]
}

type Place = readonly [start: number, end: number]

/**
 * Links that open only inside lose their target and keep their words, images give way to what they show in words,
 * comments go. Only here the tree of a Markdown parser is used: brackets nest, and references lie elsewhere.
 */
export function inlineOf(text: string, circle: Circle, anchors: () => ReadonlySet<string>): Inline {
  const definitions = new Map<string, string>()
  const changes: Change[] = []
  const kept: Place[] = []
  const code: Place[] = []
  const tree = mdast(text)
  walk(tree, node => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url)
  })
  const leadsInside = (url: string) => isInside(url, circle, anchors)
  walk(tree, node => {
    const [start, end] = placeOf(node)
    switch (node.type) {
      case 'html':
        changes.push(...commentsIn(text, start, end))
        code.push([start, end])
        break
      case 'code':
      case 'inlineCode':
        code.push([start, end])
        break
      case 'definition':
        if (leadsInside(node.url)) changes.push(removal('link', shown(node.url), lineOf(text, start, end)))
        else kept.push([start, end])
        break
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : (definitions.get(node.identifier) ?? '')
        if (leadsInside(url))
          changes.push({ kind: 'image', what: shown(url), span: { start, end }, text: node.alt ?? '' })
        else kept.push([start, end])
        break
      }
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : definitions.get(node.identifier)
        const words = inner(node)
        if (url === undefined) break
        const own = words === null ? '' : text.slice(words[0], words[1])
        const named = isPerson(own, circle)
        if (!named && !leadsInside(url))
          kept.push(words === null || isAddress(own) ? [start, end] : [words[1], end])
        else changes.push(...unwrapped(text, [start, end], words, url))
      }
    }
  })
  return { changes, kept, code }
}

/** Pages about a person, too, are about a person. */
function isPerson(words: string, circle: Circle): boolean {
  return /^@[A-Za-z][\w.-]*$/.test(words) || circle.isNamed(words)
}

function isAddress(words: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)|^\S+@\S/i.test(words)
}

/** The words of the link alone; of an address that is its own words, a word for it. */
function unwrapped(text: string, [start, end]: Place, words: Place | null, url: string): Change[] {
  const own = words === null ? '' : text.slice(words[0], words[1])
  const what = shown(url)
  if (words === null || own === url || isAddress(own)) {
    const span = { start, end }
    return /^mailto:/i.test(url)
      ? [{ kind: 'personal data', what: 'an e-mail address', span, text: REDACTED }]
      : [{ kind: 'link', what, span, text: INSIDE_PAGE }]
  }
  const other = { start: words[1], end }
  return [{ kind: 'link', what, span: { start, end: words[0] }, text: '', other }]
}

function inner(node: Node): Place | null {
  if (!('children' in node) || node.children.length === 0) return null
  const [first, last] = [node.children[0]!, node.children.at(-1)!]
  return [placeOf(first)[0], placeOf(last)[1]]
}

function placeOf({ position }: Node): Place {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}

function walk(node: Node, see: (node: Node) => void): void {
  see(node)
  if ('children' in node) for (const child of node.children) walk(child, see)
}

/** Everything but addresses that open for all, and headings of the copy. */
function isInside(url: string, { hosts, tracker }: Circle, anchors: () => ReadonlySet<string>): boolean {
  if (url.startsWith('#')) return !anchors().has(anchorKey(decoded(url.slice(1))))
  if (/^mailto:/i.test(url)) return personalDataIn(decoded(url.slice(7)).replace(/\?.*$/s, '')).length > 0
  const address = url.startsWith('//') || /^www\./i.test(url) ? `https://${url.replace(/^\/\//, '')}` : url
  if (!/^(?:https?|ftps?):\/\//i.test(address)) return true
  return tracker?.test(address) === true || isInternalAddress(address, hosts.inside, hosts.outside)
}

/** Of a path or an address what may be told: no user, nothing behind the host, no query. */
function shown(url: string): string {
  if (/^mailto:/i.test(url)) return 'mail address'
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#@]*@)?([^/?#]*)/i.exec(url) ?? []
  return scheme === undefined ? url.replace(/[?#][\s\S]+$/, '') : scheme + host
}

function removal(kind: Change['kind'], what: string, [start, end]: Place): Change {
  return { kind, what, span: { start, end }, text: '' }
}

function commentsIn(text: string, start: number, end: number): Change[] {
  const html = text.slice(start, end)
  return [...html.matchAll(/<!--[\s\S]*?(?:-->|$)/g)].map(({ index, 0: { length } }) =>
    removal('comment', 'comment', lineOf(text, start + index, start + index + length)),
  )
}

/** With its line end and one blank line, where nothing else stands on the line. */
function lineOf(text: string, start: number, end: number): Place {
  const before = /(?:^|\n)[ \t]*$/.exec(text.slice(Math.max(0, start - 80), start))
  const after = /^[ \t]*(?:\r?\n|$)(?:[ \t]*(?:\r?\n|$))?/.exec(text.slice(end, end + 200))
  if (before === null || after === null) return [/[ \t]$/.test(text.slice(0, start)) ? start - 1 : start, end]
  const indent = before[0].replace(/^\n/, '').length
  return [start - indent, end + after[0].length]
}
