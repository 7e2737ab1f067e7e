import * as z from 'zod/mini'
import { columnRoles, meanings, milestones, sectionKinds } from './kinds.ts'

const names = z._default(z.array(z.string().check(z.minLength(1))), [])
const namesFor = (about: string) => names.check(z.describe(about))

/**
 * The words of one language: what headings, columns, labels and statuses are called where no house style says
 * so, and the words the language rules listen for. Data, one YAML file a language.
 */
export const packSchema = z.strictObject({
  language: z.string().check(z.regex(/^[a-z]{2}$/)),
  name: z.string(),
  sections: z.partialRecord(z.enum(sectionKinds), names).check(z.describe('Titles of sections, by kind.')),
  phrases: z
    .prefault(z.partialRecord(z.enum(sectionKinds), names), {})
    .check(
      z.describe('Words within a longer title that give its section a kind: "Timeline of the cutover".'),
    ),
  also: z
    .prefault(z.partialRecord(z.enum(sectionKinds), names), {})
    .check(
      z.describe('Titles that may as well be of this kind, where a document has no other section of it.'),
    ),
  terms: z
    ._default(z.record(z.string(), names), {})
    .check(
      z.describe(
        'What styles name in English (fields, sections, values; small letters, no marks) as this language says it.',
      ),
    ),
  containers: namesFor('Titles that only hold other sections and have no role of their own.'),
  fields: z.partialRecord(z.enum(meanings), names).check(z.describe('Labels of metadata, by meaning.')),
  roles: z._default(z.record(z.string(), names), {}).check(z.describe('Labels of people, by role.')),
  columns: z.partialRecord(z.enum(columnRoles), names).check(z.describe('Titles of table columns, by role.')),
  statuses: z
    .partialRecord(z.enum(['open', 'in-progress', 'done', 'deferred', 'cancelled']), names)
    .check(z.describe('Words for the state of an action item.')),
  unknown: namesFor('Words for a value that is declared unknown.'),
  none: namesFor('Words for a value that is declared not to apply.'),
  milestones: z
    .partialRecord(z.enum([...milestones, 'none']), names)
    .check(
      z.describe(
        'Words in a timeline entry that mark a milestone; `none`: phrases that hold such a word and mark none.',
      ),
    ),
  newestFirst: namesFor('Sentences that declare a timeline newest-first.'),
  otherClock: namesFor('Words that say a duration is counted by another clock.'),
  documents: z.prefault(
    z.strictObject({
      postmortem: namesFor('Words of a title that say it is a postmortem.'),
      incident: namesFor('Words of a title that say something went wrong.'),
      other: namesFor('Words of a title that say it is another kind of document.'),
    }),
    {},
  ),
  foreign: namesFor('Titles of sections that other documents have: decisions, designs, minutes, runbooks.'),
  stages: namesFor('Words that a status page puts above its updates while an incident lasts.'),
  standings: namesFor(
    'States of a document: where no label says so, they stand beside a severity or a day below its title.',
  ),
  accounts: namesFor(
    'Titles of sections that tell what happened: of the timeline where moments are all they hold.',
  ),
  remedies: namesFor(
    'Titles of sections that tell how it was ended, or, where they list measures, what is to be done.',
  ),
  promises: namesFor('Words above a list that say somebody will do what it holds, or keeps track of it.'),
  keyColumns: namesFor('Titles of the column of labels in a table of metadata.'),
  windows: namesFor('Labels of the whole stretch of an incident, whose end is when it was resolved.'),
  lasting: namesFor('Words right before a duration that say how long the incident lasted.'),
  altogether: namesFor('Words right behind a duration that say it is the whole of it.'),
  spell: namesFor(
    'Words right before any length of time, or, in scripts without spaces, behind it: one of the incident only beside a word for failing.',
  ),
  failing: namesFor('Words of a sentence that say that something did not work.'),
  unseen: namesFor('Words of a sentence on how long nobody noticed.'),
  unreal: namesFor('Words of a sentence on what would have been, and was not.'),
  voice: z.prefault(
    z.strictObject({
      common: namesFor('The most frequent words, by which the language of a text is known.'),
      told: namesFor('Words of sentences that tell what happened: verbs of the past.'),
      ahead: namesFor('Words of sentences on what is still to come or has to be.'),
      bidden: namesFor('Words of sentences that set rules, ask for something or give a condition.'),
      opening: namesFor('First words of sentences that bid: imperatives.'),
      quoted: namesFor('Words of sentences that give what others said, as news do.'),
      own: namesFor('Words by which those who write speak of themselves together.'),
      essay: namesFor(
        'Words of those who tell readers a story: of themselves alone, to "you", of the text itself.',
      ),
      drill: namesFor('Words of what was only practised.'),
      meeting: namesFor('First words of lines that only minutes of a meeting have.'),
      today: namesFor('Words for a day as seen from that of writing: "yesterday".'),
      cause: namesFor('Words of sentences that say why.'),
    }),
    {},
  ),
  inside: namesFor(
    'Words that keep a section from outside readers as its whole title, or alone in brackets in it.',
  ),
  cues: z
    .prefault(
      z.strictObject({
        reasons: namesFor(
          'Words of a cause that say what let it happen: a gap, a missing check, something that allowed it.',
        ),
        causal: namesFor('Words of a sentence that names a cause.'),
        circumstances: namesFor('Words behind human error that say what made it likely.'),
        factors: namesFor('Words for what contributed to an incident.'),
        denials: namesFor('Words before a judgement that deny it.'),
        fillers: namesFor('Words that may stand between the two: forms of “be” and articles.'),
        assigned: namesFor('Words right before the name of an owner, wherever they stand: “assigned to”.'),
        responsible: namesFor('Words that are so at the start of a remark: “owner”.'),
        owning: namesFor('Verbs of who will do what was said before: “Kim owns this”.'),
        teams: namesFor('What makes a word beside it the name of a team: “team …”, “… team”.'),
        unowned: namesFor('Words in the place of an owner that say there is none.'),
        until: namesFor(
          'Words before the day until which something is to be done, or, in scripts without spaces, behind it.',
        ),
        due: namesFor('Words for that day, and for being due.'),
      }),
      {},
    )
    .check(
      z.describe(
        'Words that tell what the words around them are. `…team` is how a word ends, `contribut…` how it begins; in `no … check` up to three words stand in between.',
      ),
    ),
  groups: namesFor(
    'Words of names that mean a team, a role or nobody: they are not of a person. `…team`: how such a word ends.',
  ),
  insiders: namesFor('Phrases that do so anywhere in the title, and in brackets.'),
  outside: z
    .strictObject({
      someone: z.string().check(z.describe('A person without a role.')),
      several: z.string().check(z.describe('Several of them in a row.')),
      roles: z.record(z.string(), z.string()).check(z.describe('A person of a role, by role.')),
      page: z.string().check(z.describe('An address that opens only inside.')),
      host: z.string().check(z.describe('A machine.')),
      channel: z.string().check(z.describe('A channel of a chat.')),
      ticket: z.string().check(z.describe('A ticket of the team.')),
      own: z.string().check(z.describe('This incident, in the place of its id.')),
      other: z.string().check(z.describe('Another one.')),
      redacted: z.string().check(z.describe('What was taken out for safety; in brackets, without spaces.')),
    })
    .check(
      z.describe(
        'What a copy for outside readers says in the place of what it leaves out: words that fit behind any preposition.',
      ),
    ),
  words: z.prefault(
    z.partial(
      z.strictObject({
        humanError: names,
        loaded: names,
        counterfactual: namesFor('What people had better done. `A … B`: words may stand in between.'),
        faultVerbs: namesFor(
          'Verbs of a fault, behind their subject. `A … B`: words may stand in between; `… B`: it ends the clause.',
        ),
        faultsBy: namesFor('Verbs of a fault with the word that names who did it behind them.'),
        lapses: namesFor('Nouns for a fault that somebody has or makes.'),
        innocent: namesFor('Phrases that start like one of a fault and are none.'),
        people: namesFor('Nouns for a person or role that can be the subject of a fault.'),
        ambiguous: namesFor('Those of the nouns for people that machines are called by as well.'),
        selves: namesFor('Words for those who write, and for all of a team.'),
        names: namesFor('Given names that are no other word.'),
        articles: namesFor(
          'Articles that are something else in other languages: “de” of Dutch, in French a preposition.',
        ),
        openers: namesFor('Words that open a clause, right before its subject.'),
        possible: namesFor('Words that make a clause a mere possibility, or deny it.'),
        between: namesFor('Words that may stand between a subject and its verb.'),
        why: namesFor('Words that ask for a reason.'),
        because: namesFor('Words and labels that introduce the answer to such a question.'),
        vague: namesFor('Verbs and phrases of action items that measure nothing.'),
        blank: namesFor(
          'Words of which an action item of up to four says nothing to check: fields of work, praise, what is done to them.',
        ),
        surface: names,
      }),
    ),
    {},
  ),
})

export type PackData = z.infer<typeof packSchema>
