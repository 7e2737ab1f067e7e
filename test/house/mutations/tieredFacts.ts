import { type Mutation, put, withoutLine, withoutSection } from './mutation.ts'

/** Faults of metadata, times, triggers and addenda. */
export const facts: readonly Mutation[] = [
  { what: 'no severity', make: withoutLine('severity: sev1'), finds: ['metadata-required'], at: 'date' },
  {
    what: 'an empty author',
    make: put("author: '@mo'", 'author:'),
    finds: ['metadata-required'],
    at: 'author',
  },
  {
    what: 'an unknown severity',
    make: put('severity: sev1', 'severity: urgent'),
    finds: ['metadata-value'],
    at: 'urgent',
  },
  {
    what: 'a severity in capitals',
    make: put('severity: sev1', 'severity: SEV1'),
    finds: ['metadata-value'],
    at: 'SEV1',
  },
  {
    what: 'an unknown status',
    make: put('status: closed', 'status: finished'),
    finds: ['metadata-value'],
    at: 'finished',
  },
  {
    what: 'an author without handle',
    make: put("author: '@mo'", 'author: Mo'),
    finds: ['metadata-value'],
    at: 'Mo',
  },
  {
    what: 'a time without zone',
    make: put('detected_at: 2026-03-10T14:37:00Z', 'detected_at: 2026-03-10T14:37:00'),
    finds: ['metadata-value'],
    at: 'detected_at',
  },
  {
    what: 'a flag that is neither true nor false',
    make: put('security_impact: false', 'security_impact: maybe'),
    finds: ['metadata-value'],
    at: 'maybe',
  },
  {
    what: 'an unknown trigger',
    make: put(
      '[sev1-over-15m, slo-violation, money-flow]',
      '[sev1-over-15m, slo-violation, money-flow, bad-luck]',
    ),
    finds: ['metadata-value'],
    at: 'bad-luck',
  },
  {
    what: 'an unknown key',
    make: put('related: []', 'related: []\ncustomer_mood: low'),
    finds: ['metadata-unknown-key'],
    at: 'customer_mood',
  },
  {
    what: 'the same key twice',
    make: put('related: []', 'related: []\nrelated: []'),
    finds: ['metadata-duplicate-key'],
    at: 'related',
  },
  {
    what: 'front matter that cannot be read',
    make: put('triggers: [sev1-over-15m', 'triggers: [[sev1-over-15m'),
    finds: ['metadata-syntax'],
    at: '',
  },
  {
    what: 'a month that does not exist',
    make: put('reviewed_at: 2026-03-16', 'reviewed_at: 2026-13-16'),
    finds: ['impossible-date'],
    at: '2026-13-16',
  },
  {
    what: 'detected before it started',
    make: put('detected_at: 2026-03-10T14:37:00Z', 'detected_at: 2026-03-10T14:27:00Z'),
    finds: ['time-order'],
    at: 'detected_at',
  },
  {
    what: 'an id that is not the name of the file',
    make: put('id: 2026-03-10-payout-webhook-backlog', 'id: 2026-03-10-payout-backlog'),
    finds: ['id-mismatch'],
    at: 'id:',
    path: '2026-03-10-payout-webhook-backlog.md',
  },
  {
    what: 'a file named in another way',
    make: text => text,
    finds: ['file-name'],
    at: '',
    path: 'Payout_Webhook_Backlog.md',
  },
  {
    what: 'a tier too low for the facts',
    make: put('tier: full', 'tier: standard'),
    finds: ['tier-too-low'],
    at: 'tier',
  },
  {
    what: 'a note for what asks for a full one',
    make: put('tier: full', 'tier: note'),
    finds: ['tier-too-low'],
    at: 'tier',
  },
  {
    what: 'a trigger that fires and is not listed',
    make: put('[sev1-over-15m, slo-violation, money-flow]', '[sev1-over-15m, money-flow]'),
    finds: ['trigger-undeclared'],
    at: 'triggers',
  },
  {
    what: 'a flag without its addendum',
    make: withoutSection('Money-flow accounting'),
    finds: ['addendum-missing'],
    at: 'Action items',
  },
  {
    what: 'another flag set, its addendum not written',
    make: put('regulatory_impact: false', 'regulatory_impact: true'),
    finds: ['addendum-missing'],
    at: 'Action items',
  },
]
