import { suite, test } from 'node:test'
import { plainSettings } from '../../core/index.ts'
import { hovers } from '../verbs.ts'

suite('hover on times', () => {
  test('counts from the start of the incident', () =>
    hovers(
      `
      ---
      started_at: 2026-08-14T14:00:00Z
      ---
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-08-14 14:0<|>5 | The alert fired |
      `,
      /5 minutes after started_at/,
    ))

  test('counts from the earliest entry, wherever it stands, and before the start too', () => {
    hovers(
      `
      # Outage of 2026-08-14

      ## Timeline (UTC, newest first)

      - 14:1<|>0 all clear
      - 14:00 alert
      `,
      /10 minutes after 14:00/,
      { profile: 'generic' },
    )
    hovers(
      `
      ---
      started_at: 2026-08-14T14:00:00Z
      ---
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 2026-08-14 13:5<|>0 | A deploy began |
      `,
      /10 minutes before started_at/,
    )
  })

  test('counts the business days left until a due date', () =>
    hovers(
      `
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive | @mo | 2026-09-0<|>4 | #12 | open |
      `,
      /Friday 2026-09-04.*3 business days/,
    ))

  test('counts the days until a due date by the clocks of the team', () =>
    hovers(
      `
      # An outage

      ## Action items

      | Action | Owner | Due |
      | --- | --- | --- |
      | Add an alert | @mo | 2026-09-0<|>2 |
      `,
      /Wednesday 2026-09-02.*due today/,
      {
        profile: 'generic',
        now: '2026-09-01T22:00:00Z',
        settings: { calendar: { ...plainSettings.calendar, zone: 'Asia/Tokyo' } },
      },
    ))

  test('tells a moment by the clocks of the team, too', () =>
    hovers(
      `
      ---
      started_at: 2026-08-14T14:0<|>0:00Z
      ---
      `,
      /\*\*2026-08-14T14:00:00Z\*\*, Friday\s+14 Aug 2026, 16:00 in Europe\/Berlin/,
      { settings: { calendar: { ...plainSettings.calendar, zone: 'Europe/Berlin' } } },
    ))

  test('tells the length that the times give, and between which of them', () =>
    hovers(
      `
      # Postmortem — Search is empty

      ## Metadata

      - Incident ID: INC-2026-04-21-001
      - Date / Time (UTC): 2026-04-21 09:12
      - Duration: 09:1<|>2 - 09:40

      ## Timeline (UTC)

      | Time | Event |
      | --- | --- |
      | 09:12 | Alert fires: detected |
      | 09:58 | All clear: resolved |
      `,
      /^\*\*46 minutes\*\* from .+ to .+, by the times/,
      { profile: 'platform' },
    ))

  const closed = (length: string) => `
    # Survey errors on 2026-08-14

    ## Timeline

    - **10:45** - Release deployed
    - **14:59** - Support notices two reports
    - **16:11** - Revert deployed, issue mitigated
    - **22:28** - Incident closed

    **Total duration:** ${length}
    `

  test('tells the times that a length lies between, where they bear it out', () => {
    const seat = { profile: 'generic' }
    hovers(closed('5 hours 2<|>6 minutes'), /^\*\*5 hours 26 minutes\*\* from 10:45 .* to 16:11 /, seat)
    hovers(closed('4 hours 14<|> minutes'), /^\*\*4 hours 14 minutes\*\* from 10:45 .* to 14:59 /, seat)
    hovers(closed('about 5<|> hours'), null, seat)
  })
})
