import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { detect } from '../../../core/detection/detect.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { profiles as byId } from '../../fixture.ts'

const profiles = [...byId.values()]

function areNone(texts: readonly string[]): void {
  for (const text of texts) assert.equal(detect(parse(text), 'docs/x.md', profiles).isPostmortem, false, text)
}

suite('no postmortem is, in any language,', () => {
  test('what says how postmortems are written, with all parts of an example', () => {
    const parts = (...titles: string[]) =>
      titles.map(title => `## ${title}\n\nEjemplo.\n\n- 10:02 a\n- 10:15 b\n- 10:30 c\n`).join('\n')
    areNone([
      `---\ntitle: "Cómo escribir un buen postmortem"\ndate: 2026-04-02\n---\n\n${parts('Resumen', 'Cronología', 'Causa raíz', 'Acciones')}`,
      `# Wie man ein gutes Postmortem schreibt\n\n${parts('Zusammenfassung', 'Zeitleiste', 'Ursache', 'Maßnahmen')}`,
      `# Comment rédiger un post-mortem\n\n${parts('Résumé', 'Chronologie', 'Cause racine', 'Actions')}`,
      `# Como escrever um postmortem\n\n${parts('Resumo', 'Linha do tempo', 'Causa raiz', 'Ações')}`,
      `# 如何写好故障复盘\n\n${parts('概述', '时间线', '根本原因', '改进措施')}`,
    ])
  })

  test('minutes that tell of an outage, and a timeline of what did not fail', () =>
    areNone([
      '# Protokoll Betriebsrunde\n\n**Datum:** 07.09.2026\n**Dauer:** 45 Minuten\n\n## Tagesordnung\n\n1. Ausfall vom 3. September\n\n## Besprechung\n\n- 10:00 Anna berichtet über den Ausfall, die Ursache ist bekannt.\n- 10:20 Jonas stellt den neuen Plan vor.\n\n## Beschlüsse\n\nDas Postmortem wird bis Freitag geschrieben.\n\n## Aufgaben\n\n- Postmortem schreiben (Anna)\n',
      '# 周会纪要 2026-09-07\n\n## 讨论内容\n\n- 王磊说明：9月3日14:02起支付中断48分钟，原因是证书过期。\n\n## 待办\n\n- 编写故障复盘（王磊）\n',
      '# Lauf 12 der Bildprüfung\n\n**Datum:** 16.09.2026\n\n## Befund\n\nDer Zwischenspeicher wurde genutzt.\n\n## Zeitlicher Ablauf\n\n| Zeit | Ereignis |\n|---|---|\n| 15:31 | Meldung abgesendet |\n| 15:32 | Text bewertet |\n| 15:33 | Bild bewertet |\n| 15:34 | Ergebnis geschrieben |\n',
    ]))

  test('a test, an exercise, a manual for emergencies or notes of a call', () => {
    const rest =
      '\n\nDate: 2025-03-04\nDuration: 2 h\n\n- 10:00 begin\n- 10:20 alarm\n- 12:00 end\n\n## Actions\n\n- Longer cables\n'
    areNone(
      [
        'Load test of the ticket desk',
        'Wiederanlauftest 2025: Bericht',
        'Notfallhandbuch Lager',
        'Exercice de crise de mars',
        'Plan de contingencia del almacén',
        'Plano de contingência do armazém',
        '負荷試験の結果報告 復旧訓練',
        '数据库应急演练报告',
        '복구 훈련 보고서',
        'Monthly call with the carrier',
        'Rapport de l’exercice de bascule',
        'Informe del simulacro de marzo',
        'Chaos engineering report: slow payments',
      ].map(title => `# ${title}${rest}`),
    )
  })
})
