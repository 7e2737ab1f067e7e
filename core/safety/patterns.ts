import { overLines } from '../language/overLines.ts'
import { type Message, say } from '../message.ts'
import type { Span } from '../span.ts'

/** A kind of credential and its pattern. */
export interface Pattern {
  /** For readers, with an article: "a GitLab token". */
  readonly what: Message
  /** The group `secret` is the secret if the match holds more than that; `key` and `sign` precede it. */
  readonly pattern: RegExp
}

export const privateKey = say`a private key`
export const password = say`a password`

/**
 * Credentials with a form of their own that the detector does not know, each with the document that describes it.
 * Lengths are as documented, or the shortest in use.
 */
export const tokens: readonly Pattern[] = [
  // RFC 7468, sections 10 and 11; RFC 4880, section 6.2. The detector wants a complete key, but evidence is often
  // truncated.
  {
    what: privateKey,
    pattern: new RegExp(
      overLines`-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:
        [A-Za-z0-9+/=\s:,.()>|\\-]{40,12000}?-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----
        |\s{0,4}(?:\\n)?(?:
        [A-Za-z0-9+/=]{40,4096}
        |[A-Za-z0-9+/=]{16,39}\s{0,4}(?:\\n)?-----END [A-Z0-9 ]{0,36}PRIVATE KEY(?: BLOCK)?-----
        )
        )`,
      'g',
    ),
  },
  // GitLab, Token overview: Token prefixes. GitHub’s token formats, for tokens longer than those issued today.
  {
    what: say`a GitLab token`,
    pattern:
      /(?<![\w-])(?:gldt|glrt|glrtr|glptt|glft|glimt|glagent|glsoat|glcbt|glffct|gloas)-[\w.-]{19,300}\w/g,
  },
  { what: say`a GitHub token`, pattern: /(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36,251}(?![A-Za-z0-9_])/g },
  // Stripe, API keys: live keys only; test keys move no money and occur in the documentation.
  { what: say`a Stripe key`, pattern: /(?<![A-Za-z0-9_])[sr]k_live_[A-Za-z0-9]{16,247}/g },
  // Google Cloud, Use API keys; Google Identity, OAuth client secrets.
  { what: say`a Google API key`, pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { what: say`a Google client secret`, pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g },
  // PyPI, API tokens; DigitalOcean, Tokens; Terraform, API tokens; New Relic, API keys; Discord, Webhooks.
  { what: say`a PyPI token`, pattern: /(?<![\w-])pypi-AgE[\w-]{50,400}/g },
  { what: say`a DigitalOcean token`, pattern: /(?<![A-Za-z0-9_])do[opr]_v1_[a-f0-9]{64}/g },
  { what: say`a Terraform token`, pattern: /(?<![\w.])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80}/g },
  { what: say`a New Relic key`, pattern: /(?<![\w-])NRAK-[A-Z0-9]{27}(?![\w-])/g },
  {
    what: say`a Discord webhook`,
    pattern: /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{15,21}\/[\w-]{30,90})/g,
  },
  // Azure Storage, Configure connection strings.
  { what: say`an Azure key`, pattern: /(?:Account|SharedAccess)Key=(?<secret>[A-Za-z0-9+/]{42,88}={1,2})/g },
  // RFC 7519: header and claims are JSON objects, whose Base64 starts with "eyJ".
  {
    what: say`a JSON Web Token`,
    pattern: /(?<![\w.-])eyJ[\w-]{10,4096}\.eyJ[\w-]{10,8192}\.[\w-]{16,2048}/g,
  },
]

const value = String.raw`(?<secret>"[^"\r\n]{4,200}"|'[^'\r\n]{4,200}'|${'`'}[^${'`'}\r\n]{4,200}${'`'}|[^\s"'${'`'}|,;<>()]{4,200})`
const assigned = String.raw`["'${'`'}*_]{0,3}[ \t]{0,2}(?<sign>=>|:=|[:=])[ \t*_]{0,3}${value}`

/** Passwords and random values after their name. */
export const assignments: readonly Pattern[] = [
  {
    what: password,
    pattern: new RegExp(
      `(?<![A-Za-z])(?<key>[A-Za-z0-9_.-]{0,40}(?:passw(?:or)?d|passphrase|pwd))${assigned}`,
      'gi',
    ),
  },
  {
    what: say`a secret key`,
    pattern: new RegExp(
      `(?<![A-Za-z])(?<key>[A-Za-z0-9_.-]{0,40}(?:secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|auth[_-]?key|encryption[_-]?key))${assigned}`,
      'gi',
    ),
  },
  {
    what: password,
    pattern: new RegExp(
      String.raw`(?<![\w-])--?(?<key>(?:[a-z]+-){0,2}(?:password|passwd))(?<sign>[= ])${value}`,
      'gi',
    ),
  },
  {
    what: say`a secret key`,
    pattern: new RegExp(
      String.raw`(?<![\w-])--?(?<key>(?:[a-z]+-){0,2}(?:token|secret|api-?key))(?<sign>[= ])${value}`,
      'gi',
    ),
  },
]

/** The password in a URL (RFC 3986, section 3.2.1): between the colon and the `@`. */
export const inAddress: Pattern = {
  what: password,
  pattern:
    /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:@/<>"'`]{0,80}):(?<secret>[^\s@/<>"'`]{3,120})@[\w[]/gi,
}

/** RFC 6750, section 2.1, and RFC 7617; and the argument of `-u` or `--user`. */
export const inHeader: Pattern = {
  what: say`a credential`,
  pattern:
    /(?:\b(?:[Bb]earer|BEARER|Basic|BASIC)\s{1,4}|(?<![\w-])(?:-u|--user)[ =]{1,2}["']?[\w.@-]{1,60}:)(?<secret>[\w.~+/-]{6,2048}={0,2})/g,
}

/** Returns the span of the secret in a match, without quotation marks. */
export function secretSpan(match: RegExpExecArray): Span {
  const secret = match.groups?.secret ?? match[0]
  const start = match.index + match[0].lastIndexOf(secret)
  const isQuoted = /^["'`]/.test(secret) && secret.at(-1) === secret[0]
  return isQuoted
    ? { start: start + 1, end: start + secret.length - 1 }
    : { start, end: start + secret.length }
}
