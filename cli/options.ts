import { levels } from '../core/index.ts'
import type { Options } from './command.ts'
import { formatNames } from './reporting/outlets.ts'

/** Options that several commands share, described once. */
export const styleOptions = {
  profile: {
    about: 'The house style of the files. Files you name then count as postmortems, whatever they look like.',
    value: 'ID',
    short: 'p',
  },
  config: {
    about: 'The configuration file to use in place of the nearest postmortems.yaml.',
    value: 'FILE',
    short: 'c',
  },
  now: { about: 'The moment to take for the present, as ISO 8601.', value: 'ISO' },
} as const satisfies Options

export const reportOptions = {
  format: {
    about: `Report format, and the file to write it to: ${formatNames.join(', ')}.`,
    value: 'NAME[=FILE]',
    offered: formatNames,
    many: true,
    short: 'f',
  },
  'fail-on': {
    about: 'The lowest level that fails the run; error by default.',
    value: 'LEVEL',
    choices: [...levels, 'never'],
  },
  level: {
    about: 'The lowest level that is reported; hint by default.',
    value: 'LEVEL',
    choices: levels,
  },
  'max-warnings': { about: 'Fail the run if there are more warnings than this.', value: 'N' },
  jobs: { about: 'How many threads to use; by default as many as save time.', value: 'N', short: 'j' },
  baseline: {
    about: 'Leave out the findings in this file; by default the one that the configuration names.',
    value: 'FILE',
  },
  'no-cache': { about: 'Check every file from scratch, and keep nothing for the next run.' },
  'cache-dir': {
    about: 'Where results of large runs are kept for the next one; by default in the user’s cache folder.',
    value: 'DIR',
  },
  timing: { about: 'Show how long each rule took.' },
} as const satisfies Options

export const selectOptions = {
  changed: {
    about:
      'Only what this branch brought: findings in lines that differ from where it left BASE, and new ones elsewhere; by default, the base of the merge request, or the main branch.',
    value: 'BASE',
    optional: true,
  },
  shard: {
    about: 'Only one share of the files, to spread them over several machines: 1/4 is the first of four.',
    value: 'I/N',
  },
} as const satisfies Options
