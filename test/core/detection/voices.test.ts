import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { detect } from '../../../core/detection/detect.ts'
import { speechOf } from '../../../core/detection/speech.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { profiles as byId } from '../../fixture.ts'

const profiles = [...byId.values()]
const generic = profiles.find(({ data }) => data.generic)!

function are(wanted: boolean, texts: readonly string[]): void {
  for (const text of texts)
    assert.equal(detect(parse(text), 'docs/x.md', profiles).isPostmortem, wanted, text)
}

suite('the voice of a document', () => {
  test('is heard sentence by sentence, in its own language', () => {
    const said = (text: string) => speechOf(parse(text), generic)
    const english = said(
      'The disk was full at nine. We will add an alert. If it fills again, call Jo at once.',
    )
    assert.deepEqual([english.sentences, english.told, english.ahead, english.opening], [3, 1, 1, 1])
    const german = said('Der Dienst fiel um neun Uhr aus. Die Anlage wird am Sonntag getauscht.')
    assert.deepEqual([german.sentences, german.told, german.ahead], [2, 1, 1])
    const japanese = said('サーバーが午後三時に停止しました。作業は来週の日曜日に実施する予定です。')
    assert.deepEqual([japanese.sentences, japanese.told, japanese.ahead], [2, 1, 1])
  })

  test('is not that of labels, lines of a timeline, quotations and what is to follow', () => {
    const text =
      'Owner: the team that runs the cluster\n\n- 14:05 everything stands still and nobody knows\n\nShe said “we will never fix that”.\n\n## Action items\n\nWe will add an alert for it.\n'
    const { sentences, ahead, questions } = speechOf(parse(text), generic)
    assert.deepEqual([sentences, ahead, questions], [0, 0, 0])
  })

  test('looks ahead in what announces', () => {
    are(false, [
      '# Outage of the campus network on 14 May 2026\n\nOn Thursday from 06:00 to 09:30 the network will be unavailable. We will replace two routers. If your phone fails afterwards, restart it.\n',
      '# Ausfall der Anmeldung am 14.05.2026\n\nVon 06:00 bis 09:30 Uhr wird die Anmeldung nicht möglich sein. Es werden zwei Server getauscht. Bitte speichern Sie Ihre Arbeit.\n',
      '# Interrupción del servicio de pagos\n\nEl 8 de febrero de 2026, de 01:00 a 05:00, los pagos fallarán. Se copiarán los datos a otra plataforma. Si encuentra errores después, llame al soporte.\n',
      '# 障害対策工事\n\n2026年2月11日 01:00から05:00まで決済を停止いたします。作業は二回に分けて実施する予定です。5時以降にもう一度お試しください。\n',
      '# 결제 장애 예방 작업\n\n2026년 3월 5일 02:00부터 06:00까지 결제가 중단될 예정입니다. 저장 장치를 교체하는 작업을 진행할 계획입니다. 오류가 나면 앱을 다시 실행해 주세요.\n',
    ])
  })

  test('bids in what instructs', () => {
    are(false, [
      '# Redis is down\n\nLast seen on 2025-03-11 at 02:14.\n\n1. Check the memory graph of the primary.\n2. If it is above 95 %, promote the replica.\n3. Restart the session service once.\n4. Verify that errors fall by 02:30.\n',
      '# La cola está caída\n\nVisto el 11 de febrero de 2025 a las 00:05.\n\n1. Abra el panel y mire los consumidores.\n2. Reinicie un consumidor y espere dos minutos.\n3. Si la base de datos no responde, llame al equipo.\n4. Compruebe que a las 00:30 la cola baja.\n',
      '# Root cause analysis – outage of the shop\n\n## Impact\n\nDescribe what customers saw and when it began.\n\n## Timeline\n\nList the events that were observed in order.\n\n## Cause\n\nExplain why the first component failed.\n',
      '# Análisis de causa raíz: caída de la tienda\n\n## Impacto\n\nDescriba lo que vieron los clientes y cuándo empezó.\n\n## Cronología\n\nEnumere los hechos que se observaron.\n\n## Causa\n\nExplique por qué falló el primer componente.\n',
      '# La file est en panne\n\nVu le 12 mars 2025 à 14:00 puis à 16:05.\n\n1. Vérifier le nombre de consommateurs actifs.\n2. Redémarrer le service de facturation, puis attendre.\n3. Si la base ne répond pas, appeler l’hébergeur.\n',
    ])
  })

  test('gives what others said in news', () => {
    are(false, [
      '# Cloud outage hits airlines\n\nOn Wednesday, July 9, 2025, airlines could not check in passengers from 9:40 a.m. to 1:15 p.m. The cause was a configuration change, the company said. “It is the third time,” said an analyst. According to insurers it cost millions.\n',
      '# Panne géante des cartes\n\nLe 18 octobre 2025, les paiements ont échoué de 11h30 à 15h20. Selon le réseau, un équipement était en cause. « C’est long », soupire une fleuriste. La banque a demandé un rapport.\n',
      '# 银行应用大面积故障\n\n2025年8月14日9时40分至12时50分，多家银行应用无法使用。记者了解到，原因是设备升级。业内专家指出，应当采用多云部署。协会表示，可以依法维权。\n',
    ])
  })

  test('asks in a list of questions, names who was absent in minutes, and plays in an exercise', () => {
    are(false, [
      '# Panne du 9 novembre 2025\n\n**Que s’est-il passé ?**\nDe 18 h 20 à 21 h 00, l’application était inaccessible.\n\n**Mes données sont-elles perdues ?**\nNon.\n\n**Vais-je être remboursé ?**\nOui, un avoir de 10 %.\n\n**Comment vous joindre ?**\nPar téléphone.\n',
      '# Störungen im Mai\n\nEntschuldigt: Hr. Lorenz\n\n- Am 02.06.2025 war von 07:40 bis 08:25 Uhr das WLAN gestört.\n- Die Ursache war ein Switch.\n\nNächste Sitzung: 19.06.2025\n',
      '# Stromausfall in der Liegenschaft Nord\n\nÜbung am 21.10.2025. Die Übungsleitung meldet um 09:05 Uhr den Stromausfall. Die Einspielung um 09:20 Uhr war das defekte Aggregat. Das Planspiel endete um 12:00 Uhr.\n',
    ])
  })

  test('tells of many events in a hand-over, of many years in an essay', () => {
    are(false, [
      '# Plantão de março\n\n- Seg 02:50 fila parada, reiniciei, normalizou às 03:05\n- Qua 11:30 erro 500 após o deploy, rollback às 11:42\n- Qui 19:00 lentidão do banco, encerrado 19:40\n\nDia 16/03/2025\n',
      '# Ten years on call\n\nMarch 3, 2025\n\nThe phone rang at 3:07 and the database was down. It was 2015 and I knew nothing. In 2018 we lost two hours until 4:45. In 2021 an outage was resolved by waiting until 5:30.\n',
    ])
  })

  test('tells a story to readers, unless the file is called a report', () => {
    const story =
      '# The label printer\n\nOn 31 May 2026 the printer answered with an error for every parcel. I restarted it at 09:10. It failed again. I copied the log, and you can see the time in it. The queue was empty at 09:40. The driver had read the 31st of June. I changed one line and it printed.\n'
    const judged = (path: string) => detect(parse(story), path, profiles).isPostmortem
    assert.equal(judged('posts/printer.md'), false)
    assert.equal(judged('docs/incident-report.md'), true)
  })

  test('tells how a game was made, under no other title than "Postmortem"', () => {
    const game =
      '---\ndate: 2024-02-04\n---\n\n# Postmortem\n\nThe jam is over and the votes are in. The puzzles were fun, but we drew too few levels. Sound came last and it showed. What would we do again? The colours worked in every room we built.\n'
    assert.equal(detect(parse(game), 'blog/postmortem-of-our-jam.md', profiles).isPostmortem, false)
    const told = game.replace('The jam is over', 'The mail outage of 3 February began at 09:10 and is over')
    assert.equal(detect(parse(told), 'blog/postmortem-of-our-jam.md', profiles).isPostmortem, true)
  })

  test('tells next to nothing of the past in what is for sale or has a day of its own', () => {
    are(false, [
      '# Ingénieur SRE à Nantes\n\nPublié le 4 février 2026\n\nVous avez déjà réparé une panne à 3 h du matin ?\n\nVous prendrez l’astreinte une semaine sur six et vous animerez les post-mortems.\n\nHoraires : de 9 h 30 à 18 h.\n',
      '# 2.3.1 (2026-01-08)\n\n2.3.0 was pulled at 16:40, five hours after its release at 11:35, because it deleted settings.\n',
    ])
  })

  test('tells of two days without an hour where it says why and how it was found', () => {
    are(true, [
      '# Stale recommendations, Mar 3–9 2026\n\nClicks fell by 11 % because the job wrote to a table that nobody read. It had been moved on Mar 3. An analyst noticed it on Mar 9 and we fixed one line.\n',
    ])
  })

  test('tells in a letter, a note and an account without a word for failing', () => {
    are(true, [
      'Madame, Monsieur,\n\nLe mercredi 12 mars, notre site est resté inaccessible. À 10 h 03, plus personne ne pouvait se connecter. La limite a été découverte à 11 h 25. Nous avons refait nos essais de charge depuis.\n',
      'Hi all,\n\nthis morning between 6:30 and 9:10 nobody could clock in. The certificate had expired in November. We restarted the identity provider at 8:20 and again at 9:05.\n',
      '# Portão da garagem\n\nNa madrugada de 13 de junho de 2025 o portão ficou aberto das 23h40 às 6h15, porque o sensor estava sujo e o motor entendeu que havia um carro. Uma moradora percebeu ao sair. O técnico limpou o sensor às 9h.\n',
      '# 상품 가격이 0원으로 표시된 건\n\n4월 20일 16시 10분부터 17시 35분까지 가격이 0원으로 표시되었습니다. 서버가 빈 응답을 주었고 프로그램은 0으로 읽었습니다. 17시 05분에 원인을 찾았습니다.\n',
      '致各位商家：\n\n10 月 12 日 8 点 20 分，我们更新了面单服务，取回的全是无效单号。10 点整，技术人员发现单号格式不对，随即回退版本。11 点 10 分系统恢复正常。\n',
      '# 14.02. Newsletter doppelt verschickt\n\n09:00 Versand gestartet, um 09:12 Timeout, ein Kollege hat nochmal geklickt. 48.000 Empfänger haben ihn zweimal bekommen.\n',
    ])
  })

  test('is not asked for where a table says all', () => {
    are(true, [
      '| What | Details |\n|---|---|\n| Summary | Customers could see the orders of others for 22 minutes |\n| From / to | 2025-08-13 09:14 / 09:36 UTC |\n| How many | 61 accounts, all informed |\n| Cause | The cache ignored the cookie after a change |\n| Found by | a customer, 09:27 |\n| Fix | Purged the cache |\n| To do | Cache tests with two accounts (Yana, Aug 29) |\n',
    ])
  })
})
