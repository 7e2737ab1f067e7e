import { suite, test } from 'node:test'
import { tellsItems } from '../../reading.ts'

suite('who, by when and in which state, beside an action item in prose', () => {
  test('a state beside a name, in any order', () =>
    tellsItems(
      `## Action items

- Watch the queue (done, Kim Lee)
- Drain the queue (Kim Lee, done 2 April)
- Warteschlange leeren (Ana Schmidt, erledigt am 02.04.)
- Pause the queue (Owner: Kim Lee, done)
- 監控佇列（負責人：王芳，已完成）
- Reject the queue (done, Thursday)
- 【完了】キューを監視する
- [DONE] Reject the queue
`,
      [
        'Watch the queue · Kim Lee · done!',
        'Drain the queue · Kim Lee · done!',
        'Warteschlange leeren · Ana Schmidt · done!',
        'Pause the queue · Kim Lee · done!',
        '監控佇列 · 王芳 · done!',
        'Reject the queue · done!',
        'キューを監視する · done!',
        'Reject the queue · done!',
      ],
    ))

  test('labels that only spaces set apart, and words that give an item to somebody', () =>
    tellsItems(
      `## Action items

- Watch the queue Owner: Kim Lee Due: 2026-04-01
- キューを監視する 担当: 佐藤 期限: 2026-04-01
- 再試行を止める（担当 佐藤、期限 4月1日）
- Surveiller la file (porté par Ana Morel, échéance 2026-04-30)
- Vigiar a fila (equipa de dados, até 2026-04-30)
- Schlange leeren – Zuständig: Ana Schmidt – Frist: 1. April 2026
`,
      [
        'Watch the queue · Kim Lee · 2026-04-01',
        'キューを監視する · 佐藤 · 2026-04-01',
        '再試行を止める · 佐藤 · "期限 4月1日"',
        'Surveiller la file · Ana Morel · 2026-04-30',
        'Vigiar a fila · equipa de dados · 2026-04-30',
        'Schlange leeren · Ana Schmidt · 2026-04-01',
      ],
    ))

  test('a bold label is one, however many words precede the one that also names a state', () =>
    tellsItems(
      `## Action items

1. **Q7 Backlog**: Move the old jobs to the new queue.
2. **Q8 Done:** Count the jobs that were moved.
3. Q9 Backlog: Delete the old queue.
4. Drain the queue. Done: 2026-04-16
`,
      [
        '**Q7 Backlog**: Move the old jobs to the new queue.',
        '**Q8 Done:** Count the jobs that were moved.',
        'Q9 Backlog: Delete the old queue.',
        'Drain the queue. · done!',
      ],
    ))

  test('a last sentence that is one word for a state', () =>
    tellsItems(
      `## Action items

- Drain the queue by hand. Done.
- Drain the queue. Slowly.
- 排空队列。 已完成。
`,
      ['Drain the queue by hand. · done!', 'Drain the queue. Slowly.', '排空队列。 · done!'],
    ))

  test('an owner whose line was broken after the label, and handles that name nobody yet', () =>
    tellsItems(
      `## Action items

- Report the jobs that failed when the last one has run. Owner:
  Amira. Due next sprint.
- Page on depth. Owner:
  Due: 2026-04-16
- Drain the queue — owner @TBD.
- Pause the queue (@tbc)
`,
      [
        'Report the jobs that failed when the last one has run. · Amira',
        'Page on depth. · 2026-04-16',
        'Drain the queue',
        'Pause the queue',
      ],
    ))

  test('days and periods of East Asian languages beside a name', () =>
    tellsItems(
      `## Action items

- キューを監視する（佐藤、4月1日まで）
- 큐를 감시한다 (김민수, 4월 1일까지)
- 监控队列（王芳，4月1日前完成）
- 再試行を止める（基盤チーム / 2026年4月末）
- 停止重试（平台组，下周）
`,
      [
        'キューを監視する · 佐藤 · "4月1日まで"',
        '큐를 감시한다 · 김민수 · "4월 1일까지"',
        '监控队列 · 王芳 · "4月1日前完成"',
        '再試行を止める · 基盤チーム · "2026年4月末"',
        '停止重试 · 平台组 · "下周"',
      ],
    ))

  test('what stands in brackets in front of a date is somebody only where it may be a name', () =>
    tellsItems(
      `## Action items

- Scan the artifacts (container images etc) (due: 2026-12-11)
- Update the checks (e.g., ask the database) (due: 2026-12-11)
- Add limits (CPU and memory) (due: 2026-12-11)
- Add an alert (Jan van Dyk) (due: 2026-12-11)
- Add a test (Kim and Lee) (due: 2026-12-11)
`,
      [
        'Scan the artifacts (container images etc) · 2026-12-11',
        'Update the checks (e.g., ask the database) · 2026-12-11',
        'Add limits (CPU and memory) · 2026-12-11',
        'Add an alert · Jan van Dyk · 2026-12-11',
        'Add a test · Kim + Lee · 2026-12-11',
      ],
    ))
})
