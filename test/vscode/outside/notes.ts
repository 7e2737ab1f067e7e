/** What a note is made of in the walks; all of it in the words of the style `tiered`. */
interface NoteFacts {
  readonly id: string
  readonly related?: string
  /** Goes on behind the first sentence of the summary. */
  readonly more?: string
}

/** A note in which nothing is wrong. */
export function note({ id, related = '', more = '' }: NoteFacts): string {
  return `---
id: ${id}
title: Cache was cold after a restart
date: ${id.slice(0, 10)}
severity: sev3
tier: note
status: draft
author: '@kim'
triggers: [near-miss]
money_flow_impact: false
regulatory_impact: false
security_impact: false
slo_impact: []
services: [cache]
related: [${related}]
root_cause: []
---

# Cache was cold after a restart

## Summary

A restart left the cache cold, and pages took 3 s for four minutes.${more}

## What happened

The restart at 08:00 UTC emptied the cache. By 08:04 it was warm.

## What we learned

- A restart warms the cache first now.
`
}

/** The same with a value, a key, a heading, a handle and a lesson that are not as they should be. */
export function badNote(id: string): string {
  return note({ id })
    .replace('severity: sev3', 'severity: SEV3')
    .replace('services:', 'servces:')
    .replace('security_impact: false\n', '')
    .replace('## What happened', '### What happened')
    .replace('A restart warms the cache first now.', '<what we know now>')
}

/** What Ada and Kim wrote to each other, as it comes out of a chat. */
export const chat = `Ada Brandt  2:33 PM
payouts carry balances from before the failover
Kim Ostrowska  2:41 PM
lag of replica 2 is 9 minutes
and growing
Ada Brandt  2:52 PM
replica 2 is out of the pool
`

/** What ends the search for causes. */
export const cause =
  'The worker reads its limits once, when it starts. The release started it before they were there.'
