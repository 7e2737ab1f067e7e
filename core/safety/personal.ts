import { overLines } from '../language/overLines.ts'
import { type Message, say } from '../message.ts'
import { freePlaces, type Places, type Span } from '../span.ts'

/** Personal data; `name` says what it is, with an article: "an e-mail address". */
export interface PersonalDatum {
  readonly name: Message
  readonly span: Span
}

/**
 * Returns e-mail addresses, international telephone numbers and public IP addresses, in order. Left out: shared
 * mailboxes, addresses reserved for documentation, version numbers, fictional telephone numbers. `own` lists the
 * domains of colleagues, in lower case.
 */
export function personalDataIn(text: string, own: readonly string[] = []): PersonalDatum[] {
  if (!hint.test(text)) return []
  const places = freePlaces()
  const found = [
    ...matching(places, text, email, written => isPersonal(written, own)),
    ...matching(places, text, phone, isDialled),
    ...matching(places, text, ipv4, isPublicV4),
    ...matching(places, text, ipv6, isPublicV6),
  ]
  return found.sort((a, b) => a.span.start - b.span.start)
}

const hint = /@[A-Za-z0-9]|\+[1-9]|\(\d{3}\)|\d\.\d{1,3}\.\d|:[0-9A-Fa-f]{0,4}:/

interface Kind {
  readonly name: Message
  readonly pattern: RegExp
}

/** Takes the places of the accepted matches of a pattern that are free. */
function* matching(
  places: Places,
  text: string,
  { name, pattern }: Kind,
  isOne: (written: string) => boolean,
): Generator<PersonalDatum> {
  for (const match of text.matchAll(pattern)) {
    const written = match[0].includes('(') ? match[0] : match[0].replace(/\)+$/, '')
    const span = { start: match.index, end: match.index + written.length }
    if (!places.isFree(span) || !isOne(written)) continue
    places.take(span)
    yield { name, span }
  }
}

/** RFC 5322, section 3.4.1, as commonly used; not the user in URLs such as `ssh://git@…` or `git@…:`. */
const email: Kind = {
  name: say`an e-mail address`,
  pattern:
    /(?<![\w.%+/:@-])[A-Za-z0-9][\w.%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![\w@-]|:[\w/~])/g,
}

function isPersonal(written: string, own: readonly string[]): boolean {
  const at = written.indexOf('@')
  const [local, domain] = [written.slice(0, at).toLowerCase(), written.slice(at + 1).toLowerCase()]
  if (desks.test(local) || reserved.test(domain) || machines.test(domain)) return false
  return !own.some(one => domain === one || domain.endsWith(`.${one}`))
}

/** Shared mailboxes: RFC 2142 and what companies add to it. */
const desks = new RegExp(
  overLines`^(?:
    abuse|admin|alerts?|billing|bots?|ci|compliance|contact|dev(?:ops)?|do-?not-?reply|feedback|git|hello
    |help(?:desk)?|hostmaster|hr|incidents?|info|infra|it|legal|marketing|news|noc|no-?reply|notifications?
    |on-?call|ops|platform|postmaster|press|privacy|root|sales|security|service|sre|status|support|system
    |sponsors|team|webmaster
    )(?:[-_.+].*)?$|[-_.](?:announce|dev|group|list|on-?call|team|users)$`,
)

/** RFC 2606 and RFC 6761: domains for documentation and tests. */
const reserved = /(?:^|\.)(?:example(?:\.[a-z.]{2,6})?|test|invalid|localhost)$/

/** Machine accounts, mailing lists, file names (`logo@2x.png`), and internal domains. */
const machines =
  /\.(?:iam\.gserviceaccount\.com|noreply\.github\.com|internal|local|svc|png|jpe?g|gif|svg|webp)$|^(?:googlegroups\.com|groups\.io)$/

/** ITU-T E.164 with the usual separators, or ten North American digits with the area code in parentheses. */
const phone: Kind = {
  name: say`a telephone number`,
  pattern:
    /(?<![\w+.,:/=-])(?:\+[1-9]\d{0,2}(?:[ .\u00a0-]?\(?\d{1,5}\)?){2,6}|\(\d{3}\) ?\d{3}-\d{4})(?![\w.,:/-]*\d)/g,
}

/** E.164 allows 15 digits; fewer than nine are too often something else; 555-0100 to 555-0199 are fictional. */
function isDialled(written: string): boolean {
  const digits = written.replace(/\D/g, '')
  const isGrouped = /\d[ .\u00a0()-]+\d/.test(written)
  if (digits.length < 9 || digits.length > 15 || /555[ .-]?01\d\d$/.test(written)) return false
  return isGrouped || digits.length > 10
}

const ipv4: Kind = {
  name: say`a public IP address`,
  pattern:
    /(?<![\w.@/-]|[Vv]ersion |[Rr]elease |[Bb]uild )(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\w-]|\.\d|\/(?:[0-9]|[12]\d|3[01])\b)/g,
}

/** Excludes special-purpose addresses and public resolvers. */
function isPublicV4(written: string): boolean {
  return !version.test(written) && !isSpecialPurpose(written) && !resolvers.has(written)
}

function isSpecialPurpose(written: string): boolean {
  return specialPurpose.some(network => {
    const [start, bits] = network.split('/')
    const size = 2 ** (32 - Number(bits))
    return Math.floor(numberOf(written) / size) === numberOf(start!) / size
  })
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** RFC 6890, and from 224.0.0.0 on multicast and reserved addresses. */
const specialPurpose =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3'.split(
    ' ',
  )

/** `2.14.0.1` is more often a version than a host. */
const version = /^[0-4](?:\.\d{1,2}){3}$/

const resolvers: ReadonlySet<string> = new Set([
  '8.8.8.8',
  '8.8.4.4',
  '9.9.9.9',
  '1.1.1.1',
  '1.0.0.1',
  '208.67.222.222',
])

/** Global unicast addresses, 2000::/3 (RFC 4291, section 2.4): they start with 2 or 3. */
const ipv6: Kind = {
  name: say`a public IP address`,
  pattern: /(?<![\w:.])[23][0-9A-Fa-f]{3}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:]|\/\d)/g,
}

/** Whether it is complete or shortened once, and not reserved for documentation, 2001:db8::/32 (RFC 3849). */
function isPublicV6(written: string): boolean {
  const shortened = written.split('::').length - 1
  const groups = written.split(':').filter(group => group !== '').length
  if (shortened > 1 || written.endsWith(':') !== written.endsWith('::')) return false
  return (shortened === 1 ? groups < 8 : groups === 8) && !/^2001:0?db8:/i.test(written)
}
