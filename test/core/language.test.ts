import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../core/check.ts'
import { applyEdits } from '../../core/fix.ts'
import { counterfactualsIn } from '../../core/language/counterfactuals.ts'
import { faultsIn } from '../../core/language/faults.ts'
import { judgementsHeard } from '../../core/language/hearing.ts'
import { phrasesIn, phrasesOf } from '../../core/language/phrases.ts'
import { askInstead, askWhatHindered } from '../../core/language/questions.ts'
import { sentenceAround, sentencesIn } from '../../core/language/sentences.ts'
import { baseOf, isParticiple } from '../../core/language/verbs.ts'
import type { Passage, Voices } from '../../core/passages.ts'
import { loadedWord } from '../../core/rules/loaded-word.ts'
import { maskInline } from '../../core/syntax/inline.ts'
import { slice } from '../../core/syntax/text.ts'
import { scene, view } from '../fixture.ts'
import { anyText, cpuTime } from '../properties.ts'
import { style } from './reading.ts'

const voices: Voices = {
  profile: style('generic'),
  roster: ['ines duarte', 'kowalski', '@mo', 'search team'],
}

function passage(text: string): Passage {
  return { text: maskInline(text, { speech: true }), place: 'paragraph', kind: null, column: null }
}

/** What the text blames people for, quoted. */
function blame(text: string): string[] {
  return faultsIn(passage(text), voices).map(({ span }) => text.slice(span.start, span.end))
}

/** What the text says people had better done, quoted. */
function hindsight(text: string): string[] {
  return counterfactualsIn(passage(text), voices).map(({ span }) => text.slice(span.start, span.end))
}

/** The text after the rewrite of its first finding; `null` where none is offered. */
function rewritten(text: string): string | null {
  const given = passage(text)
  const [fault] = faultsIn(given, voices)
  const [wish] = counterfactualsIn(given, voices)
  const [fix] = fault ? askInstead(given.text, fault) : wish ? askWhatHindered(given.text, wish) : []
  return fix ? applyEdits(text, fix.edits) : null
}

suite('blame', () => {
  test('falls on names, handles, roles and colleagues', () => {
    for (const [text, found] of [
      ['John forgot to renew the certificate.', 'John forgot to'],
      ['@mo misconfigured the load balancer.', '@mo misconfigured'],
      ['Kowalski broke the build.', 'Kowalski broke'],
      ['Ines Duarte caused the outage.', 'Ines Duarte caused'],
      ['Our DBA John missed the warning.', 'Our DBA John missed'],
      ['Maria, our DBA, ignored the alert.', 'Maria, our DBA, ignored'],
      ['Alice and Bob forgot to sync.', 'Alice and Bob forgot to'],
      ['The engineer on call ignored the page.', 'The engineer on call ignored'],
      ['John from the platform team overlooked the warning.', 'John from the platform team overlooked'],
      [
        'The engineer who merged it did not run the tests.',
        'The engineer who merged it did not run the tests',
      ],
      ['Engineer A mistyped the host.', 'Engineer A mistyped'],
      ['Someone forgot to update the record.', 'Someone forgot to'],
      ['The operator ran the wrong command.', 'The operator ran the wrong'],
      [
        '[Jane](https://example.org/jane) forgot to set the flag.',
        'Jane](https://example.org/jane) forgot to',
      ],
      ['**Jane** forgot to set the flag.', 'Jane** forgot to'],
      ['⚠️ Jane forgot to set the flag.', 'Jane forgot to'],
      ['Jane pushed a broken config to production.', 'Jane pushed a broken'],
      ['Jane pushed to main without testing.', 'Jane pushed to main without testing'],
      [
        'Jane deployed it to the cluster without a review.',
        'Jane deployed it to the cluster without a review',
      ],
      ['→ Jane forgot to set the flag.', 'Jane forgot to'],
    ]) {
      assert.deepEqual(blame(text!), [found])
    }
  })

  test('falls on whoever started the clause, owns the mistake or did what was done', () => {
    for (const [text, found] of [
      ['The engineer ran the script and forgot to check it.', 'The engineer ran the script and forgot to'],
      ['The incident occurred because John deployed without testing.', 'John deployed without testing'],
      ['The reviewer approved it without reading the diff.', 'The reviewer approved it without reading'],
      ['Sam deleted the volume by mistake.', 'Sam deleted the volume by mistake'],
      ['Due to the engineer’s mistake, the table was dropped.', 'the engineer’s mistake'],
      ['The mistake was made by the intern.', 'mistake was made by the intern'],
      ['An error on the part of the DBA.', 'error on the part of the DBA'],
      ['It was caused by an engineer running the wrong command.', 'caused by an engineer'],
      [
        'The DBA ran the migration against the wrong database.',
        'The DBA ran the migration against the wrong',
      ],
      ['The release manager skipped the staging step.', 'The release manager skipped the staging step'],
      ['They followed the runbook wrong.', 'They followed the runbook wrong'],
      ['They forgot to renew it.', 'They forgot to'],
    ]) {
      assert.deepEqual(blame(text!), [found])
    }
  })

  test('is heard in other languages', () => {
    for (const text of [
      'Der Entwickler hat vergessen, die Migration zu testen.',
      'Der Mitarbeiter hat den Alarm übersehen.',
      'L’ingénieur a oublié de renouveler le certificat.',
      'El ingeniero olvidó renovar el certificado.',
      'O engenheiro esqueceu de renovar o certificado.',
      '担当者が設定の確認を怠ったため、障害が発生した。',
      '工程师忘记更新证书。',
      '담당자가 인증서 갱신을 놓쳤다.',
    ]) {
      assert.equal(blame(text).length, 1, text)
    }
  })

  test('does not fall on systems, groups, possibilities, questions and quotations', () => {
    for (const text of [
      'The engineer’s script failed to check the lock.',
      'The page reported by the engineer failed to load.',
      'The schedule for on-call engineers missed a week.',
      'The on-call schedule missed a handover.',
      'The engineer restarted the node and the script missed the event.',
      'The engineer noticed that `api-server` missed the event.',
      'The page to the engineer missed its target.',
      'If an engineer forgot to set the flag, the pipeline would stop.',
      'Had the engineer not ignored the alert, it would have been shorter.',
      'It is possible that the engineer missed the alert.',
      'The engineer may have missed the alert.',
      'It was not the engineer’s fault.',
      'Nobody noticed. No engineer missed the page. Neither engineer forgot.',
      'Why did the engineer miss the alert?',
      '"John forgot to renew it", the manager said.',
      'John deployed without issues.',
      'Sam rightly ignored the second alert.',
      'Pods were evicted. They missed their deadlines, broke the build and ignored the flag.',
      'The runner skipped the staging step.',
      'Priya found that the script ran the migration against the wrong database.',
      'The engineer broke glass to access the system.',
      'Customers missed their deliveries. Users caused load.',
      'It is not true that Jane forgot to set the flag.',
      'The Kubernetes operator ignored the annotation and caused a loop.',
      'Jenkins broke the build. Vault ignored the policy. Aurora missed a beat.',
      'We forgot to update the status page.',
      'The Search team caused the outage.',
      'The error made by the parser was caused by a bug.',
      'Das Skript des Entwicklers hat die Prüfung übersehen.',
      'Wenn der Entwickler vergaß zu testen, griff die Pipeline ein.',
      'Le script de l’ingénieur a ignoré l’erreur.',
      'El servicio ignoró la cabecera.',
      '担当者が実行したスクリプトがエラーを見落とした。',
      '工程师的脚本忽略了错误。',
      '如果工程师忘记更新证书，流水线会阻止。',
      '스크립트가 오류를 놓쳤다.',
    ]) {
      assert.deepEqual(blame(text), [], text)
    }
  })
})

suite('hindsight', () => {
  test('is what people should have done, could have done and failed to do', () => {
    for (const [text, found] of [
      ['The on-call engineer should have checked the dashboard.', 'The on-call engineer should have checked'],
      ['We should have tested the migration.', 'We should have tested'],
      ['❌ The engineer should have asked.', 'The engineer should have asked'],
      ['We should have automated the tests.', 'We should have automated'],
      ['He should’ve known.', 'He should’ve known'],
      ['The team could have caught this.', 'The team could have caught'],
      ['The developer shouldn’t have merged it.', 'The developer shouldn’t have merged'],
      ['The engineer should have been more careful.', 'The engineer should have been'],
      ['Sarah should have been watching the dashboard.', 'Sarah should have been'],
      ['They shouldn’t have deployed on a Friday.', 'They shouldn’t have deployed'],
      ['L’équipe aurait dû tester.', 'L’équipe aurait dû'],
      ['The engineer failed to notice the alert.', 'The engineer failed to notice'],
      ['The operator failed to follow the runbook.', 'The operator failed to follow'],
      ['We forgot to update the page.', 'We forgot to update'],
      ['They should have checked the dashboards.', 'They should have checked'],
      ['Anna should really have asked.', 'Anna should really have asked'],
      ['Der Ingenieur hätte den Alarm sehen müssen.', 'Der Ingenieur hätte den Alarm sehen müssen'],
      ['Le développeur aurait dû tester.', 'Le développeur aurait dû'],
      ['担当者はアラートを確認すべきだった。', '担当者はアラートを確認すべきだった'],
    ]) {
      assert.deepEqual(hindsight(text!), [found])
    }
  })

  test('is not said of systems, of what people have, of failed attempts and of what might have been', () => {
    for (const text of [
      'The alert should have fired. The service could have failed over.',
      'The deployment failed to start. The operator failed to reconcile.',
      'Engineers should have read-only access. The engineer should have access.',
      'We should have automated tests for this. We should have a canary. We should have more tests.',
      'The engineer should have been paged. Engineers should not have been able to delete it.',
      'We could have lost data. Someone could have accessed it. An attacker could have read it.',
      'Pods restarted late. They should have restarted at once. They should have been watching the lease.',
      'The tests ran. They should have caught it.',
      'Engineers failed to log in. The team failed to reproduce the bug.',
      'This could have been avoided.',
      'Should we have rolled back sooner? What should we have seen?',
      '"We should have tested it", somebody said.',
      'Der Alarm hätte auslösen müssen.',
      'アラートは発報すべきだった。',
      '监控本应报警。',
    ]) {
      assert.deepEqual(hindsight(text), [], text)
    }
  })
})

test('a rewrite asks about the system and leaves the rest alone', () => {
  for (const [text, question] of [
    ['John forgot to renew `cert-7` in time.', 'What made it easy to forget to renew `cert-7` in time?'],
    [
      'The incident occurred because John deployed without testing.',
      'The incident occurred. What made it possible to deploy without testing?',
    ],
    ['At 14:00, the engineer broke the build', 'At 14:00, what made it possible to break the build?'],
    ['Sarah accidentally deleted the table.', 'What made it easy to accidentally delete the table?'],
    ['The reviewer did not notice the unit.', 'What made it easy not to notice the unit?'],
    ['We should have verified it.', 'What made it hard to verify it?'],
    ['The developer shouldn’t have merged it.', 'What made it easy to merge it?'],
    ['Sarah should have been watching the board.', 'What made it hard to be watching the board?'],
    ['They followed the runbook wrong.', 'What made it possible to follow the runbook wrong?'],
    ['The engineer failed to notice the alert.', 'What made it hard to notice the alert?'],
    ['**John** forgot to renew it.', null],
    ['Le développeur aurait dû tester.', null],
  ] as const) {
    assert.equal(rewritten(text), question)
    if (question !== null) assert.deepEqual([...blame(question), ...hindsight(question)], [])
  }
})

test('verbs go back to their base, or nowhere', () => {
  const bases =
    'checked check, verified verify, stopped stop, noticed notice, rolled roll, installed install, broke break, caught catch, escalated escalate, documented document, configured configure, deployed deploy, missed miss, added add, ensured ensure, planned plan, triggered trigger'
  for (const pair of bases.split(', ')) {
    const [past, base] = pair.split(' ')
    assert.equal(baseOf(past!), base)
    assert.ok(isParticiple(past!) || past === 'broke', past)
  }
  for (const word of ['access', 'a', 'more', 'been-there', 'need', 'red'])
    assert.equal(baseOf(word), null, word)
})

suite('sentences', () => {
  const split = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end))

  test('end at their marks, not in numbers, names and abbreviations', () => {
    assert.deepEqual(
      split('It took 2.5 h, i.e. too long. Dr. Lee (v1.2) agreed! "Why?" she asked. 終わった。次。'),
      ['It took 2.5 h, i.e. too long.', 'Dr. Lee (v1.2) agreed!', '"Why?" she asked.', '終わった。', '次。'],
    )
  })

  test('always: are found around any place, and lie side by side', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('It broke. ', 'Why? ', 'v1.2 ', 'e.g. this ', '\n\n', '。', 'x')),
        parts => {
          const text = parts.join('')
          const spans = sentencesIn(text)
          for (const [i, span] of spans.entries()) {
            assert.ok(span.start < span.end && span.start >= (spans[i - 1]?.end ?? 0))
            assert.deepEqual(sentenceAround(text, span.start), span)
          }
        },
      ),
    )
  })
})

suite('phrases', () => {
  const table = phrasesOf([
    ['forgot', 1],
    ['forgot to', 2],
    ["didn't check", 3],
    ['fat-fingered', 4],
    ['忘れた', 5],
    ['made a mistake', 6],
  ])
  const heard = (text: string) => phrasesIn(text, table).map(({ start, end }) => text.slice(start, end))

  test('are heard whole, in any case, across line ends and emphasis', () => {
    assert.deepEqual(heard('Forgot to do it'), ['Forgot to', 'Forgot'])
    assert.deepEqual(heard('he didn’t\ncheck, made **a** mistake, fat-fingered it'), [
      'didn’t\ncheck',
      'made **a** mistake',
      'fat-fingered',
    ])
    assert.deepEqual(heard('確認を忘れた。'), ['忘れた'])
    assert.deepEqual(heard('unforgot forgotten forgot-me-not didn’t checker fat fingered'), [])
  })

  test('always: are heard in any text without harm, and in linear time', () => {
    fc.assert(
      fc.property(anyText(200), text => {
        for (const { start, end } of phrasesIn(text, table))
          assert.ok(start >= 0 && start < end && end <= text.length)
        judgementsHeard(text, voices)
        for (const found of [
          ...faultsIn(passage(text), voices),
          ...counterfactualsIn(passage(text), voices),
        ]) {
          assert.ok(found.span.start < found.span.end && found.span.end <= text.length)
        }
      }),
      { numRuns: 300 },
    )
    for (const text of [
      'the engineer forgot '.repeat(3000),
      'should have '.repeat(5000),
      'a'.repeat(200_000),
      '('.repeat(50_000),
    ]) {
      const before = cpuTime()
      faultsIn(passage(text.slice(0, 4000)), voices)
      judgementsHeard(text, voices)
      assert.ok(cpuTime() - before < 2000, text.slice(0, 20))
    }
  })
})

test('a team may mean something else by a word', () => {
  const given = view(scene('# Postmortem: X\n\n## Cause\n\nA dumb terminal and a stupid default.\n'), {
    profile: 'generic',
    settings: { options: { 'loaded-word': { except: ['Dumb'] } } },
  })
  const words = check(given, { rules: [loadedWord] }).map(({ span }) => slice(given.parsed, span))
  assert.deepEqual(words, ['stupid'])
})
