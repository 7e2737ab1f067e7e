import { type Measure, measureOf } from '../../../core/metrics/measure.ts'
import { type Metrics, metricsOf } from '../../../core/metrics/metrics.ts'
import { profiles, type Setting, scene, standardProfile, view } from '../../fixture.ts'

/** When all is counted. */
export const now = Date.parse('2026-11-01T12:00Z')

/** What a document contributes. */
export function measured(text: string, setting: Setting = {}): Measure {
  return measureOf(view(scene(text), { now: '2026-11-01T12:00Z', ...setting }))
}

/** The numbers of these measures. */
export function counted(
  measures: readonly Measure[],
  period: { since?: string; until?: string } = {},
): Metrics {
  return metricsOf(measures, { now, since: null, until: null, styles: profiles, ...period })
}

/** A document in the standard style: its front matter and the rows of its action items. */
export function document(keys: string, ...rows: string[]): string {
  return `---
date: 2026-08-14
severity: sev1
tier: full
${keys}
---
# Queue stuck

## Action items

| ID | Action | Type | Owner | Due | Issue | Status |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map((row, i) => `| A${i + 1} | ${row} |`).join('\n')}
`
}

/** A measure of a day, for counting. */
export function on(date: string | null, own: Partial<Measure> = {}): Measure {
  const minutes = { postmortem: null, detect: null, mitigate: null, resolve: null, ...own.minutes }
  return {
    path: `${date}.md`,
    id: null,
    title: null,
    style: standardProfile,
    date,
    severity: null,
    rank: null,
    status: null,
    rootCauses: [],
    classes: [],
    inTime: null,
    closureDue: null,
    actions: [],
    ...own,
    minutes,
  }
}
