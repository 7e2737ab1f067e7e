/** Three items in every form: the first with owner and day, the second with neither, the third done. */
export const forms: Readonly<Record<string, string>> = {
  table: `| ID | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| A1 | Add a limit to the queue | @mo | 2026-09-01 | open |
| A2 | Alert on its depth |  |  | open |
| A3 | Write it down | @kim | 2026-09-03 | done |`,
  'aligned table': `| Owner | Due        | Action                   |
| ----- | ---------- | ------------------------ |
| @mo   | 2026-09-01 | Add a limit to the queue |
|       |            | Alert on its depth       |
| @kim  | 2026-09-03 | Write it down            |`,
  'short rows': `|Action|Owner|Due|
|---|---|---|
|Add a limit to the queue|@mo|2026-09-01|
|Alert on its depth|
|Write it down|@kim|2026-09-03|`,
  checklist: `- [ ] Add a limit to the queue (owner: @mo, due: 2026-09-01)
- [ ] Alert on its depth
- [x] Write it down (owner: @kim, due: 2026-09-03)`,
  'checklist, unlabelled': `* [ ] Add a limit to the queue (@mo, 2026-09-01)
* [ ] Alert on its depth
* [X] Write it down (@kim, 2026-09-03)`,
  'bullets with dashes': `- Add a limit to the queue — @mo, 2026-09-01
- Alert on its depth
- Write it down — @kim, 2026-09-03`,
  'bullets with states': `- Add a limit to the queue - @mo - 2026-09-01 - open
- Alert on its depth
- Write it down - @kim - 2026-09-03 - done`,
  'bullets with capital labels': `- Add a limit to the queue (Owner: @mo, Due: 2026-09-01)

- Alert on its depth

- Write it down (Owner: @kim, Due: 2026-09-03)`,
  'bullets without anyone': `- Add a limit to the queue
- Alert on its depth
- Write it down`,
  numbered: `1. Add a limit to the queue (owner: @mo, due: 2026-09-01)
2. Alert on its depth
3. Write it down (owner: @kim, due: 2026-09-03)`,
  'labelled lines below': `- Add a limit to the queue
  - **Owner:** @mo
  - **Due:** 2026-09-01
- Alert on its depth
- Write it down
  - **Owner:** @kim
  - **Due:** 2026-09-03`,
  'lines behind signs': `・Add a limit to the queue (owner: @mo, due: 2026-09-01)
・Alert on its depth
・Write it down (owner: @kim, due: 2026-09-03)`,
  fence: `\`\`\`
HIGH | Add a limit to the queue | it ran over | @mo | 2026-09-01 | PENDING
HIGH | Alert on its depth | nobody saw |  |  | PENDING
LOW | Write it down | to know | @kim | 2026-09-03 | DONE
\`\`\``,
}

export const head = '# Outage 🔥\n\n- Date: 2026-08-14\n\n## Timeline\n\n- 14:05 alert\n\n## Action items\n\n'
export const tail = '\n\n## Lessons learned\n\n- Queues grow (over night).\n'
