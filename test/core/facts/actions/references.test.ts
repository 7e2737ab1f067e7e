import { test } from 'node:test'
import { tellsItems } from '../../reading.ts'

test('tickets that labels of links stand for', () =>
  tellsItems(
    `## Action items

- Alert sooner ([issue][alerts])
- Write it up ([page][wiki])

[alerts]: https://github.com/example/app/issues/611
[wiki]: https://example.org/wiki
`,
    [
      'Alert sooner ([issue][alerts]) · https://github.com/example/app/issues/611',
      'Write it up ([page][wiki])',
    ],
  ))
