import { suite, test } from 'node:test'
import { acts, withholds } from '../verbs.ts'

const plain = { client: { ownCommands: false } }

suite('lines of a log', () => {
  test('become rows of the timeline where they are selected', () =>
    acts(
      `
      # An outage

      ## Timeline

      - 2026-08-14 14:05 UTC – The alert fired

      ## Notes

      <|2026-08-14 14:10:03 cache is warm
      |>
      `,
      'Turn the selection into a timeline row',
      `
      # An outage

      ## Timeline

      - 2026-08-14 14:05 UTC – The alert fired
      - 2026-08-14 14:10 UTC – cache is warm

      ## Notes

      `,
      { ...plain, profile: 'generic' },
    ))

  const timeline = (rest: string) => `
    # An outage

    ## Timeline

    | Time (UTC) | Event |
    | --- | --- |
    | 2026-08-14 14:05 | The alert fired |
    ${rest}
    `
  const row = '| 2026-08-14 14:10 | cache is warm |'

  test('become rows where they were pasted below the timeline, in a fence too', () => {
    const title = 'Turn the selection into a timeline row'
    const how = { ...plain, profile: 'generic' }
    acts(timeline('\n    <|2026-08-14T14:10:03Z cache is warm\n    |>'), title, timeline(`${row}\n`), how)
    acts(
      timeline('\n    <|```\n    2026-08-14T14:10:03Z cache is warm\n    ```\n    |>'),
      title,
      timeline(`${row}\n`),
      how,
    )
    withholds(
      timeline(row)
        .replace('| 2026-08-14 14:10', '<|| 2026-08-14 14:10')
        .replace(/\n\s*$/, '\n|>'),
      [title],
      how,
    )
  })
})
