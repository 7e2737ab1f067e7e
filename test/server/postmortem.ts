/** A short postmortem of the style `tiered`, with an open action item; `more` stands at the end of its front matter. */
export function postmortem(id: string, more = ''): string {
  return `---
profile: tiered
id: ${id}
title: Slow ${id}
date: ${id.slice(0, 10)}
severity: sev2
status: draft
${more}---
# Slow ${id}

## Action items

| ID | Action | Type | Owner | Due | Issue | Status |
| --- | --- | --- | --- | --- | --- | --- |
| A1 | Limit retries to 5 | corrective | @mo | 2026-08-28 | #1 | open |
`
}
