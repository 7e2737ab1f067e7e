import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { blame } from './passage.ts'

suite('blame', () => {
  test('falls on names, handles, roles and colleagues', () => {
    for (const [text, found] of [
      ['John forgot to renew the certificate.', 'John forgot to'],
      ['@mo misconfigured the load balancer.', '@mo misconfigured'],
      ['Kowalski broke the build.', 'Kowalski broke'],
      ['Ines Duarte caused the outage.', 'Ines Duarte caused'],
      ['P. Kowalski broke the build.', 'P. Kowalski broke'],
      ['Dr. van der Kowalski broke the build.', 'Dr. van der Kowalski broke'],
      ['Ines D. caused the outage.', 'Ines D. caused'],
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
      ['Priya rebooted the wrong host.', 'Priya rebooted the wrong'],
      ['@mo pushed an untested change.', '@mo pushed an untested'],
      ['A human forgot to set the flag.', 'A human forgot to'],
      ['It was missed because the on-call engineer was asleep.', 'the on-call engineer was asleep'],
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
      ['At noon a 4port engineer accidentally removed the gate.', 'a 4port engineer accidentally'],
      ['At 14:02 UTC on 3 May an operator deleted the wrong gate.', 'an operator deleted the wrong'],
      ['During the launch Anna forgot to weigh it.', 'Anna forgot to'],
      ['In May a new engineer forgot to grease it.', 'a new engineer forgot to'],
      ['It was not DNS but a mistake by the operator.', 'mistake by the operator'],
      ['The check was not run, and the outage was caused by an engineer.', 'caused by an engineer'],
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
      'L’operatore ha dimenticato di rinnovare il certificato.',
      'De engineer vergat het certificaat te vernieuwen.',
      'Der Administrator hat die falsche Tabelle gelöscht.',
      'L’administrateur a supprimé la mauvaise table.',
      'El administrador borró la tabla equivocada.',
      'O administrador apagou a tabela errada.',
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
      'The engineer followed the runbook, which was wrong.',
      'The engineer did the check, and the result was wrong.',
      'The author field was incorrectly parsed. Human review missed nothing.',
      'The on-call schedule missed a handover.',
      'The engineer restarted the node and the script missed the event.',
      'The engineer noticed that `api-server` missed the event.',
      'The page to the engineer missed its target.',
      'On Friday the engineer’s script missed the event. On Friday the alert for the engineer missed it.',
      'If an engineer forgot to set the flag, the pipeline would stop.',
      'Had the engineer not ignored the alert, it would have been shorter.',
      'It is possible that the engineer missed the alert.',
      'The engineer may have missed the alert.',
      'It was not the engineer’s fault.',
      'The outage was not caused by an engineer. It was never a mistake by the operator.',
      'This was no error of the on-call engineer, nor was it the fault of a script.',
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
      'Le script de l’ingénieur a ignoré l’erreur. Le script a supprimé la mauvaise table.',
      'El servicio ignoró la cabecera.',
      'Lo script ha cancellato per errore la tabella. Il client ha ignorato la risposta.',
      'Het script verwijderde per ongeluk de tabel. Het systeem negeerde de fout.',
      '担当者が実行したスクリプトがエラーを見落とした。',
      '工程师的脚本忽略了错误。',
      '如果工程师忘记更新证书，流水线会阻止。',
      '스크립트가 오류를 놓쳤다.',
    ]) {
      assert.deepEqual(blame(text), [], text)
    }
  })
})
