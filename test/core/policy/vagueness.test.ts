import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vaguePart } from '../../../core/policy/vagueness.ts'
import { profiles } from '../../fixture.ts'

const { vague } = profiles.get('generic')!.lookup

for (const text of [
  'Improve monitoring',
  'Be more careful when deploying',
  'Double-check every change',
  'Investigate',
  'Monitoring',
  'Consider a limit',
  'Fix it',
  'Fix this properly.',
  'Resolve the issue',
  'Fix root cause',
  'Mehr Tests',
  'Monitoring verbessern',
  'Bessere Dokumentation',
  'Überwachung ausbauen',
  'Plus de supervision',
  "Former l'équipe",
  'Más alertas',
  'Arreglar el problema',
  'Mais monitoramento',
  'Treinar a equipe',
  'Migliorare il monitoraggio',
  'Più test',
  'Meer tests',
  'Betere documentatie',
  '監視強化',
  'ドキュメント',
  'テストを増やす',
]) {
  test(`“${text}” is vague`, () => assert.notEqual(vaguePart(text, vague), null))
}

for (const text of [
  'Alert when the queue holds more than 500 entries',
  'Consider a limit whenever a queue is shared',
  'Improve the runbook so that it starts with the contents of the queue',
  'Renew certificates automatically',
  'Fix it by renewing certificates early',
  'Fix the bug in the retry loop',
  'Fix error handling',
  'Page them earlier',
  'Mehr Speicher für den Puffer bereitstellen',
  'Schlüssel rotieren',
  'Plus de mémoire pour le cache',
  'Más memoria para la caché',
  'Remover a fila compartilhada',
  'Rimuovere la coda condivisa',
  'De gedeelde wachtrij verwijderen',
  '共有キューを削除する',
  'キューの長さを監視するアラートを追加する',
]) {
  test(`“${text}” can be checked`, () => assert.equal(vaguePart(text, vague), null))
}
