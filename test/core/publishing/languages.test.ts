import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publish } from '../../../core/publishing.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { packs } from '../../../tools/sources.ts'
import { scene, view } from '../../fixture.ts'
import { nobody, published } from './copies.ts'

const german = `# INC-77: Zahlungen standen still

- Vorfall-ID: INC-77
- Bereitschaft: Lena Vogt (@lena)
- Einsatzleitung: Jonas Keller (@jonas)

## Zusammenfassung

Nach dem Wechsel der Datenbank kamen keine Zahlungen an. Lena Vogt hat den Dienst neu gestartet, und @jonas hat die
Kunden informiert. Das Passwort war \`password=hunter2!x9\`, siehe https://wiki.internal/a und #zahlungen-bereitschaft.
Am Rechner db-7.prod.internal half @kim. Es war wie bei INC-12.

## Maßnahmen

| Maßnahme | Verantwortlich | Fällig |
| --- | --- | --- |
| Eine Warnung für die Warteschlange anlegen | Lena Vogt | 2026-09-20 |
| Die Grenze prüfen | Jonas Keller | 2026-09-21 |
`

test('a copy says what it left out in the language of the document', () => {
  const { text, remains } = published(german)
  assert.deepEqual(remains, [])
  assert.match(text, /^# Zahlungen standen still\n/)
  assert.match(text, /Bereitschaft hat den Dienst neu gestartet, und Einsatzleitung hat die\nKunden/)
  assert.match(text, /siehe eine interne Seite und eine interne Chatgruppe\./)
  assert.match(text, /`password=\[entfernt\]`/)
  assert.match(text, /Am Rechner eine interne Maschine half jemand aus dem Team\./)
  assert.match(text, /\| Bereitschaft \| 2026-09-20 \|\n.*\| Einsatzleitung \| 2026-09-21 \|/)
  assert.doesNotMatch(text, /engineer|internal|redacted|another|the incident/)
})

test('a number goes and leaves the noun in front of it, where an article cannot give way', () => {
  const source = german.replace(
    'kamen keine Zahlungen an.',
    'kamen im Kanal #zahlungen-jetzt keine an, bis der MR !4512 sie löste.',
  )
  const { text } = published(source)
  assert.match(text, /kamen im Kanal keine an, bis der MR sie löste\./)
})

test('the words of a style hold in its own language alone', () => {
  const style = builtInStyle('platform')!
  const publication = { ...style.data.publication, someone: 'a colleague', roles: { 'on-call': 'the pilot' } }
  const given = view(scene(german), { profile: 'platform' })
  const profile = { ...given.profile, data: { ...given.profile.data, publication } }
  const inGerman = publish(view(scene(german), { profile: 'platform' }), nobody)
  assert.equal(publish({ ...given, profile }, nobody).text, inGerman.text)
})

const sentences: Readonly<Record<string, string>> = {
  de: 'Nach dem Wechsel der Datenbank hat @lena den Dienst wieder gestartet, und die Kunden sahen nichts davon.',
  en: 'After the change of the database, @lena started the service again, and the customers saw nothing of it.',
  es: 'Después del cambio de la base de datos, @lena inició el servicio otra vez y los clientes no vieron nada.',
  fr: 'Après le changement de la base, @lena a relancé le service et les clients n’ont rien vu de tout cela.',
  it: 'Dopo il cambio della base di dati, @lena ha riavviato il servizio e i clienti non hanno visto nulla di tutto questo.',
  nl: 'Na de wissel van de database heeft @lena de dienst opnieuw gestart en de klanten hebben er niets van gemerkt.',
  pt: 'Depois da troca do banco de dados, @lena iniciou o serviço de novo e os clientes não viram nada.',
  ja: 'データベースの切り替えのあと、@lena さんがサービスを再起動しました。お客様への影響はありませんでした。',
  ko: '데이터베이스를 바꾼 뒤에 @lena 님이 서비스를 다시 시작했고 고객에게는 영향이 없었습니다.',
  zh: '数据库切换之后，@lena 重新启动了服务，客户没有受到影响。',
}

for (const { language, name, outside } of packs()) {
  test(`${name}: what stands in the place of people, marks and ids is taken for none of them`, () => {
    const people = [outside.someone, ...Object.values(outside.roles)]
    const rows = people.map(
      one => `| ${sentences[language]!.replace('@lena', one)} | ${one} | 2026-09-20 |\n`,
    )
    const source = `# Queue\n\n## Summary\n\n${sentences[language]} ${outside.redacted}\n\n## Action items\n\n| Action | Owner | Due |\n| --- | --- | --- |\n${rows.join('')}`
    const copy = published(source)
    assert.deepEqual(copy.remains, [])
    assert.equal(copy.removed.length, 1, JSON.stringify(copy.removed))
    const [shown] = copy.removed
    assert.equal(shown!.by.toLowerCase(), outside.someone.toLowerCase())
    assert.equal(published(copy.text).text, copy.text)
  })
}
