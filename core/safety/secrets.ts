import { overLines } from '../language/overLines.ts'
import { type Message, say } from '../message.ts'
import type { Span } from '../span.ts'
import { type Detected, detectedIn } from './maintained.ts'
import {
  assignments,
  inAddress,
  inHeader,
  type Pattern,
  password,
  privateKey,
  secretSpan,
  tokens,
} from './patterns.ts'
import { isMadeUp, isPassword, isRandom, isWord } from './randomness.ts'

/** A credential in a text. Offsets count from the start of the text. */
export interface Secret extends Span {
  /** What it is, with an article: "a GitHub credential". Never contains any part of it. */
  readonly what: Message
}

/**
 * Returns the credentials in a text, in order; examples, redactions, variables and references to a vault are left
 * out.
 */
export function secretsIn(text: string): Secret[] {
  if (!mayHoldSecret(text)) return []
  const found: Secret[] = []
  for (const one of detectedIn(text)) {
    const span = credentialIn(text, one)
    const secret = text.slice(span.start, span.end)
    if (!isBlank(secret) && !isWord(secret)) add(found, { ...span, what: whatIs(one) })
  }
  for (const { what, pattern } of tokens) {
    for (const match of text.matchAll(pattern))
      if (!isMadeUp(match[0])) add(found, { ...secretSpan(match), what })
  }
  collect(found, text, inAddress, (secret, { user }) => isInAddress(secret, user ?? ''))
  collect(found, text, inHeader, isInHeader)
  for (const one of assignments)
    collect(found, text, one, one.what === password ? isAssignedPassword : isAssignedKey)
  return found
}

/** Returns the text with each character of a credential replaced by a dot, for reports. */
export function withoutSecrets(text: string): string {
  let shown = ''
  let at = 0
  for (const { start, end } of secretsIn(text)) {
    shown += text.slice(at, start) + '•'.repeat(end - start)
    at = end
  }
  return shown + text.slice(at)
}

type Groups = Readonly<Record<string, string | undefined>>

/** Adds the accepted matches of a pattern. */
function collect(
  found: Secret[],
  text: string,
  { what, pattern }: Pattern,
  accepts: (secret: string, groups: Groups) => boolean,
): void {
  for (const match of text.matchAll(pattern)) {
    const span = secretSpan(match)
    const secret = text.slice(span.start, span.end)
    if (!isBlank(secret) && accepts(secret, { ...match.groups, whole: match[0] }))
      add(found, { ...span, what })
  }
}

/**
 * Adds a credential in its place. Of overlapping ones, the first one stays, as the detector knows its kind best; a longer
 * private key replaces them.
 */
function add(found: Secret[], secret: Secret): void {
  const from = countOf(found, one => one.end <= secret.start)
  const to = countOf(found, one => one.start < secret.end)
  if (from >= to) found.splice(from, 0, secret)
  else if (secret.what === privateKey && secret.end > found[to - 1]!.end)
    found.splice(from, to - from, secret)
}

/** How many of the credentials, which are in order, come before a place. */
function countOf(found: readonly Secret[], isBefore: (one: Secret) => boolean): number {
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(found[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the secret part of a URL or an assignment. */
function credentialIn(text: string, { start, end }: Detected): Span {
  const whole = text.slice(start, end)
  const address = /:\/\/[^\s:@/]*:([^\s@/]+)@/.exec(whole)
  if (address) {
    const to = start + address.index + address[0].length - 1
    return { start: to - address[1]!.length, end: to }
  }
  const hook = /hooks\.slack\.com\/services\//.exec(whole)
  if (hook) return { start: start + hook.index + hook[0].length, end }
  const assigned = /^["']?[A-Za-z_]*(?:key|token)["']?\s{0,4}(?:=>|:=|[:=])\s{0,4}["']?/i.exec(whole)
  const from = start + (assigned?.[0].length ?? 0)
  // Rules for a fixed length may end within a longer word.
  let to = end
  while (assigned !== null && to < text.length && /[\w/+=]/.test(text[to]!)) to++
  return { start: from, end: /["']/.test(text[to - 1]!) ? to - 1 : to }
}

/** "@secretlint/secretlint-rule-github" → "a GitHub credential". */
function whatIs({ rule, message }: Detected): Message {
  const service = rule.slice(rule.lastIndexOf('rule-') + 5)
  if (service === 'privatekey' || message.includes('PrivateKey')) return privateKey
  if (service === 'basicauth' || service.startsWith('database')) return password
  const name = spelt[service] ?? service.charAt(0).toUpperCase() + service.slice(1)
  return /^(?:[AEIO]|npm)/.test(name) ? say`an ${name} credential` : say`a ${name} credential`
}

const spelt: Readonly<Record<string, string>> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  npm: 'npm',
  sendgrid: 'SendGrid',
  github: 'GitHub',
  gitlab: 'GitLab',
  openai: 'OpenAI',
  huggingface: 'Hugging Face',
  'hashicorp-vault': 'Vault',
}

/** Whether it is redacted, an example, a variable, or a reference to where the secret is kept. */
function isBlank(secret: string): boolean {
  return elsewhere.test(secret) || isMadeUp(secret)
}

const elsewhere = new RegExp(
  overLines`^[<[{(%$&!@]|\$\{|\{\{|^(?:process\.)?env\b|^[a-z][a-z0-9+.-]{1,12}:(?:\/\/|[a-z])
    |^(?:os|std|var|data|secrets?|vault|config|settings|projects|arn)[./:]|^(?:https?:|[~./\\])`,
  'i',
)

/** Not a well-known default such as `postgres:postgres` or `guest:guest`. */
function isInAddress(secret: string, user: string): boolean {
  return secret.toLowerCase() !== user.toLowerCase() && !isWord(secret)
}

/** After "Bearer", something random; after "Basic", Base64; after `-u name:`, a password. */
function isInHeader(secret: string, { whole = '' }: Groups): boolean {
  if (/^basic/i.test(whole))
    return /^[A-Za-z0-9+/]{8,}={0,2}$/.test(secret) && (secret.endsWith('=') || isRandom(secret, 16))
  return /^bearer/i.test(whole) ? isRandom(secret, 16) : isPassword(secret)
}

/** Something like a password; in an environment file (`DB_PASSWORD=letmein`), any word that does not describe it. */
function isAssignedPassword(secret: string, { key = '', sign = '' }: Groups): boolean {
  if (isWord(secret) || states.test(secret)) return false
  const isSetting = sign === '=' && /^[A-Z0-9_]*_[A-Z0-9_]+$/.test(key)
  return isPassword(secret) || (isSetting && /^[a-z]{6,}$/i.test(secret))
}

/** Something random; keys such as "next_page_token" hold no secret. */
function isAssignedKey(secret: string, { key = '' }: Groups): boolean {
  return (
    !/page|cursor|continuation|sync|idempot|csrf|xsrf|cache|primary|partition|sort|foreign|public/i.test(
      key,
    ) && isRandom(secret, 12)
  )
}

/** Words that describe a password instead of being one. */
const states = new RegExp(
  overLines`^(?:
    true|false|null|nil|none|undefined|unknown|required|missing|expired|invalid|valid|wrong|incorrect|reset
    |rotat\w*|unchanged|changed|empty|string|hidden|protected|encrypted|revoked|renewed|leaked|shared|stored
    |managed|optional|default|stale|correct|disabled|enabled|expires?|plaintext
    )\.?$`,
  'i',
)

/** Whether a text may contain a credential: a quick test of its long words, keys and headers. */
export function mayHoldSecret(text: string): boolean {
  return announces.test(text) || assignsKey(text) || hasTellingWord(text)
}

/** Whether `:` or `=` follows what may be a key. */
function assignsKey(text: string): boolean {
  for (const sign of ':=') {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      if (at === 0 || KEY_ENDS[text.charCodeAt(at - 1)] !== 1) continue
      if (keyEnd.test(text.slice(Math.max(0, at - 24), at))) return true
    }
  }
  return false
}

/** The shortest word that is tested for a token, in UTF-16 units. */
const LONG = 16

/**
 * Whether a long word may be a token. Jumps ahead by the shortest length and searches back for a separator, so
 * that short words are skipped unread.
 */
function hasTellingWord(text: string): boolean {
  let start = 0
  let seen = -1
  for (let at = LONG - 1; at < text.length; ) {
    let blank = at
    while (blank > seen && !isBlankAt(text, blank)) blank--
    if (blank > seen) {
      start = blank + 1
      seen = at
      at = blank + LONG
      continue
    }
    let end = at + 1
    while (end < text.length && !isBlankAt(text, end)) end++
    if (telling.test(text.slice(start, end))) return true
    start = end + 1
    seen = end
    at = end + LONG
  }
  return false
}

function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 && BLANKS[code] === 1
}

/** Characters between words. */
const BLANKS = new Uint8Array(128)
for (const mark of ' \t\r\n"\'`()<>[]{}|,;') BLANKS[mark.charCodeAt(0)] = 1

/**
 * 1 for characters that may precede the sign: the last letter of a key (d, e, n, t, y), a quote, emphasis or
 * space.
 */
const KEY_ENDS = new Uint8Array(128)
for (const end of 'detnyDETNY"\'`*_ ') KEY_ENDS[end.charCodeAt(0)] = 1

const keyEnd = /(?:passw(?:or)?d|passphrase|pwd|secret|token|key)["'`*_]{0,3}\s{0,2}$/i
/** What announces a secret after a space, and the header of a private key. */
const announces =
  /(?<=[ \t\r\n"'`()<>[\]{}|,;]|^)(?:bearer|basic|-----BEGIN|-u|--user|--?(?:[a-z]+-){0,2}(?:password|passwd|token|secret|api-?key))(?=[ \t\r\n"'`()<>[\]{}|,;]|$)/i
/** Prefixes of known tokens, and passwords and webhooks in URLs. */
const telling = new RegExp(
  overLines`(?<![A-Za-z0-9])(?:
    (?:
    gh[pousr]|github_pat|npm|hf|gsk|lin_api|ntn|shp(?:at|ca|pa|ss)|glc|glsa|ops|vc[piark]|dckr_pat|figd
    |[sr]k_live|do[opr]_v1
    )_|xox[a-z]-|xapp-|gl[a-z]{2,5}-|sk-|pypi-Ag|SG\.|hv[sbr]\.|eyJ|A(?:KIA|SIA|GPA|IDA|ROA|IPA|NPA|NVA)|A3T
    |AIza|GOCSPX-|NRAK-|dapi
    )|:\/\/[^\s/@:]*:[^\s/@]+@|hooks\.slack|\/webhooks\/|\.atlasv1\.|_authToken|-----BEGIN
    |(?:Account|SharedAccess)Key=`,
)
