import assert from 'node:assert/strict'
import type { Edit } from '../../../core/edit.ts'
import type { View } from '../../../core/view.ts'
import { digest } from './digest.ts'
import { between, inEveryForm } from './everyForm.ts'
import { edited, paper } from './paper.ts'

/** The same four moments in every form people write timelines in. */
export const forms: Readonly<Record<string, string>> = {
  table: `| Time | Event |
| --- | --- |
| 14:05 | alert |
| 14:20 | paged @kim |
| 14:35 | rolled back |
| 15:02 | healthy |`,
  'aligned table': `| Time      | Who | What        | Source |
| --------- | --- | ----------- | ------ |
| **14:05** |     | alert       | pager  |
| **14:20** | kim | paged @kim  |        |
| **14:35** |     | rolled back |        |
| **15:02** |     | healthy     |        |`,
  'table, time last': `| What | Time |
|---|---|
| alert | 14:05 |
| paged @kim | 14:20 |
| rolled back | 14:35 |
| healthy | 15:02 |`,
  bullets: `- 14:05 alert
- 14:20 paged @kim
- 14:35 rolled back
- 15:02 healthy`,
  'bold bullets': `* **14:05** – alert
* **14:20** – paged @kim
* **14:35** – rolled back
* **15:02** – healthy`,
  'bullets, bold with colon': `- **14:05:** alert
- **14:20:** paged @kim
- **14:35:** rolled back
- **15:02:** healthy`,
  'loose bullets': `- 14:05 — alert

- 14:20 — paged @kim

- 14:35 — rolled back

- 15:02 — healthy`,
  numbered: `1. 14:05 alert
2. 14:20 paged @kim
3. 14:35 rolled back
4. 15:02 healthy`,
  headings: `### 14:05

alert

### 14:20

paged @kim

### 14:35

rolled back

### 15:02

healthy`,
  'headings with words': `### 14:05 - alert

### 14:20 - paged @kim

### 14:35 - rolled back

### 15:02 - healthy`,
  paragraphs: `**14:05** alert

**14:20** paged @kim

**14:35** rolled back

**15:02** healthy`,
  'lines of a paragraph': `14:05 alert\u0020\u0020
14:20 paged @kim\u0020\u0020
14:35 rolled back\u0020\u0020
15:02 healthy`,
  'lines behind signs': `・14:05 alert
・14:20 paged @kim
・14:35 rolled back
・15:02 healthy`,
  fence: `\`\`\`
14:05 alert
14:20 paged @kim
14:35 rolled back
15:02 healthy
\`\`\``,
  'barred fence': `\`\`\`
Time (UTC) | Who | What | Evidence
-----------|-----|------|---------
14:05 | pager | alert | log
14:20 | pager | paged @kim | log
14:35 | kim | rolled back | log
15:02 | kim | healthy | log
\`\`\``,
}

export const head = '# Outage 🔥\n\n- Date: 2026-08-14\n- Severity: P1\n\n## Timeline (UTC)\n\n'
export const tail = '\n\n## Action items\n\n- [ ] Add a limit (owner: @mo)\n'

const documents = between(head, forms, tail)

export function everyForm(name: string, body: (text: string, form: string) => void): void {
  inEveryForm(name, documents, body)
}

export const at = (clock: string, day = '2026-08-14') => Date.parse(`${day}T${clock}:00Z`)

export interface Told {
  readonly at: number | null
  readonly text: string
}

export function toldBy(view: View): Told[] {
  return view.record.timeline.map(entry => ({ at: entry.instant, text: entry.text.value }))
}

/** Makes the edits; everything but the timeline is as before, line ends too. Returns what the timeline then tells. */
export function told(text: string, edits: (view: View) => Edit[], profile = 'generic'): Told[] {
  const view = paper(text, profile)
  const result = edited(view, edits(view), text)
  const after = paper(result, profile)
  const others = ({ fields, title, actions }: ReturnType<typeof digest>) => ({ fields, title, actions })
  assert.deepEqual(others(digest(after)), others(digest(view)))
  const endings = (source: string) => [...new Set(source.match(/\r\n|\n|\r/g))]
  assert.deepEqual(endings(result), endings(text))
  assert.equal(
    result.split('## ').length - result.split('### ').length,
    text.split('## ').length - text.split('### ').length,
  )
  return toldBy(after)
}

export const moments: readonly Told[] = [
  { at: at('14:05'), text: 'alert' },
  { at: at('14:20'), text: 'paged @kim' },
  { at: at('14:35'), text: 'rolled back' },
  { at: at('15:02'), text: 'healthy' },
]
