/** What each number means: printed with the numbers, so that nobody has to guess which documents they leave out. */
export const definitions = {
  documents:
    'Postmortems whose incident began in the period; documents without a date only where no period is asked for.',
  'time-to-postmortem':
    'From the moment at which the deadlines of the style start (close, resolution or mitigation) to the first status whose date the document states; a date without time counts to the end of its day.',
  'time-to-detect':
    'From the stated start, or the first entry of the timeline, to the stated detection or the first entry that tells of it, unless the timeline begins with that; else the length that the document states.',
  'time-to-mitigate':
    'From the stated start, or the first entry of the timeline, to the stated mitigation or the last entry that tells of it.',
  'time-to-resolve':
    'From the stated start, or the first entry of the timeline, to the stated resolution or the last entry that tells of it; else the duration that the document states.',
  'action-items':
    'Open: neither done nor cancelled, so also deferred ones and those that state no status. Overdue: open past the due date, or the date it was deferred to.',
  'action-closure':
    'Items done ÷ items that state a status and were not cancelled, as the documents say today.',
  'time-to-close-actions':
    'From the day the incident began to the date that the status of a done item names, as in “done 2026-05-04”; to the day.',
  age: 'Days since the incident began: items do not say when they were opened.',
  owners:
    'An item with several owners counts for each; names of the roster count as its handles, whatever their case.',
  repeats:
    'A postmortem that names a root cause or class which an earlier one named. Earlier documents count even where they lie before the period.',
  quarters: 'By the day the incident began; items closed: the closure rate, as of now.',
  distribution:
    'n: documents that tell, and whose milestones do not contradict each other; median: half of them took no longer; p90: nine of ten took no longer (nearest rank). No mean: one long incident decides it. With fewer than ten, p90 is the longest.',
} as const

/** The key of a definition: the name of a metric. */
export type Defined = keyof typeof definitions
