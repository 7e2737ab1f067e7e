import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { counterfactualsIn } from '../../../core/language/counterfactuals.ts'
import { context, hindsight, passage } from './passage.ts'

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
      ['Before the launch we should have weighed it.', 'we should have weighed'],
      ['Anna should really have asked.', 'Anna should really have asked'],
      ['If Anna had rotated the key in May, the ferry would have sailed.', 'If Anna had rotated'],
      ['Der Ingenieur hätte den Alarm sehen müssen.', 'Der Ingenieur hätte den Alarm sehen müssen'],
      ['Der Bediener hätte den Alarm sehen müssen.', 'Der Bediener hätte den Alarm sehen müssen'],
      ['操作员本应检查告警。', '操作员本应'],
      ['Le développeur aurait dû tester.', 'Le développeur aurait dû'],
      ['Gli operatori avrebbero dovuto controllare.', 'Gli operatori avrebbero dovuto'],
      ['De medewerkers hadden dat eerder moeten zien.', 'De medewerkers hadden dat eerder moeten'],
      ['担当者はアラートを確認すべきだった。', '担当者はアラートを確認すべきだった'],
    ]) {
      assert.deepEqual(hindsight(text!), [found])
    }
  })

  test('is not said of systems, of what people have, of failed attempts and of what might have been', () => {
    for (const text of [
      'The alert should have fired. The service could have failed over.',
      'L’allarme avrebbe dovuto scattare. De alarmering had moeten afgaan.',
      'The deployment failed to start. The operator failed to reconcile.',
      'Engineers should have read-only access. The engineer should have access.',
      'We should have automated tests for this. We should have a canary. We should have more tests.',
      'The engineer should have been paged. Engineers should not have been able to delete it.',
      'We could have lost data. Someone could have accessed it. An attacker could have read it.',
      'Pods restarted late. They should have restarted at once. They should have been watching the lease.',
      'The tests ran. They should have caught it.',
      'If the job had rotated the key in May, the ferry would have sailed. Anna could have set it off.',
      'Engineers failed to log in. The team failed to reproduce the bug.',
      'This could have been avoided.',
      'Should we have rolled back sooner? What should we have seen?',
      '"We should have tested it", somebody said.',
      'If we had enabled it in May, all ferries would have stopped.',
      'Der Alarm hätte auslösen müssen.',
      'アラートは発報すべきだった。',
      '监控本应报警。',
    ]) {
      assert.deepEqual(hindsight(text), [], text)
    }
  })

  test('is looked for once in each phrase of a long paragraph', () => {
    const [few, more] = [200, 400].map(count => {
      const own = passage('We should have tested the change. '.repeat(count))
      let looks = 0
      const judgements = new Proxy(own.judgements, {
        get(target, key, self) {
          looks++
          return Reflect.get(target, key, self)
        },
      })
      const found = counterfactualsIn(Object.create(own, { judgements: { value: judgements } }), context)
      assert.equal(found.length, count)
      return looks
    })
    assert.ok(more! < 2.2 * few!, `${few} phrases looked at, then ${more}`)
  })
})
