import { test } from 'node:test'
import { hints } from '../verbs.ts'

test('counts timeline and moments from the start stated in the metadata', () =>
  hints(
    `
    ---
    started_at: 2026-08-20T14:32:00Z
    detected_at: 2026-08-20T14:37:00Z
    resolved_at: 2026-08-20T15:19:00Z
    ---
    ## Timeline

    | Time (UTC) | Event |
    | --- | --- |
    | 14:20 | A deploy begins |
    | 14:32 | Latency rises |
    | 15:51 | All clear |
    | ? | Somebody calls |
    `,
    [
      'detected_at: 2026-08-20T14:37:00Z «T+5m»',
      'resolved_at: 2026-08-20T15:19:00Z «T+47m»',
      '| 14:20 «T-12m» | A deploy begins |',
      '| 14:32 «T+0» | Latency rises |',
      '| 15:51 «T+1h 19m» | All clear |',
    ],
  ))

test('counts from the earliest entry where no start is stated, on clocks without a zone too', () =>
  hints(
    `
    # Outage of 2026-08-20

    ## Timeline

    - 23:50 alert
    - 00:10 rollback
    - T+45m all clear
    `,
    ['- 23:50 «T+0» alert', '- 00:10 «T+20m» rollback'],
    { profile: 'generic' },
  ))

test('says nothing of a rough time before the first that is certain', () =>
  hints(
    `
    # Outage of 2026-08-20

    ## Timeline

    - ca. 18:30 pods stop
    - 22:48 alert
    - ca. 23:00 rollback
    `,
    ['- 22:48 «T+0» alert', '- ca. 23:00 «T+12m» rollback'],
    { profile: 'generic' },
  ))

test('shows only what the editor asks for', () =>
  hints(
    `
    # Outage of 2026-08-20

    ## Timeline

    - 14:00 alert
    - <|14:05 deploy stopped|>
    - 14:10 over
    `,
    ['- 14:05 «T+5m» deploy stopped'],
    { profile: 'generic' },
  ))

test('gives weekday and time left at due dates of open items', () =>
  hints(
    `
    ## Action items

    | ID | Action | Type | Owner | Due | Issue | Status |
    | --- | --- | --- | --- | --- | --- | --- |
    | A1 | Limit retries | corrective | @mo | 2026-08-28 | #1 | open |
    | A2 | Alert on depth | preventive | @mo | 2026-09-04 | #2 | open |
    | A3 | Fix the runbook | doc | @mo | 2026-09-01 | #3 | open |
    | A4 | Page the owner | doc | @mo | 2026-09-02 | #4 | done |
    | A5 | Page them all | doc | @mo | 2026-09-02 | #5 | cancelled |
    | A6 | Drill it | doc | @mo | 2026-08-28 | #6 | deferred to 2026-09-04 |
    `,
    [
      '| A1 | Limit retries | corrective | @mo | 2026-08-28 «Fri, 4 days overdue» | #1 | open |',
      '| A2 | Alert on depth | preventive | @mo | 2026-09-04 «Fri, 3 business days left» | #2 | open |',
      '| A3 | Fix the runbook | doc | @mo | 2026-09-01 «Tue, due today» | #3 | open |',
      '| A6 | Drill it | doc | @mo | 2026-08-28 | #6 | deferred to 2026-09-04 «Fri, 3 business days left» |',
    ],
    { now: '2026-09-01T12:00:00Z' },
  ))

test('shows the computed length where the stated one is another', () =>
  hints(
    `
    # Incident Post-Mortem: queue stuck

    - **Incident ID**: INC-2026-004
    - **Date**: 2026-08-20
    - **Duration**: 20 minutes (14:00 UTC - 14:50 UTC)
    - **Severity**: SEV-2
    `,
    ['- **Duration**: 20 minutes (14:00 UTC - 14:50 UTC) «= 50 min»'],
    { profile: 'learning' },
  ))

test('shows the computed length where none is stated yet', () =>
  hints(
    `
    # Production Incident Post-Mortem — queue stuck

    ## Header

    | Field | Value |
    | --- | --- |
    | Incident date | 2026-06-17 |
    | Detection time (UTC) | 2026-06-17T09:14:00Z |
    | Mitigation time (UTC) | 2026-06-17T09:31:30Z |
    | Duration (user-impacting) | |
    `,
    ['| Duration (user-impacting) | | «= 17 min 30 s»'],
    { profile: 'rollback' },
  ))
