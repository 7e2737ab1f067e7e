import test from 'node:test'
import { reads } from './readings.ts'

test('reads times counted from the start', () =>
  reads({
    'T+5m': 'T+5',
    'T+0': 'T+0',
    T0: 'T+0',
    'T-10': 'T-10',
    'T-5: deploy': 'T-5',
    'T+0: alert': 'T+0',
    'T+1:30': 'T+90',
    'T+1h05m': 'T+65',
    'T + 5 min': 'T+5',
    'T+~5 min': 'T+5 ~',
    'T+00:15': 'T+15',
    '+00:15': 'T+15',
    '+5m': 'T+5',
    '+12 min': 'T+12',
    '-5m': 'T-5',
    'T+90s': 'T+1.5',
    'T+5m (14:37)': 'T+5 (14:37:00)',
  }))

test('reads times counted from the detection, in signs and in words', () =>
  reads({
    '-00:09': 'T-9',
    'D+5m: paged': 'T+5',
    'D-3 min': 'T-3',
    'Detection + 1h30': 'T+90',
    'T plus 5': 'T+5',
    't=0': 'T+0',
    't=+5m': 'T+5',
    '12 min after detection: paged': 'T+12',
    '2 hours before the alert – deploy': 'T-120',
    '5 Minuten nach dem Alarm: Anruf': 'T+5',
    '12 min after detection we called': 'none',
    'D-1: Root cause': 'none',
    H2: 'none',
  }))
