/** A small report as somebody without a house style writes it; nothing in it deserves a warning. */
export interface Report {
  readonly what: string
  readonly text: string
}

export const reports: readonly Report[] = [
  {
    what: 'several incidents, each with its own times and parts',
    text: `# Incident report: two outages of the queue

## Incident 1: Monday

- Start: 2026-08-10 09:00 UTC
- End: 2026-08-10 09:40 UTC
- Duration: 40 minutes

### Timeline

- 09:00 queue full
- 09:40 queue drained

### Root cause

A slow consumer.

## Incident 2: Wednesday

- Start: 2026-08-12 08:00 UTC
- End: 2026-08-12 10:00 UTC
- Duration: 2 hours

### Timeline

- 08:00 queue full again
- 10:00 consumer replaced, queue drained

### Root cause

The same consumer.

## Action items

- Replace the consumer by 2026-09-01 (@mo)
`,
  },
  {
    what: 'a length in business hours and one that was latent',
    text: `# Postmortem: invoices were not sent

- Started: 2026-08-14 16:00 UTC
- Resolved: 2026-08-17 10:00 UTC
- Duration: 3 hours (business hours, Mon-Fri 9:00-17:00)

## Impact

- Latent for 12 days, visible for 3 hours.

## Timeline

- 2026-08-14 16:00 UTC: the job stops
- 2026-08-17 09:10 UTC: accounting asks where the invoices are
- 2026-08-17 10:00 UTC: the job runs again

## Action items

None.
`,
  },
  {
    what: 'newest entry first, and a note on it',
    text: `# Post-incident review: cache outage

Date: 2026-08-14

## Timeline (newest first, all times UTC)

- **15:20** cache warm, resolved
- **15:05** cache restarted
- **14:50** alert fires

## Root cause

An eviction policy that keeps nothing.
`,
  },
  {
    what: 'what nobody knows, declared',
    text: `# Postmortem: strange reboots

- Date: 2026-08-??
- Start: unknown
- Detected: 2026-08-14 10:00 UTC
- Resolved: 2026-08-14 11:00 UTC
- Duration: unknown, at least an hour
- Severity: TBD

## Timeline

- ??:?? first reboot, time unknown
- ~09:30 second reboot
- 10:00 alert
- 11:00 kernel rolled back

## Root cause

Not known yet.

## Action items

- [ ] Keep kernel dumps for 30 days (owner: TBD, due: TBD)
`,
  },
  {
    what: 'underlined headings and text that only looks like fields and times',
    text: `Postmortem: printing was down
=============================

Summary
-------

Note: the 14:00 job prints to 10:1 scale, ratio 16:9, on port 0:8080, version 2.5:1.

Timeline
--------

14:00 job starts, prints 3:2 copies
14:10 printer stops (see http://printer.example.com:9100/30-02)
14:30 printer replaced

Root cause
----------

Dust, see ISO 11:59 and chapter 25:61 of the manual.
`,
  },
  {
    what: 'a log, a quotation and code that hold everything else',
    text: `# Postmortem: worker crash

## Timeline

- 10:00 UTC crash
- 10:30 UTC fixed

\`\`\`
2026-02-30 25:61 ERROR TODO <name> failed to [insert reason]
09:00 start
08:00 end
\`\`\`

> "Somebody should have known better, this was pure human error", wrote a customer.

## Root cause

\`HUMAN_ERROR\` is the name of the exit code that the worker returns when its queue is malformed.
`,
  },
  {
    what: 'a week, with days in headings and in rows',
    text: `# Postmortem: slow week

## Timeline

### 2026-08-10

- 22:00 UTC latency rises
- 23:50 UTC alert

### 2026-08-11

- 00:20 UTC on-call restarts the pods
- 09:00 UTC still slow

### 2026-08-12

- 08:00 UTC index rebuilt, latency normal

## Action items

| Owner | When | What |
| --- | --- | --- |
| @ana | 2026-08-20 | Rebuild the index nightly |
| Data team | end of Q3 | Alert at 300 ms |
`,
  },
  {
    what: 'American days, a clock of twelve hours and a change of zone in the night of the change to winter time',
    text: `# Postmortem: batch ran twice

Incident date: 10/31/2026

## Timeline (all times Pacific)

| Time | Event |
| --- | --- |
| 11:30 PM PDT | batch starts |
| 1:30 AM PDT | batch at 60 % |
| 1:05 AM PST | batch starts again, as the clock went back |
| 2:10 AM PST | second run stopped |

## Root cause

The scheduler counts local time.
`,
  },
  {
    what: 'front matter of a site generator',
    text: `---
title: "How our DNS broke"
date: 2026-08-14T10:00:00+02:00
tags: [postmortem, dns]
author: Jo
draft: false
layout: post
---

# How our DNS broke

On August 12th, 2026 names could not be resolved for 20 minutes.

## What happened?

At 10:05 UTC we removed a zone. At 10:25 UTC it was back.

## Why did this happen?

The tool removes what it does not know.

## What we will do

- Make the tool ask before it removes more than 5 records.
`,
  },
  {
    what: 'metadata in bold lines, unusual labels and a link in the title',
    text: `# [INC-204](https://tracker.example.com/INC-204) Postmortem: mail delayed

**Incident window:** 2026-08-14 08:00 – 09:15 UTC
**Impact window:** 08:05 – 09:10 UTC
**Time to detect:** 5m
**Time to mitigate:** 1h 5m
**Leads:** @ana / @ben

## Timeline

* 08:00 UTC – queue stops
* 08:05 UTC – alert
* 09:10 UTC – mitigated by a restart
* 09:15 UTC – resolved
`,
  },
]
