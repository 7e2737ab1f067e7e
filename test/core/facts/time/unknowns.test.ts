import test from 'node:test'
import { reads } from './readings.ts'

test('takes a declared unknown for what it is', () =>
  reads({
    '?': 'unknown',
    '??:??': 'unknown',
    'HH:MM': 'unknown',
    '<HH:MM>': 'unknown',
    '--:--': 'unknown',
    '—': 'unknown',
    TBD: 'unknown',
    'TBC - rollout ends': 'unknown',
    unknown: 'unknown',
    'unknown, 06-11 → 08-07': 'unknown',
    不明: 'unknown',
    同日中: 'unknown',
    '同セッション + 数分': 'unknown',
    '\uFF08背景\uFF09': 'unknown',
    'same day': 'unknown',
    'YYYY-MM-DD': 'unknown',
    '2023-MM-DD[^1]:': 'unknown',
    '2022-02-?? ??:??': 'unknown',
    '2021/22-??-?? HH:mm': 'unknown',
    '20xx-MM-DD HH:mm': 'unknown',
    '2026-05-中旬': 'unknown',
    '2X:XX (not sure exact time)': '~ unknown',
    '2024-03-13 HH:mm': '2024-03-13 unknown',
    '2024-03-13 14:??': '2024-03-13 unknown',
    '2019-12-03 --:--': '2019-12-03 unknown',
    '2026-04-11 時刻不明': '2026-04-11 unknown',
  }))
