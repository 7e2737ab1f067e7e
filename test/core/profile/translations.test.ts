import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readRecord } from '../../../core/facts/read.ts'
import type { SectionKind } from '../../../core/profile/kinds.ts'
import { sectionOf } from '../../../core/profile/lookup.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { style } from '../reading.ts'

/** The same small incident as teams of several countries write it. */
const written = {
  Deutsch: `# Störungsbericht: Zahlungen verzögert

**Datum:** 2026-08-14
**Schweregrad:** P1
**Verfasser:** Jana Beck
**Dauer:** 28 Minuten

## Zusammenfassung

Zahlungen kamen verspätet an.

## Zeitleiste

| Uhrzeit | Ereignis |
| --- | --- |
| 14:32 | Erste Zeitüberschreitung |
| 15:00 | Behoben |

## Grundursache

Es fehlt ein Limit.

## Maßnahmen

| Nr. | Maßnahme | Verantwortlich | Fällig am | Status |
| --- | --- | --- | --- | --- |
| 1 | Limit von 5 Versuchen einführen | Jana | 2026-08-20 | erledigt |
`,
  Français: `# Post-mortem : paiements retardés

- **Date de l'incident** : 2026-08-14
- **Gravité** : P1
- **Auteur** : Jana Beck
- **Durée** : 28 minutes

## Résumé

Les paiements ont été retardés.

## Chronologie

- 14:32 : premiers délais dépassés
- 15:00 : retour à la normale

## Causes profondes

Pas de limite.

## Actions correctives

| Action | Responsable | Échéance | Statut |
| --- | --- | --- | --- |
| Limiter les essais à 5 | Jana | 2026-08-20 | terminé |
`,
  Español: `# Informe de incidente: pagos retrasados

Fecha del incidente: 2026-08-14
Severidad: P1
Autora: Jana Beck
Duración: 28 minutos

## Resumen

Los pagos llegaron tarde.

## Cronología

- 14:32 Primeros tiempos de espera agotados
- 15:00 Servicio restablecido

## Causa raíz

No hay límite.

## Próximos pasos

| Acción | Responsable | Fecha límite | Estado |
| --- | --- | --- | --- |
| Limitar los reintentos a 5 | Jana | 2026-08-20 | hecho |
`,
  Português: `# Relatório de incidente: pagamentos atrasados

- Data: 2026-08-14
- Gravidade: P1
- Autora: Jana Beck
- Duração: 28 minutos

## O que aconteceu

Os pagamentos atrasaram.

## Linha do tempo

- 14:32 Primeiros tempos esgotados
- 15:00 Serviço restabelecido

## Causa raiz

Não há limite.

## Itens de ação

| Ação | Responsável | Prazo | Status |
| --- | --- | --- | --- |
| Limitar as tentativas a 5 | Jana | 2026-08-20 | concluído |
`,
  日本語: `# ポストモーテム: 支払いの遅延

| 項目 | 内容 |
| --- | --- |
| 発生日 | 2026-08-14 |
| 重大度 | P1 |
| 作成者 | Jana Beck |
| 影響時間 | 28 分 |

## 概要

支払いが遅延した。

## 時系列

| 時刻 | 出来事 |
| --- | --- |
| 14:32 | 最初のタイムアウト |
| 15:00 | 復旧 |

## 真因

上限がない。

## 再発防止策

なし

## 今後の対応

| 対応 | 担当者 | 期限 | 状態 |
| --- | --- | --- | --- |
| 再試行を 5 回に制限する | Jana | 2026-08-20 | 対応済み |
`,
  中文: `# 故障复盘：支付延迟

| 项目 | 内容 |
| --- | --- |
| 发生日期 | 2026-08-14 |
| 严重程度 | P1 |
| 作者 | Jana Beck |
| 持续时间 | 28 分钟 |

## 事件概述

支付延迟。

## 时间线

- 14:32 首次超时
- 15:00 恢复正常

## 根因分析

没有上限。

## 改进措施

| 序号 | 措施 | 负责人 | 截止日期 | 状态 |
| --- | --- | --- | --- | --- |
| 1 | 限制重试次数为 5 次 | Jana | 2026-08-20 | 已完成 |
`,
  한국어: `# 장애 보고서: 결제 지연

- 발생일: 2026-08-14
- 심각도: P1
- 작성자: Jana Beck
- 지속 시간: 28분

## 요약

결제가 지연되었다.

## 타임라인

- 14:32 최초 타임아웃
- 15:00 복구 완료

## 근본 원인

제한이 없다.

## 후속 조치

| 조치 | 담당자 | 기한 | 상태 |
| --- | --- | --- | --- |
| 재시도를 5회로 제한 | Jana | 2026-08-20 | 완료 |
`,
}

suite('one incident says the same in', () => {
  for (const [language, text] of Object.entries(written)) {
    test(language, () => {
      const record = readRecord(parse(text), style('generic'))
      assert.equal(record.date?.value, '2026-08-14')
      assert.equal(record.severity?.value, 'P1')
      assert.equal(record.duration?.value.minutes, 28)
      assert.deepEqual(
        record.people.map(person => [person.role, person.name]),
        [['author', 'Jana Beck']],
      )
      assert.deepEqual(
        record.timeline.map(entry => entry.time.value),
        ['14:32', '15:00'],
      )
      assert.equal(record.actions.length, 1)
      const [action] = record.actions
      assert.equal(action?.owners[0]?.value, 'Jana')
      assert.equal(action?.due?.value, '2026-08-20')
      assert.equal(action?.done, true)
      const kinds = record.sections.flatMap(section => section.kind ?? [])
      for (const kind of ['summary', 'timeline', 'root-cause', 'actions'] as const)
        assert.ok(kinds.includes(kind), kind)
    })
  }
})

/** What teams call a part of their report, beside the titles above. */
const titles: Partial<Record<SectionKind, readonly string[]>> = {
  actions: [
    'Actions planned',
    'Acciones recomendadas',
    'Actions prévues',
    'Próximo passo',
    'Nächster Schritt',
    'Outstanding',
    'Noch offen',
    'Reste à faire',
    '残課題',
    '遗留问题',
  ],
  resolution: ['Containment', 'Fix applied', 'Solución implementada', 'Correction appliquée', '应急措施'],
  prevention: ['Future prevention', 'Prevención futura', 'Prévention future', 'Prevenção futura'],
  response: ['Measures taken', 'Medidas de respuesta', 'Mesures de réponse', '대응 조치', '已采取措施'],
  'went-wrong': ['What needs to improve', 'À améliorer', 'O que precisa melhorar', 'Was besser werden muss'],
  lessons: ['学習事項', '教训总结'],
}

test('a part of the report by what several countries call it', () => {
  for (const [kind, names] of Object.entries(titles))
    for (const name of names) assert.equal(sectionOf(style('generic'), name).kind, kind, name)
})
