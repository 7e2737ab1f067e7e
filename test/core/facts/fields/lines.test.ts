import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fieldsOf, saysFields } from '../../records.ts'

suite('metadata in lines', () => {
  test('in bullets, bold or not, with a list below the label', () => {
    const text = `# x

- Incident ID: INC-2026-001
- **Severity**: \`P1\`
- **Status:** Draft
- **Authors:**
  - Ann Lee
  - Bob
- Weather: fine
`
    assert.deepEqual(saysFields(text), [
      'bullet Incident ID (id) = INC-2026-001',
      'bold-bullet Severity (severity) = P1',
      'bold-bullet Status (status) = Draft',
      'bold-bullet Author (author) = ',
      'bullet ? (–) = Weather: fine'.replace('Weather: ', ''),
    ])
    assert.deepEqual(
      fieldsOf(text)[3]!.items.map(item => item.value),
      ['Ann Lee', 'Bob'],
    )
  })

  test('with a bold value before a dash, which is no label', () =>
    assert.deepEqual(
      saysFields('# x\n\n**Status**: **RESOLVED** — 2026-08-14\n**Severity**: **Minor** - one tenant\n'),
      [
        'bold Status (status) = **RESOLVED** — 2026-08-14',
        'bold Severity (severity) = **Minor** - one tenant',
      ],
    ))

  test('in lines that marks break, wrapped to a width', () =>
    assert.deepEqual(
      saysFields(`# x

Status: final<br> Owner: @mo

## Summary

Description: nobody could pay for
an hour<br> Date: 2026-08-14<br> Duration:
65 minutes<br>
`),
      [
        'plain Status (status) = final',
        'plain Author (author) = @mo',
        'plain Date (date) = 2026-08-14',
        'plain Duration (duration) = 65 minutes',
      ],
    ))

  test('in one item, bold and behind dots, and with a day in brackets', () =>
    assert.deepEqual(
      saysFields(
        '# x\n\n- **Date:** [2026-08-14] · **Env:** staging · **Severity:** P2\n- **Status:** final\n',
      ),
      [
        'bold-bullet Date (date) = [2026-08-14]',
        'bold ? (–) = staging',
        'bold Severity (severity) = P2',
        'bold-bullet Status (status) = final',
      ],
    ))

  test('in bold and plain lines, several on a line, with hard breaks, comments and values below', () => {
    const text = `# x

**Date:** 2026-08-14  
**Severity:** P1 <!-- ask Mo -->
**Duration**: 47 minutes\\
**Status:** Draft | **Author:** @mo · **Reviewer:** @kim
**Services:**
search, api

Incident commander: Jo
Detected: 14:05 UTC
`
    assert.deepEqual(saysFields(text), [
      'bold Date (date) = 2026-08-14',
      'bold Severity (severity) = P1',
      'bold Duration (duration) = 47 minutes',
      'bold Status (status) = Draft',
      'bold Author (author) = @mo',
      'bold Reviewer (reviewer) = @kim',
      'bold Services (–) = search, api',
      'plain Incident commander (commander) = Jo',
      'plain Detected (detected) = 14:05 UTC',
    ])
  })

  test('label and value both in bold, with remarks in brackets and bars between them', () => {
    assert.deepEqual(
      saysFields('# x\n\n**Severity: P1** (all shops) | **Status: Draft** | **Author: Kim Lee**\n'),
      ['bold Severity (severity) = P1', 'bold Status (status) = Draft', 'bold Author (author) = Kim Lee'],
    )
    assert.deepEqual(saysFields('# x\n\n**级别：P1**（全部门店）｜**状态：已恢复**\n'), [
      'bold Severity (severity) = P1',
      'bold Status (status) = 已恢复',
    ])
    assert.deepEqual(saysFields('# x\n\n级别：P1｜状态：已恢复\n'), [
      'plain Severity (severity) = P1',
      'plain Status (status) = 已恢复',
    ])
  })

  test('no value in bold where words follow it', () =>
    assert.deepEqual(saysFields('# x\n\n**Status: closed** was what the page said.\n'), []))

  test('several on a line with long dashes between them, behind which a sentence may go on as well', () => {
    assert.deepEqual(saysFields('# x\n\nSeverity: P1 — Status: In review — Author: Kim Lee\n'), [
      'plain Severity (severity) = P1',
      'plain Status (status) = In review',
      'plain Author (author) = Kim Lee',
    ])
    assert.deepEqual(saysFields('# x\n\nsev: P2 / duration: 41 min / scribe: jules\n'), [
      'plain Severity (severity) = P2',
      'plain Duration (duration) = 41 min',
      'plain ? (recorder) = jules',
    ])
    assert.deepEqual(saysFields('# x\n\nSeverity / 重大度: High\nStatus / ステータス: Done\n'), [
      'plain Severity (severity) = High',
      'plain Status (status) = Done',
    ])
    assert.deepEqual(saysFields('# x\n\n- Severity: P1 — as they said: all was down\n'), [
      'bullet Severity (severity) = P1 — as they said: all was down',
    ])
  })

  test('with the spaces that typography asks for', () => {
    assert.deepEqual(
      saysFields('# x\n\n- Date\u00a0: 2026-08-14\n- **Severity\u202f:**\u00a0P1\n- Duration:\u202f5 min\n'),
      [
        'bullet Date (date) = 2026-08-14',
        'bold-bullet Severity (severity) = P1',
        'bullet Duration (duration) = 5 min',
      ],
    )
  })

  test('in one line, behind bars or dots', () => {
    assert.deepEqual(saysFields('# x\n\nPrepared by: Hana | Status: Approved | see also the wiki\n'), [
      'plain Author (author) = Hana',
      'plain Status (status) = Approved | see also the wiki',
    ])
    assert.deepEqual(saysFields('# x\n\n*Owner:* Vera · *Status:* In progress\n'), [
      'bold Author (author) = Vera',
      'bold Status (status) = In progress',
    ])
  })

  test('in a whole line of bold, in a quote, in code marks, behind emoji', () => {
    assert.deepEqual(
      saysFields(
        '# x\n\n**Date: 2026-08-14**\n\n> **Severity:** P2\n> **Status:** Final\n\n- `Duration`: 5 min\n- 📅 **Day:** 2026-08-14\n',
      ),
      [
        'bold Date (date) = 2026-08-14',
        'bold Severity (severity) = P2',
        'bold Status (status) = Final',
        'bullet Duration (duration) = 5 min',
        'bold-bullet Date (date) = 2026-08-14',
      ],
    )
  })

  test('reads labels that may open a passage as times only in front of one', () => {
    const text = `# x

- **Detected:** 14:05 UTC
- **Mitigation:** we rolled back
- Detection time: 14:05
- Time to detect: 5 minutes

## Events

- Resolved 2026-08-14 15:02
- Repaired 3 of 4 nodes
`
    assert.deepEqual(saysFields(text), [
      'bold-bullet Detected (detected) = 14:05 UTC',
      'bold-bullet ? (–) = we rolled back',
      'bullet ? (detected) = 14:05',
      'bullet Time to detect (detection-time) = 5 minutes',
      'bullet Resolved (resolved) = 2026-08-14 15:02',
    ])
  })

  test('in lines of a script without spaces, whatever colon they have', () =>
    assert.deepEqual(saysFields('# x\n\n- 狀態:已解決\n- 상태:해결\n- 日期:2026-08-14\n- status:done\n'), [
      'bullet Status (status) = 已解決',
      'bullet Status (status) = 해결',
      'bullet Date (date) = 2026-08-14',
    ]))

  test('below a bold label that stands alone, in a paragraph of one line', () =>
    assert.deepEqual(
      saysFields(
        '# x\n\n**Severity**\n\nSEV-2\n\n**Duration:**\n\n3 hours\n\n**Status**\n\nfirst\nsecond\n\n**Date**\n\n**Owner:** @mo\n',
      ).filter(field => !field.endsWith('= ')),
      [
        'bold Severity (severity) = SEV-2',
        'bold Duration (duration) = 3 hours',
        'bold Author (author) = @mo',
      ],
    ))

  test('in lines behind signs for bullets, and in terms with what they say behind a colon below', () => {
    assert.deepEqual(saysFields('# x\n\n・発生日：2026-08-14\n・重大度：P1\n'), [
      'plain Date (date) = 2026-08-14',
      'plain Severity (severity) = P1',
    ])
    assert.deepEqual(
      saysFields('# x\n\nDate\n:   2026-08-14\n\nSeverity\n: **P1**\n\nWe met\n:-) and left\n'),
      ['plain Date (date) = 2026-08-14', 'plain Severity (severity) = P1'],
    )
  })
})
