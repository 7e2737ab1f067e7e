import { levels } from '../core/index.ts'
import type { Options } from './command.ts'
import { formatNames } from './reporting/outlets.ts'

/** Options that several commands share, described once. */
export const styleOptions = {
  profile: {
    about: 'The house style of the files. Named files then count as postmortems, whatever they look like.',
    value: 'ID',
    short: 'p',
  },
  config: {
    about: 'The configuration file to use in place of the nearest postmortems.yaml.',
    value: 'FILE',
    short: 'c',
  },
  now: { about: 'The moment to judge by, as ISO 8601; the present by default.', value: 'ISO' },
} as const satisfies Options

export const reportOptions = {
  format: {
    about: `How to report, and into which file: ${formatNames.join(', ')}.`,
    value: 'NAME[=FILE]',
    offered: formatNames,
    many: true,
    short: 'f',
  },
  'fail-on': {
    about: 'The mildest level that fails the run; error by default.',
    value: 'LEVEL',
    choices: [...levels, 'never'],
  },
  level: {
    about: 'The mildest level that is reported; hint by default.',
    value: 'LEVEL',
    choices: levels,
  },
  'max-warnings': { about: 'Fail the run when there are more warnings than this.', value: 'N' },
  jobs: { about: 'How many threads to use; as many as pay by default.', value: 'N', short: 'j' },
  baseline: {
    about: 'Leave out the findings in this file; the one that the configuration names by default.',
    value: 'FILE',
  },
  'no-cache': { about: 'Judge every file anew, and keep nothing for the next run.' },
  'cache-dir': {
    about:
      'Where what was found is kept for the next run, when there are many files; in the cache folder of the user by default.',
    value: 'DIR',
  },
  timing: { about: 'Show which rules took how long.' },
} as const satisfies Options

export const selectOptions = {
  changed: {
    about:
      'Only files that differ from where this branch left BASE, and only what is found in the lines that do: by default the base of the merge request, or the main branch.',
    value: 'BASE',
    optional: true,
  },
  shard: {
    about: 'Only one share of the files, for several machines: 1/4 is the first of four.',
    value: 'I/N',
  },
} as const satisfies Options
