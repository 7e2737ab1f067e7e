import type { Report } from './ofReports.ts'

/** Reports in other languages. */
export const foreign: readonly Report[] = [
  {
    what: 'German, over midnight, with a comma for an owner and dates with points',
    text: `# Störungsbericht: Anmeldung nicht möglich

**Datum:** 14.08.2026
**Schweregrad:** hoch
**Dauer:** 35 Minuten

## Zusammenfassung

Nach einem Neustart nahm der Anmeldedienst keine Sitzungen an.

## Zeitlicher Ablauf

| Uhrzeit (MESZ) | Ereignis |
| --- | --- |
| 23:40 Uhr | Alarm: Fehlerrate über 5 % |
| 23:55 Uhr | Neustart des Anmeldedienstes |
| 00:15 Uhr | Fehlerrate normal, behoben |

## Ursache

Der Dienst liest seinen Schlüssel nur beim Start.

## Maßnahmen

| Maßnahme | Verantwortlich | Fällig am | Status |
| --- | --- | --- | --- |
| Schlüssel zur Laufzeit neu laden | Max Weber | 01.09.2026 | offen |
`,
  },
  {
    what: 'French, with hours written 14h05',
    text: `# Post-mortem : paiements refusés

- **Date** : 14 août 2026
- **Durée** : 40 minutes
- **Sévérité** : majeure

## Résumé

Les paiements ont été refusés pendant 40 minutes.

## Chronologie

- 14h05 : première alerte
- 14h20 : l'équipe redémarre le service
- 14h45 : retour à la normale

## Cause racine

Un certificat expiré.

## Actions

- [ ] Renouveler les certificats automatiquement (responsable : Léa, échéance : 30/09/2026)
- [x] Ajouter une alerte 21 jours avant l'expiration (responsable : Marc, échéance : 20/08/2026)
`,
  },
  {
    what: 'Japanese, with rough times and full-width colons',
    text: `# 障害報告書：検索が遅い

| 項目 | 内容 |
| --- | --- |
| 発生日時 | 2026年8月14日 10:05 |
| 復旧日時 | 2026年8月14日 10:50 |
| 影響時間 | 45分 |
| 重大度 | 高 |

## 概要

検索の応答が遅くなった。

## タイムライン

| 時刻 (JST) | 出来事 |
| --- | --- |
| 10:05頃 | アラート発報 |
| 10:20 | インデックスを再起動 |
| 10:50 | 復旧を確認 |

## 根本原因

メモリ不足。

## 再発防止策

| 対応 | 担当 | 期限 | 状態 |
| --- | --- | --- | --- |
| メモリの監視を追加する | 佐藤 | 2026-09-01 | 未着手 |
`,
  },
]
