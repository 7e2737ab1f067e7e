import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { detect } from '../../../core/detection/detect.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { profiles as byId } from '../../fixture.ts'

const profiles = [...byId.values()]

function isTaken(text: string, path = 'docs/x.md'): boolean {
  return detect(parse(text), path, profiles).isPostmortem
}

suite('a postmortem is', () => {
  test('a story whose title ends with the word for another kind of document', () => {
    const text =
      '# The day we deleted the search index\n\nIt was Tuesday, 3 April 2025, and I wanted to remove the test index.\n\nAt 11:52 both were gone. At 12:20 a customer told us.\n'
    assert.equal(isTaken(text, 'posts/the-day.md'), true)
  })

  test('one about something that is called like another kind of document', () => {
    for (const name of ['Index outage', 'Policy failure', 'Audit disruption'])
      assert.equal(
        isTaken(`# ${name}\n\nOn 3 May 2026 writes were refused from 08:10 to 09:00.\n`),
        true,
        name,
      )
    assert.equal(
      isTaken('# Policy: outages\n\nOn 3 May 2026 writes were refused from 08:10 to 09:00.\n'),
      false,
    )
  })

  test('told in paragraphs, its day in the front matter or the name of the file', () => {
    const told =
      'At 18:00 the sale began and the shop was slow.\n\nOur alarm came at 18:09. At 18:35 pages were fast again.\n'
    assert.equal(isTaken(`---\ndate: 2025-12-02\n---\n\n${told}`, 'blog/friday.md'), true)
    assert.equal(isTaken(told, 'blog/2025-12-02-friday.md'), true)
    assert.equal(isTaken(told, 'blog/friday.md'), false)
  })

  test('a report whose first lines say the day and whose paragraphs say the hours', () => {
    for (const text of [
      '# Second act\n\nHouse report, 14 December 2025\n\nAt 20:47 all lamps went out. The show was stopped at 20:48 and went on at 21:09.\n',
      '# 알림\n\n2026년 3월 9일 14:00부터 18:20까지 알림이 나가지 않았습니다. 17:50 인증서를 교체했다.\n',
    ])
      assert.equal(isTaken(text), true, text)
  })

  test('a near miss or an anomaly, as those who run other things than servers call it', () => {
    const rest = '\n\nDate: 2025-03-27\n\n## Description\n\n## Causes\n\n## Actions\n'
    for (const title of [
      'Near miss: crane moved',
      'Anomaly report 7',
      'Beinaheunfall am Kran',
      'Cuasi accidente',
    ])
      assert.equal(isTaken(`# ${title}${rest}`), true, title)
  })

  test('one whose title says that it was of late', () => {
    const rest =
      '\n\nHome directories hung. We restarted the clients, which helped for an hour. Per found that one packet in fifty was dropped. We took out the switch.\n'
    assert.equal(isTaken(`# Post mortem of the NFS trouble last week${rest}`), true)
    assert.equal(isTaken(`# On post mortems${rest}`), false)
  })

  test('one told in its front matter, in values that are sentences', () => {
    const keys =
      'summary: >-\n  The lamps of the second hall went out and did not come back.\nimpact: >-\n  The show was stopped, and all guests waited in the dark.\nroot_cause: >-\n  One fuse fed both circuits, so the spare one failed with it.\ndetection: >-\n  The guests called out, since nothing else watched the lamps.\nresponse: >-\n  We opened the doors and read the plan of the fuses by torchlight.\n'
    const front = `---\ntitle: Lamps out in the second hall\ndate: 2026-03-04\nseverity: sev2\n${keys}`
    assert.equal(isTaken(`${front}---\n`), true)
    assert.equal(isTaken(`${front.replace(/(?:summary|root_cause|detection): >-\n.*\n/g, '')}---\n`), false)
  })

  test('one that is called an incident and says its day, what happened and why in a label each', () => {
    const told =
      '**What happened:** The wrong folder was deleted, and no copy was found.\n\n**Cause:** A script took its path from the folder that it was started in.\n\n**Resolution:** The drawings were made again.\n'
    assert.equal(isTaken(`# Incident: drawings deleted\n\n**Date:** 2026-03-04\n${told}`), true)
    assert.equal(isTaken(`# Drawings deleted\n\n**Date:** 2026-03-04\n${told}`), false)
  })

  test('one that its title calls so and that names a month', () => {
    const told =
      '\n\nDuring the month we had two outages of the ferry, and the boats were late. We changed the rudders, and the crew was doubled. The old rudders were sold.\n\n## Impact\n\nNobody could cross.\n'
    assert.equal(isTaken(`# Post mortem covering March 2026${told}`), true)
    assert.equal(isTaken(`# Post mortem covering rudders${told}`), false)
  })

  test('none that calls a game or a project so, and speaks of no incident', () => {
    const rest =
      '\n\n## Art\n\nWe drew all of it by hand.\n\n## Conclusion\n\nIt was fun to make, and we learned much.\n'
    for (const title of ['Dice Tower Post-Mortem', 'Postmortem', 'Post mortem of our first game jam'])
      assert.equal(isTaken(`# ${title}${rest}`, 'POST_MORTEM.md'), false, title)
    for (const title of ['Post mortem of the outage', 'Post mortem of 31 March'])
      assert.equal(isTaken(`# ${title}${rest}`, 'POST_MORTEM.md'), true, title)
    const items = '\n\n## Action items\n\n- Empty the queue by hand (@mo, 2026-08-28)\n'
    assert.equal(isTaken(`# Postmortem: Queue stuck${items}`, 'a.md'), true)
  })

  test('one that says its day behind a label', () =>
    assert.equal(
      isTaken(
        '# Five whys: nobody could deploy\n\n**Problem:** on 5 February 2025 nobody could deploy for 24 hours.\n\n## Root cause\n\nLocks live for ever.\n\n## Countermeasures\n\n- Locks end after two hours (Ruta)\n',
      ),
      true,
    ))

  test('an 8D report', () =>
    assert.equal(
      isTaken(
        '# 8D report 7: gateways lose their pairing\n\n## D2 Problem\n\nOn 24 February 2025 gateways lost their pairing.\n\n## D4 Root cause\n\nHalf a page was written.\n\n## D5 Corrective actions\n\n- Write it twice\n',
      ),
      true,
    ))

  test('one whose day is written without a year', () => {
    const text =
      '# Outage January 24\n\nWe went down during the newsletter.\n\n- Newsletter at 09:00\n- Pager at 09:03\n- Idle connections killed at 09:12\n- Up at 09:15\n'
    assert.equal(isTaken(text, 'wiki/Outage.md'), true)
  })

  test('what lies among postmortems and is called after a day', () => {
    const text = '---\nseverity: low\n---\n\nAll pipelines stood still from Saturday to Monday.\n'
    assert.equal(isTaken(text, 'postmortems/2026-02-21-ci.md'), true)
    assert.equal(isTaken(text, 'notes/2026-02-21-ci.md'), false)
  })

  test('a letter that tells in numbered points', () => {
    assert.equal(
      isTaken(
        'お客様各位\n\n2025年7月18日に発生いたしました配信遅延につきまして、深くお詫び申し上げます。\n\n1. 発生日時\n2025年7月18日 14時10分から17時25分まで\n\n2. 影響\n配信が最大で40分遅れました。\n\n3. 原因\n認証情報の期限が切れておりました。\n\n4. 再発防止策\n・通知先を当番へ変更いたしました\n',
        'ja/お詫び.md',
      ),
      true,
    )
  })

  test('short and mostly in bold, its hours in front of paragraphs', () =>
    assert.equal(
      isTaken(
        "# What happened on Friday\n\n*December 8, 2025, by Lou*\n\n**tl;dr** A guard was missing, so that all users were signed out.\n\n**8:02am** Clean-up runs.\n\n**8:10am** Pager. More hosts make it worse.\n\n**9:45am** Rate limit.\n\n**12:30pm** Normal.\n\n**What we learned**\n\nSign-in must bear it.\n\n**What we'll do**\n\n- Guard in the script (Lou)\n",
      ),
      true,
    ))

  test('what its front matter calls one, whatever its title', () => {
    const text = (type: string) =>
      `---\ntitle: Metric redefinition 0010\ndoc_type: ${type}\n---\n\n## Summary\n\nA redefined metric changed trends for 187 minutes.\n\n## Root cause\n\nIt had no version.\n\n## Impact\n\nRows were late.\n\n## Resolution\n\nIt was given one.\n`
    assert.equal(isTaken(text('postmortem')), true)
    assert.equal(isTaken(text('incident-report')), true)
    assert.equal(isTaken(text('note')), false)
  })

  test('one that is mostly its timeline, between what happened and how it ended', () => {
    const lines = [
      '08:02 A parcel came',
      '08:09 It was opened',
      '08:30 The guard was told',
      '09:15 The hall was cleared',
    ]
    const text = (end: string) =>
      `# Parcel at the east gate\n\n## Summary\n\nA stranger had sent it.\n\n## Timeline, 7 May 2025\n\n${lines.map(line => `- ${line}\n`).join('')}\n${end}`
    assert.equal(isTaken(text('## Resolution\n\nIt was handed to the police.\n')), true)
  })

  test('one full of what a site generator puts in place', () =>
    assert.equal(
      isTaken(
        '---\ntitle: Search outage\n---\n\n{{< lead >}}On 3 March 2026 search was down for 88 minutes.{{< /lead >}}\n\n## Impact\n{: .no_toc }\n\n{{< note >}}Every search returned an empty page.{{< /note >}}\n\n## Root cause\n\n{% include graph.html %}\n\nThe job rebuilt the index with an empty list.\n',
      ),
      true,
    ))
})
