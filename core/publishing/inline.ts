import { isInternalAddress } from '../safety/addresses.ts'
import { personalDataIn } from '../safety/personal.ts'
import type { Span } from '../span.ts'
import { anchorKey, decoded } from '../syntax/anchors.ts'
import { type Lead, leadsIn } from '../syntax/leads.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { plain } from '../syntax/plain.ts'
import type { Change } from './change.ts'
import type { Internals } from './internals.ts'

/** The links of a text that lead inside or are kept, and its code and HTML. */
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
 * comments go.
 */
export function inlineOf(
  text: string,
  parsed: Parsed,
  internals: Internals,
  anchors: () => ReadonlySet<string>,
): Inline {
  const found = { changes: [] as Change[], kept: [] as Place[], code: [] as Place[] }
  const leadsInside = (url: string) => isInside(url, internals, anchors)
  for (const lead of leadsIn(parsed)) {
    const { kind, words, href } = lead
    const place: Place = [lead.span.start, lead.span.end]
    switch (kind) {
      case 'html':
        for (const one of commentsIn(text, ...place)) found.changes.push(one)
        found.code.push(place)
        break
      case 'code':
        found.code.push(place)
        break
      case 'definition':
        if (leadsInside(href)) found.changes.push(removal('link', shown(href), lineOf(text, ...place)))
        else found.kept.push(place)
        break
      case 'image': {
        const description = words === null ? '' : plain(text.slice(words.start, words.end))
        if (leadsInside(href))
          found.changes.push({ kind, what: shown(href), span: lead.span, text: description })
        else found.kept.push(place)
        break
      }
      case 'link': {
        const own = words === null ? '' : text.slice(words.start, words.end)
        if (isPerson(own, internals) || leadsInside(href))
          for (const one of unwrapped(text, lead, internals)) found.changes.push(one)
        else {
          found.kept.push(words === null || isAddress(own) ? place : [words.end, lead.span.end])
          if (words !== null) for (const one of numbersIn(own, words.start, href)) found.kept.push(one)
        }
      }
    }
  }
  for (const { index, 0: address } of text.matchAll(mail)) found.kept.push([index, index + address.length])
  return found
}

/** The numbers in the words of a link that its address ends in, as that of an issue everybody may read. */
function numbersIn(words: string, start: number, href: string): Place[] {
  const [, number] = /\/(\d+)(?:[/?#][^/]*)?$/.exec(href) ?? []
  if (number === undefined) return []
  return [...words.matchAll(new RegExp(`[#!]${number}(?!\\d)`, 'g'))].map(({ index, 0: { length } }) => [
    start + index,
    start + index + length,
  ])
}

/** Mail addresses that are nobody's stay whole; others are personal data, which goes anyhow. */
const mail = /(?<!\w)[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,8}/g

/** Pages about a person, too, are about a person. */
function isPerson(words: string, internals: Internals): boolean {
  return /^@[A-Za-z][\w.-]*$/.test(words) || internals.isNamed(words)
}

function isAddress(words: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)|^\S+@\S/i.test(words)
}

/** The words of the link alone; of an address that is its own words, a word for it. */
function unwrapped(text: string, { span, words, href }: Lead, { words: instead }: Internals): Change[] {
  const own = words === null ? '' : text.slice(words.start, words.end)
  const what = shown(href)
  if (words === null || own === href || isAddress(own)) {
    return /^mailto:/i.test(href)
      ? [{ kind: 'personal data', what: 'an e-mail address', span, text: instead.redacted }]
      : [{ kind: 'link', what, ...(aside(text, span) ?? { span, text: instead.page }) }]
  }
  const other = { start: words.end, end: span.end }
  return [{ kind: 'link', what, span: { start: span.start, end: words.start }, text: '', other }]
}

/** An address that stands for itself, behind a sentence or in parentheses, goes without a word. */
function aside(text: string, { start, end }: Span): { span: Span; text: '' } | null {
  const before = text.slice(Math.max(0, start - 40), start)
  const after = text.slice(end, end + 40)
  const [open] = /[ \t]*\($/.exec(before) ?? []
  if (open !== undefined && after.startsWith(')'))
    return { span: { start: start - open.length, end: end + 1 }, text: '' }
  const [, gap] = /(?:\p{L}{4}|[)\]"”’\d])[.!?。]([ \t]+)$/u.exec(before) ?? []
  const isLast = /^[ \t]*(?:\||\r?\n|$)/.test(after)
  return gap !== undefined && isLast ? { span: { start: start - gap.length, end }, text: '' } : null
}

/** Everything but addresses that open for all, and headings of the copy. */
function isInside(url: string, { hosts, tracker }: Internals, anchors: () => ReadonlySet<string>): boolean {
  if (entity.test(url)) return true
  if (url.startsWith('#')) return !anchors().has(anchorKey(decoded(url.slice(1))))
  if (/^mailto:/i.test(url)) return personalDataIn(decoded(url.slice(7)).replace(/\?.*$/s, '')).length > 0
  const address = url.startsWith('//') || /^www\./i.test(url) ? `https://${url.replace(/^\/\//, '')}` : url
  if (!/^(?:https?|ftps?):\/\//i.test(address)) return true
  return tracker?.test(address) === true || isInternalAddress(address, hosts.inside, hosts.outside)
}

/** A character written by its number or name, behind which the rest of an address may hide. */
const entity = /&(?:#\w|[A-Za-z]\w*;)/

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
