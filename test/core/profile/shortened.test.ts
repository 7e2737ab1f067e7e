import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOf, sectionOf } from '../../../core/profile/lookup.ts'
import { style } from '../reading.ts'

test('knows a title without its article and the incident it is of', () => {
  const generic = style('generic')
  const kinds = {
    'Les causes': 'root-cause',
    'L’impact': 'impact',
    'Die Auswirkungen': 'impact',
    'Nuestras lecciones': 'lessons',
    'Causes de la panne': 'root-cause',
    'Origine de l’interruption de service': 'root-cause',
    'Causa da queda': 'root-cause',
    'Ursache des Ausfalls': 'root-cause',
    Störungsverlauf: 'timeline',
    障害の経過: 'timeline',
    事故经过: 'timeline',
    'Detection of the outage': 'detection',
    // In English this is about something else: data loss prevention.
    'Data loss prevention': null,
    'Die Störung': null,
  }
  for (const [title, kind] of Object.entries(kinds)) assert.equal(sectionOf(generic, title).kind, kind, title)
  const means = {
    'Début de la panne': 'started',
    'Durée de l’interruption de service': 'duration',
    'Fin de l’indisponibilité': 'resolved',
    Ausfalldatum: 'date',
    'End of outage': 'resolved',
    'Die Störung': null,
  }
  for (const [label, meaning] of Object.entries(means))
    assert.equal(nameOf(generic, label).means, meaning, label)
})

test('knows a moment by its verb, whatever of date, time and incident stands around it', () => {
  const means = {
    'Incident Start Date/Time': 'started',
    'Start date and time': 'started',
    'Issue started': 'started',
    'Outage began at': 'started',
    'Time of first impact': 'started',
    started_at: 'started',
    'Date of discovery': 'detected',
    'Time alerted': 'detected',
    'Service restored': 'resolved',
    'Incident resolved at': 'resolved',
    'Fully resolved': 'resolved',
    'Downtime end': 'resolved',
    // When users felt it no more, which may be before it was resolved.
    'Customer impact end': 'mitigated',
    'User impact': null,
    'Service duration': null,
    'Date and time of incident': 'date',
  }
  for (const [label, meaning] of Object.entries(means))
    assert.equal(nameOf(style('generic'), label).means, meaning, label)
})
