import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { screenshot } from '../../../tools/vscode/browser.ts'
import {
  chooseQuickFix,
  find,
  goTo,
  goToProblem,
  openQuickFixes,
  openSuggestions,
  overwrite,
  readLines,
  readProblems,
  save,
  waitForSquiggle,
} from '../../../tools/vscode/editor.ts'
import {
  answer,
  askNewName,
  choose,
  chooseAll,
  eventually,
  openFile,
  readNotification,
  readQuestion,
  runCommand,
  type Workbench,
} from '../../../tools/vscode/workbench.ts'
import { badNote, cause, chat, note } from './notes.ts'
import { beginWalk, textOf } from './walk.ts'

// Whole jobs by somebody who has no mouse: each ends with the proof that none was used.

const cold = '2026-09-01-cache-cold'
const warmed = '2026-09-01-cache-not-warmed'
const bad = '2026-09-15-cache-cold-once-more.md'
const walk = beginWalk(
  'keyboard',
  {
    [`postmortems/${cold}.md`]: note({ id: cold }),
    'postmortems/2026-09-08-cache-cold-again.md': note({ id: '2026-09-08-cache-cold-again', related: cold }),
    'postmortems/2026-09-10-pages-slow.md': note({
      id: '2026-09-10-pages-slow',
      more: ` See [the first time](${cold}.md).`,
    }),
    [`postmortems/${bad}`]: badNote('2026-09-15-cache-cold-once-more'),
  },
  { settings: { 'postmortems.author': '@ada', 'workbench.editor.alwaysShowEditorActions': true } },
)
/** Yesterday, so that every deadline lies ahead whenever the walk is taken. */
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const fresh = `${day}-payout-worker-rolled-back.md`

/** Takes a walk with the keys alone; a press of the mouse, wherever it came from, fails it. */
async function byKeys(take: (workbench: Workbench) => Promise<void>): Promise<void> {
  const workbench = walk()
  const { page } = workbench
  await page.evaluate(() => {
    const presses: string[] = []
    Object.assign(globalThis, { presses })
    globalThis.addEventListener('pointerdown', ({ target }) => presses.push(String(target)), true)
  })
  await take(workbench)
  assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { presses: string[] }).presses), [])
  await runCommand(workbench, 'View: Close All Editors')
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' })
}

test('an id that stands in three files is renamed in all of them, with its file', () =>
  byKeys(async workbench => {
    const { page, folder } = workbench
    await openFile(workbench, '2026-09-08-cache-cold-again.md')
    await page.locator('.codelens-decoration').first().waitFor()
    await find(workbench, cold)
    await askNewName(workbench)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(warmed)
    await page.keyboard.press('Enter')
    await page.locator('.explorer-folders-view').getByText(`${warmed}.md`).waitFor()
    await screenshot(workbench.page, 'rename')
    // VS Code moves the file first and saves the others then.
    const saved = (name: string, line: string) =>
      eventually(page, `${name}: ${line}`, () => textOf(workbench, name).includes(line))
    await saved('2026-09-08-cache-cold-again.md', `\nrelated: [${warmed}]\n`)
    await saved('2026-09-10-pages-slow.md', `](${warmed}.md)`)
    await saved(`${warmed}.md`, `\nid: ${warmed}\n`)
    assert.equal(readdirSync(join(folder, 'postmortems')).includes(`${cold}.md`), false)
  }))

test('a chat becomes rows of the timeline where it is pasted', () =>
  byKeys(async workbench => {
    const { page } = workbench
    await openFile(workbench, '2026-08-14-aurora-failover-stuck-replica.md')
    await waitForSquiggle(workbench, 'error')
    await page.evaluate(text => navigator.clipboard.writeText(text), chat)
    await find(workbench, 'Root cause')
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+V')
    await page.locator('.post-edit-widget').waitFor()
    await openQuickFixes(workbench, 'Paste as 3 timeline rows')
    await chooseQuickFix(workbench, 'Paste as 3 timeline rows')
    await page.locator('.view-line').filter({ hasText: 'Ada Brandt: replica 2' }).waitFor()
    await screenshot(workbench.page, 'pasted-chat')
    const rows = (await readLines(workbench)).filter(line => line.startsWith('| 14:'))
    const said = rows.filter(row => row.endsWith('| chat |')).map(row => row.replace(/T\+\d+m?/, ''))
    assert.deepEqual(said, [
      '| 14:33 | Ada Brandt: payouts carry balances from before the failover | chat |',
      '| 14:41 | Kim Ostrowska: lag of replica 2 is 9 minutes and growing | chat |',
      '| 14:52 | Ada Brandt: replica 2 is out of the pool | chat |',
    ])
    assert.equal((await readLines(workbench)).includes('Ada Brandt  2:33 PM'), false)
    await save(workbench)
  }))

test('a bad postmortem is mended from the list of problems until the list is empty', () =>
  byKeys(async workbench => {
    const { page } = workbench
    await openFile(workbench, bad)
    await waitForSquiggle(workbench, 'error')
    const problems = await readProblems(workbench, 'metadata-value')
    assert.equal(problems.filter(row => row.includes('[Ln')).length, 5, problems.join('\n'))
    for (const [rule, fix] of [
      ['metadata-required', 'Set “security_impact” to false'],
      ['metadata-value', 'Change to sev3'],
    ] as const) {
      await goToProblem(workbench, rule)
      await openQuickFixes(workbench, fix)
      await chooseQuickFix(workbench, fix)
      await page.locator('.markers-panel').getByText(rule).waitFor({ state: 'detached' })
    }
    await runCommand(workbench, 'Postmortems: Fix Everything That Is Safe to Fix')
    await page.locator('.markers-panel').getByText('section-level').waitFor({ state: 'detached' })
    await goToProblem(workbench, 'section-placeholder')
    await overwrite(workbench, '<what we know now>', 'A restart warms the cache first now.')
    await page.locator('.markers-panel').getByText('No problems have been detected').waitFor()
    await save(workbench)
    await screenshot(workbench.page, 'mended')
    const lines = textOf(workbench, bad).split('\n')
    for (const line of [
      'severity: sev3',
      'services: [cache]',
      'security_impact: false',
      '## What happened',
    ]) {
      assert.ok(lines.includes(line), lines.join('\n'))
    }
    await page.keyboard.press('Control+J')
  }))

test('a postmortem is written from the first question to “reviewed”', () =>
  byKeys(async workbench => {
    const { page } = workbench
    await answerQuestions(workbench)
    await page.locator(`.tab.active[data-resource-name="${fresh}"]`).waitFor()
    await waitForSquiggle(workbench, 'warning')
    await writeBody(workbench)
    await writeActionItem(workbench)
    await runCommand(workbench, 'Postmortems: Advance Status')
    const blockers = await readQuestion(workbench, 'Before “refined”: 1 to settle')
    assert.match(blockers.choices.join('\n'), /root_cause/)
    await page.keyboard.press('Enter')
    await page.getByText('(2 selected)').waitFor()
    await page.keyboard.press('Delete')
    await page.keyboard.type('[late-limits]')
    await advanceTo(workbench, 'refined')
    await runCommand(workbench, 'Postmortems: Advance Status')
    const coolOff = await readQuestion(workbench, 'Before “reviewed”')
    assert.match(coolOff.choices.join('\n'), /reviewer|24 h/)
    await page.keyboard.press('Escape')
    await addReviewer(workbench)
    await advanceTo(workbench, 'reviewed')
    await save(workbench)
    await goTo(workbench, 1)
    await page
      .locator('.codelens-decoration')
      .getByText(/^reviewed · closed/)
      .waitFor()
    await screenshot(workbench.page, 'reviewed')
    const text = textOf(workbench, fresh)
    for (const line of [/^status: reviewed$/m, /^reviewer: '@kim'$/m, /^reviewed_at: '?\d{4}-/m]) {
      assert.match(text, line)
    }
    assert.match(text, /\| A1 \| Refuse .* \| preventive \| @ada \| \d{4}-\d\d-\d\d \| #731 \| open \|/)
    await page.locator('.statusbar-item').filter({ hasText: 'reviewed' }).waitFor()
    assert.equal(await page.locator('.tab.active .label-name').evaluate(name => name.className), 'label-name')
    assert.equal(await page.locator('.editor-instance [class*=squiggly]').count(), 0)
  }))

async function answerQuestions(workbench: Workbench): Promise<void> {
  await runCommand(workbench, 'Postmortems: New Postmortem…')
  await readQuestion(workbench, 'What happened?')
  await answer(workbench, 'Payout worker rolled back')
  await readQuestion(workbench, 'When did it begin?')
  await answer(workbench, `${day} 09:10`)
  await readQuestion(workbench, 'When was it over?')
  await answer(workbench, '+42m')
  await readQuestion(workbench, 'When was the incident closed?')
  await answer(workbench, '10:30')
  await readQuestion(workbench, 'How bad was it?')
  await choose(workbench, 'Sev 2')
  await readQuestion(workbench, 'Which of these apply?')
  await chooseAll(workbench, ['Emergency rollback'])
  await readQuestion(workbench, 'Create: Standard')
  await workbench.page.keyboard.press('Enter')
}

/** Everything but the action item, from the top to the bottom. */
async function writeBody(workbench: Workbench): Promise<void> {
  const { page } = workbench
  await page.keyboard.press('Control+Home')
  for (const [old, text] of Object.entries({
    'detected_at: YYYY-MM-DDTHH:MM:SSZ': `detected_at: ${day}T09:15:00Z`,
    'mitigated_at: YYYY-MM-DDTHH:MM:SSZ': `mitigated_at: ${day}T09:40:00Z`,
    '<what happened, whom it touched, why, and how it ended>':
      'A release of the payout worker held back 120 payouts for 42 minutes.',
    '<how many, and what they noticed>': '61 merchants were paid late.',
    '<how many failed or came late>': '120 payouts came late.',
    '<lost, late, wrong, or none>': 'none lost, none wrong.',
    '<how much of which objective>': '4 % of the quarter of payout-latency.',
    'HH:MM |': '09:10 |',
    '<what was seen or done>': 'Release of the payout worker: payouts stop',
    '<alert, chat, log>': 'deploy log',
  })) {
    await overwrite(workbench, old, text)
  }
  await page.keyboard.press('End')
  for (const row of [
    '| 09:15 | Alert PayoutsHeld fires: detected | pager |',
    '| 09:40 | Release rolled back: mitigated | deploy log |',
    '| 09:52 | Queue is empty: resolved | dashboard Payouts |',
  ]) {
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(row)
  }
  await overwrite(workbench, '<which condition let this happen, and the evidence for it>', cause)
  await overwrite(workbench, '<what ended the impact, and what repaired the cause>', 'Rolling back ended it.')
}

/** The one of the template, its type by a quick fix and its day by what people say for it. */
async function writeActionItem(workbench: Workbench): Promise<void> {
  const { page } = workbench
  await overwrite(workbench, '<what will be true when it is done>', 'Refuse to start a worker without limits')
  await overwrite(workbench, 'corrective', 'preventative')
  await overwrite(workbench, '<@handle>', '@ada')
  await overwrite(workbench, 'YYYY-MM-DD', '+5bd')
  await openSuggestions(workbench, '+5bd')
  await page.keyboard.press('Enter')
  await overwrite(workbench, '<issue>', '#731')
  await overwrite(workbench, '<what we know now>', 'A limit that is read once is a limit of yesterday.')
  await find(workbench, 'preventative')
  await openQuickFixes(workbench, 'Change to preventive')
  await chooseQuickFix(workbench, 'Change to preventive')
  await page.locator('.view-line').filter({ hasText: 'preventive' }).first().waitFor()
}

test('each of two editors side by side offers the next status of its own document', () =>
  byKeys(async workbench => {
    const { page } = workbench
    const offers = async () => {
      const titles = await page.locator('.editor-group-container').all()
      const offered = titles.map(title => title.getByRole('button', { name: 'Advance Status' }).count())
      return String(await Promise.all(offered))
    }
    await openFile(workbench, '2026-09-10-pages-slow.md')
    await runCommand(workbench, 'View: Split Editor')
    await openFile(workbench, 'README.md')
    await eventually(page, 'an offer in the first title alone', async () => (await offers()) === '1,0')
    await openFile(workbench, bad)
    await eventually(page, 'an offer in both titles', async () => (await offers()) === '1,1')
  }))

/** A key is offered, and then the people who may stand behind it. */
async function addReviewer(workbench: Workbench): Promise<void> {
  const { page } = workbench
  await find(workbench, "author: '@ada'")
  const selected = page.getByText(/\(\d+ selected\)/)
  await selected.waitFor()
  // A key that is pressed before the editor has the focus again is lost, and the next one would overwrite the line.
  await eventually(page, 'the cursor at the end of the line', async () => {
    await page.keyboard.press('End')
    return !(await selected.isVisible())
  })
  await page.keyboard.press('Enter')
  await page.keyboard.type('rev')
  await openSuggestions(workbench, 'reviewer')
  await page.keyboard.press('Enter')
  await page.locator('.view-line').filter({ hasText: "reviewer: '@kim'" }).waitFor()
  await page.keyboard.press('Escape')
}

async function advanceTo(workbench: Workbench, status: string): Promise<void> {
  await runCommand(workbench, 'Postmortems: Advance Status')
  await readNotification(workbench, `The status is “${status}” now.`)
}
