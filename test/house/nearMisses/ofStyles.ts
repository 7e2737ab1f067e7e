import { both, hollow, put, withoutSection } from '../mutations/mutation.ts'
import {
  all,
  later,
  type NearMiss,
  reordered,
  reversed,
  underlined,
  withCarriageReturns,
} from './nearMiss.ts'

/** Ways of writing that every style has to bear. */
export const common: readonly NearMiss[] = [
  { what: 'CRLF', make: withCarriageReturns },
  { what: 'a byte order mark', make: text => `\ufeff${text}` },
  { what: 'underlined headings', make: underlined },
  { what: 'closed headings', make: text => text.replace(/^(#{2,4}) (.+)$/gm, '$1 $2 $1') },
  { what: 'bold headings', make: text => text.replace(/^(#{2,4}) (.+)$/gm, '$1 **$2**') },
  { what: 'headings with a colon', make: text => text.replace(/^(#{2,4}) ([^\n:]+)$/gm, '$1 $2:') },
  { what: 'headings with an anchor', make: text => text.replace(/^## (.+)$/gm, '## $1 {#here}') },
  { what: 'headings with a picture', make: text => text.replace(/^## (.+)$/gm, '## 🕒 $1') },
  { what: 'stars in lists', make: text => text.replace(/^- /gm, '* ') },
  { what: 'spaces at the line ends', make: text => text.replace(/([^\n|-])\n/g, '$1  \n') },
  { what: 'no line end at the end', make: text => text.trimEnd() },
  { what: 'tables without bars at the ends', make: text => text.replace(/^\| (.*) \|$/gm, '$1') },
  { what: 'a comment with TODO', make: text => `${text}\n<!-- TODO: tidy <this> up -->\n` },
  {
    what: 'a fence with anything in it',
    make: text => `${text}\n\`\`\`\nTODO <name> YYYY-MM-DD password\n15:00 b\n14:00 a\n## Timeline\n\`\`\`\n`,
  },
  {
    what: 'a quotation with anything in it',
    make: text => `${text}\n> TODO: <name> should have known better.\n> It was human error.\n`,
  },
]

export const tiered: readonly NearMiss[] = [
  { what: 'an incident over midnight', make: later(9 * 60) },
  {
    what: 'a timeline newest-first that says so',
    make: both(reversed('| Time (UTC) |'), put('## Timeline\n', '## Timeline\n\nNewest first.\n')),
  },
  { what: 'other columns first in the timeline', make: reordered('| Time (UTC) |', [2, 1, 0]) },
  {
    what: 'other columns first in the action items',
    make: reordered('| ID | Action |', [6, 3, 4, 1, 2, 5, 0]),
  },
  { what: 'times that are rough', make: put('| 14:49 |', '| ~14:49 |') },
  { what: 'a range of time', make: put('| 14:49 |', '| 14:49–14:53 |') },
  { what: 'seconds', make: put('| 14:49 |', '| 14:49:30 |') },
  { what: 'two entries at the same time', make: put('| 14:49 |', '| 14:41 |') },
  {
    what: 'a section that does not apply',
    make: hollow('Where we got lucky', 'N/A: nothing was left to chance.'),
  },
  { what: 'a section that only says none', make: hollow('Where we got lucky', 'None.') },
  {
    what: 'what is not known',
    make: hollow('What went well', 'Not known yet; the review of 3 May will tell.'),
  },
  {
    what: 'front matter in block style, quoted, with comments',
    make: all(
      [
        'triggers: [sev1-over-15m, slo-violation, money-flow]',
        'triggers: # all that fired\n  - sev1-over-15m\n  - "slo-violation"\n  - money-flow',
      ],
      ['severity: sev1', "severity: 'sev1' # for an hour"],
      ['slo_impact: [payout-latency]', 'slo_impact:\n- payout-latency'],
    ),
  },
  {
    what: 'keys in another order',
    make: both(put('severity: sev1\n', ''), put('root_cause:', 'severity: sev1\nroot_cause:')),
  },
  {
    what: 'moments with another offset',
    make: put('detected_at: 2026-03-10T14:37:00Z', 'detected_at: 2026-03-10T15:37:00+01:00'),
  },
  {
    what: 'the review at a moment of its day',
    make: put('reviewed_at: 2026-03-16', 'reviewed_at: 2026-03-16T09:00:00Z'),
  },
  { what: 'an owner in a group', make: put('| @ada |', '| @payments/on-call |') },
  { what: 'two owners', make: put('| @ada |', '| @ada, @kim |') },
  { what: 'a state in bold', make: put('| #412 | done |', '| #412 | **Done** |') },
  { what: 'an item put off', make: put('| #413 | done |', '| #413 | deferred to 2026-12-01 |') },
  { what: 'an item called off', make: put('| #413 | done |', '| #413 | cancelled |') },
  {
    what: 'the address of a ticket',
    make: put('| #413 |', '| [#413](https://gitlab.example.com/pay/core/-/issues/413) |'),
  },
  {
    what: 'a section of its own',
    make: put('## Action items', '## Thanks\n\nTo support.\n\n## Action items'),
  },
  {
    what: 'parts in a section',
    make: put('Queue depth had crossed', '### Alerts\n\nQueue depth had crossed'),
  },
  {
    what: 'an addendum elsewhere',
    make: text =>
      both(
        withoutSection('Money-flow accounting'),
        put('## Timeline', `${/## Money-flow[\s\S]*?(?=## Action)/.exec(text)![0]}## Timeline`),
      )(text),
  },
  { what: 'a publication key', make: put('related: []', 'related: []\npublication: internal') },
  { what: 'a style named', make: put('related: []', 'related: []\nprofile: tiered') },
  {
    what: 'an alert that should have fired',
    make: put('but no alert looks at it.', 'but no alert looks at it. One should have fired.'),
  },
]

export const platform: readonly NearMiss[] = [
  { what: 'start and end named', make: put('Duration: 09:12 - 09:58', 'Duration: 09:12 start - 09:58 end') },
  { what: 'an en dash', make: put('Duration: 09:12 - 09:58', 'Duration: 09:12–09:58') },
  { what: 'rough clock times', make: put('Duration: 09:12 - 09:58', 'Duration: ~09:05 - ~10:05') },
  {
    what: 'tenants nobody knows',
    make: put('northwind, tailspin\n- Affected regions', 'unknown\n- Affected regions'),
  },
  {
    what: 'an id with a link',
    make: put('INC-2026-04-21-001', '[INC-2026-04-21-001](https://incidents.example.com/1)'),
  },
  { what: 'a zone twice', make: put('2026-04-21 09:12\n', '2026-04-21 09:12 UTC\n') },
  { what: 'bold keys', make: text => text.replace(/^- ([A-Z][\w /()-]+): /gm, '- **$1:** ') },
  {
    what: 'an incident over midnight',
    make: later(14 * 60 + 20),
  },
  { what: 'other columns first', make: reordered('| ID | Description |', [5, 3, 1, 2, 4, 0]) },
  {
    what: 'newest-first in its heading',
    make: both(reversed('| Time |'), put('## Timeline (UTC)', '## Timeline (UTC, newest first)')),
  },
  { what: 'times to the second', make: text => text.replace(/^\| (09:\d\d) \|/gm, '| $1:00 |') },
  { what: 'a severity with words', make: put('Severity: P1', 'Severity: P1 (partial outage)') },
  { what: 'a team as owner', make: put('| Tom Okafor |', '| Search & Catalogue |') },
  {
    what: 'an open item with a day to come',
    make: put('| 2026-05-29 | done |', '| 2026-12-29 | in progress |'),
  },
  { what: 'no tenants', make: put('northwind, tailspin\n- Affected regions', 'all\n- Affected regions') },
  { what: 'an alias', make: put('## Related artefacts', '## Related artifacts'), may: ['section-name'] },
  { what: 'nothing for a section', make: hollow('Lessons', 'N/A – none beyond the action items.') },
]

export const learning: readonly NearMiss[] = [
  {
    what: 'headings',
    make: text =>
      text.replace(
        /^\*\*([A-Z][A-Z &]+)\*\*$/gm,
        (_, title) => `## ${title.charAt(0)}${title.slice(1).toLowerCase()}`,
      ),
  },
  { what: 'a short unit', make: put('Duration: 34 minutes (', 'Duration: 34 min (') },
  {
    what: 'about as long',
    make: put('Duration: 34 minutes (10:41 UTC - 11:15 UTC)', 'Duration: about half an hour'),
  },
  { what: 'a zone said once', make: put('(10:41 UTC - 11:15 UTC)', '(10:41 - 11:15 UTC)') },
  {
    what: 'counted from detection',
    make: put('34 minutes (10:41 UTC - 11:15 UTC)', '31 minutes (10:44 UTC - 11:15 UTC)'),
  },
  {
    what: 'latent time beside it',
    make: put('34 minutes (10:41 UTC - 11:15 UTC)', '34 minutes visible, 3 days latent'),
  },
  { what: 'a severity alone', make: put('P1 (Critical)', 'P1') },
  {
    what: 'two classes',
    make: put('Class: Deployment failures', 'Class: Deployment failures, Configuration errors'),
  },
  {
    what: 'a class by its id',
    make: put('Class: Deployment failures', 'Incident class: deployment-failures'),
  },
  { what: 'an incident over midnight', make: later(13 * 60) },
  { what: 'other columns first', make: reordered('| Time (UTC) |', [1, 0, 3, 2, 4]) },
  { what: 'states in small letters', make: all(['| DONE |', '| done |']) },
  { what: 'a due date in words', make: put('| 2026-02-20 |', '| 20 February 2026 |') },
  { what: 'no evidence, and why', make: put('| Status page entry |', '| n/a |'), may: ['timeline-source'] },
]

export const process: readonly NearMiss[] = [
  {
    what: 'a short total',
    make: put(
      '**Total response time:** 45 minutes (detection to resolution)',
      '**Total response time:** 45 min',
    ),
  },
  { what: 'the colon behind the bold', make: text => text.replace(/\*\*([A-Z][\w ]+):\*\*/g, '**$1**:') },
  { what: 'a length without clock', make: put('52 minutes (13:08 - 14:00 UTC)', '52 minutes') },
  { what: 'a length rounded to the hour', make: put('52 minutes (13:08 - 14:00 UTC)', 'about 1 hour') },
  { what: 'a length in business hours', make: put('52 minutes (13:08 - 14:00 UTC)', '2 business hours') },
  { what: 'a severity with words', make: put('**Severity:** P1', '**Severity:** P1 (serious)') },
  { what: 'a status with its day', make: put('**Status:** Published', '**Status:** Published (2026-03-30)') },
  { what: 'several authors', make: put('**Authors:** Dana Reyes', '**Authors:** Dana Reyes, Milan Novak') },
  { what: 'an incident over midnight', make: later(10 * 60) },
  { what: 'other columns first', make: reordered('| Action | Owner |', [4, 3, 2, 1, 0]) },
  {
    what: 'a group without items',
    make: put('## Lessons learned', '### Process improvements\n\nNone needed.\n\n## Lessons learned'),
    may: ['section-order'],
  },
  { what: 'Monitoring named as owner', make: put('| @ruth | P1 |', '| Monitoring team | P1 |') },
]

export const rollback: readonly NearMiss[] = [
  { what: 'hours in front', make: put('| 17:30 |', '| 0:17:30 |') },
  { what: 'counted from the first line', make: put('| 17:30 |', '| 19:30 |') },
  {
    what: 'keys without brackets',
    make: all(
      ['(if rolled back)', ''],
      ['Duration (user-impacting)', 'Duration'],
      ['Detection time (UTC)', 'Detection time'],
    ),
  },
  { what: 'a single gap', make: put('## Detection gaps', '## Detection gap') },
  { what: 'a full SHA', make: put('| `91d0e7c` |', `| ${'91d0e7c4'.repeat(5)} |`) },
  { what: 'a SHA in a link', make: put('| `91d0e7c` |', '| [91d0e7c](https://git.example.com/c/91d0e7c) |') },
  {
    what: 'values in other letters',
    make: all(['| High |', '| HIGH |'], ['| production |', '| Production |']),
  },
  { what: 'no rollback', make: put('| Rollback SHA (if rolled back) | `91d0e7c` |\n', '') },
  {
    what: 'rows in another order',
    make: both(
      put('| Severity | High |\n', ''),
      put('| Detected by |', '| Severity | High |\n| Detected by |'),
    ),
  },
  { what: 'an incident over midnight', make: both(later(15 * 60), put('| 08:30 |', '| 17:30 |')) },
  {
    what: 'a list in place of the fence',
    make: text =>
      text.replace(/```\n((?:\d\d:\d\d .*\n)+)```/, (_, lines: string) =>
        lines.trimEnd().replace(/^/gm, '- '),
      ),
  },
  { what: 'other columns first', make: reordered('| Owner | Action |', [3, 2, 1, 0, 4]) },
  {
    what: 'a ticket in the action',
    make: put(
      '| Add a seventh smoke-test step that pays with a saved card | 2026-06-24 | OPS-412 |',
      '| Add a seventh smoke-test step that pays with a saved card (OPS-412) | 2026-06-24 | |',
    ),
  },
]
