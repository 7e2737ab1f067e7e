import { overLines } from '../language/overLines.ts'
import { matched, type Span } from '../span.ts'

/** Tells internal URLs by their host alone: nothing is ever fetched. */

/** Matches a URL with its scheme; punctuation after it may be included. One made harmless ("example[.]org") is none. */
export const addressPattern =
  /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,15}:\/\/(?![\w.-]{1,253}\[)[^\s<>()[\]{}"'`|\\]{1,2000}/gi

/**
 * Whether a URL opens only for insiders: a host without a public name, a private network, self-hosted tools,
 * services that require the team’s account. `inside` and `outside` are the team’s own lists of hosts, subdomains
 * included.
 */
export function isInternalAddress(
  address: string,
  inside: readonly string[] = [],
  outside: readonly string[] = [],
): boolean {
  const [, scheme, host] = parts.exec(address) ?? []
  if (scheme === undefined || host === undefined) return false
  const name = host.toLowerCase().replace(/\.$/, '')
  if (isBelow(name, outside)) return false
  if (isBelow(name, inside)) return true
  if (!/^(?:https?|ftps?)$/i.test(scheme)) return false
  return isUnnamed(name) || ownDomains.test(name) || ownTools.test(name) || accounts.test(name)
}

/** Returns the host of a URL without user and port; the URL itself if it has none. */
export function hostOf(address: string): string {
  return parts.exec(address)?.[2] ?? address
}

const parts = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i

function isBelow(host: string, domains: readonly string[]): boolean {
  return domains.some(domain => host === domain || host.endsWith(`.${domain}`))
}

/**
 * Whether it is a name without a domain, except `localhost`, or an address in a private network (RFC 1918, RFC
 * 4193, RFC 6598).
 */
function isUnnamed(host: string): boolean {
  if (/^[\w-]+$/.test(host)) return host !== 'localhost'
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)[\d.]+$|^\[f[cd]/.test(
    host,
  )
}

/** Domains reserved for private use (RFC 6762, RFC 8375, ICANN 2024), and others that companies use for it. */
const ownDomains =
  /(?:^|\.)(?:internal|intranet|intern|corp)(?:\.|$)|\.(?:local|localdomain|lan|intra|private|home\.arpa|consul|svc)$/

/** Returns the spans of internal host names and private addresses without a scheme. */
export function internalHosts(text: string): Span[] {
  return Array.from(text.matchAll(bareHosts), matched)
}

const bareHosts = new RegExp(
  overLines`(?<![\w./@:-])(?:
    [a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*\.(?:
    (?:internal|intranet|intern|corp)(?:(?:\.[a-z0-9-]+)+\.(?:[a-z]{2}|com|net|org|dev|app|cloud|tech))?|lan
    |home\.arpa|consul|svc(?:\.cluster\.local)?
    )|(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}
    )(?::\d{1,5})?(?![\w-]|\.\w|\/\d)`,
  'g',
)

/** Self-hosted tools under a company’s own domain. */
const ownTools = new RegExp(
  overLines`^(?:
    alertmanager|argo(?:cd)?|confluence|grafana|jaeger|jenkins|jira|kibana|loki|prometheus|splunk|thanos
    |vault|vpn
    )(?:[-.][\w-]+)*\.[\w-]+\.[a-z]{2,}$`,
)

/** Services whose pages require an account of the team; their public sites are left out. */
const accounts = new RegExp(
  overLines`^(?!
    (?:www|status|support|developers?|community|docs|api|blog|response|learn|help)\.
    )[\w-]+(?:\.[\w-]+)*\.(?:
    slack\.com|pagerduty\.com|opsgenie\.com|atlassian\.net|sentry\.io|grafana\.net|splunkcloud\.com
    |sharepoint\.com|service-now\.com|okta\.com|zoom\.us|console\.aws\.amazon\.com|cloud\.databricks\.com
    )$
    |^(?:
    app\.(?:datadoghq\.(?:com|eu)|incident\.io|rootly\.com|firehydrant\.io|asana\.com|opsgenie\.com)
    |(?:docs|drive|meet|mail|calendar)\.google\.com|console\.(?:aws\.amazon|cloud\.google)\.com
    |portal\.azure\.com|teams\.microsoft\.com|(?:www\.)?notion\.so|linear\.app|one\.newrelic\.com
    |ui\.honeycomb\.io|manage\.statuspage\.io
    )$`,
)
