import * as z from 'zod'
import { columnRoles, meanings, sectionKinds } from './kinds.ts'

const names = z.array(z.string().min(1)).default([])

/**
 * The words of one language: what headings, columns, labels and statuses are called where no house style says
 * so, and the words the language rules listen for. Data, one YAML file a language.
 */
export const packSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  name: z.string(),
  sections: z.partialRecord(z.enum(sectionKinds), names).describe('Titles of sections, by kind.'),
  phrases: z
    .partialRecord(z.enum(sectionKinds), names)
    .prefault({})
    .describe('Words within a longer title that give its section a kind: "Timeline of the cutover".'),
  containers: names.describe('Titles that only hold other sections and have no role of their own.'),
  fields: z.partialRecord(z.enum(meanings), names).describe('Labels of metadata, by meaning.'),
  roles: z.record(z.string(), names).default({}).describe('Labels of people, by role.'),
  columns: z.partialRecord(z.enum(columnRoles), names).describe('Titles of table columns, by role.'),
  statuses: z
    .partialRecord(z.enum(['open', 'in-progress', 'done', 'deferred', 'cancelled']), names)
    .describe('Words for the state of an action item.'),
  unknown: names.describe('Words for a value that is declared unknown.'),
  none: names.describe('Words for a value that is declared not to apply.'),
  milestones: z
    .partialRecord(z.enum(['alert', 'detected', 'communicated', 'mitigated', 'resolved', 'none']), names)
    .describe(
      'Words in a timeline entry that mark a milestone; `none`: phrases that hold such a word and mark none.',
    ),
  newestFirst: names.describe('Sentences that declare a timeline newest-first.'),
  otherClock: names.describe('Words that say a duration is counted by another clock.'),
  documents: z
    .strictObject({
      postmortem: names.describe('Words of a title that say it is a postmortem.'),
      incident: names.describe('Words of a title that say something went wrong.'),
      other: names.describe('Words of a title that say it is another kind of document.'),
    })
    .prefault({}),
  foreign: names.describe(
    'Titles of sections that other documents have: decisions, designs, minutes, runbooks.',
  ),
  keyColumns: names.describe('Titles of the column of labels in a table of metadata.'),
  lasting: names.describe('Words right before a duration that say how long the incident lasted.'),
  spell: names.describe(
    'Words right before any length of time: one of the incident only beside a word for failing.',
  ),
  failing: names.describe('Words of a sentence that say that something did not work.'),
  unseen: names.describe('Words of a sentence on how long nobody noticed.'),
  words: z
    .strictObject({
      humanError: names,
      loaded: names,
      counterfactual: names.describe('What people had better done. `A … B`: words may stand in between.'),
      faultVerbs: names.describe(
        'Verbs of a fault, behind their subject. `A … B`: words may stand in between; `… B`: it ends the clause.',
      ),
      faultsBy: names.describe('Verbs of a fault with the word that names who did it behind them.'),
      lapses: names.describe('Nouns for a fault that somebody has or makes.'),
      innocent: names.describe('Phrases that start like one of a fault and are none.'),
      people: names.describe('Nouns for a person or role that can be the subject of a fault.'),
      ambiguous: names.describe('Those of the nouns for people that machines are called by as well.'),
      selves: names.describe('Words for those who write, and for all of a team.'),
      names: names.describe('Given names that are no other word.'),
      openers: names.describe('Words that open a clause, right before its subject.'),
      possible: names.describe('Words that make a clause a mere possibility, or deny it.'),
      between: names.describe('Words that may stand between a subject and its verb.'),
      why: names.describe('Words that ask for a reason.'),
      because: names.describe('Words and labels that introduce the answer to such a question.'),
      vague: names.describe('Verbs and phrases of action items that measure nothing.'),
      surface: names,
    })
    .partial()
    .prefault({}),
})

export type PackData = z.infer<typeof packSchema>
