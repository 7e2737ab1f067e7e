import { put } from '../mutations/mutation.ts'
import { all, type NearMiss } from './nearMiss.ts'

/** The same facts in the forms of other styles: each is read as well as the style's own. */
export const forms: Readonly<Record<string, readonly NearMiss[]>> = {
  tiered: [
    { what: 'front matter in TOML', make: inToml },
    {
      what: 'items as a list of tasks',
      make: text =>
        text.replace(
          /\| ID \| Action \|[\s\S]*?\n\n/,
          '- [x] A1: Limit webhook retries to 5 (corrective, owner: @mo, due: 2026-03-13, #412)\n' +
            '- [x] A2: Move payouts to a queue of their own (preventive, owner: @kim, due: 2026-03-27, #413)\n\n',
        ),
    },
    {
      what: 'another zone in the column',
      make: text =>
        text
          .replace('| Time (UTC) |', '| Time (UTC+1) |')
          .replace(/^\| 1([45]):/gm, (_, digit) => `| 1${Number(digit) + 1}:`),
    },
    { what: 'days in the rows', make: text => text.replace(/^\| (1[45]:\d\d) \|/gm, '| 2026-03-10 $1 |') },
    {
      what: 'instants in the rows',
      make: text => text.replace(/^\| (1[45]:\d\d) \|/gm, '| 2026-03-10T$1:00Z |'),
    },
    {
      what: 'a clock of twelve hours',
      make: text =>
        text.replace(/^\| 1([45]):(\d\d) \|/gm, (_, hour, minute) => `| ${Number(hour) - 2}:${minute} PM |`),
    },
    {
      what: 'minutes from the start',
      make: text =>
        text.replace(
          /^\| 1([45]):(\d\d) \|/gm,
          (_, hour, minute) => `| T+${(Number(hour) - 4) * 60 + Number(minute) - 32}m |`,
        ),
    },
    {
      what: 'German titles',
      make: all(
        ['## Summary', '## Zusammenfassung'],
        ['## Timeline', '## Zeitlicher Ablauf'],
        ['## Action items', '## Maßnahmen'],
      ),
    },
    {
      what: 'other words for titles',
      make: all(
        ['## Summary', '## Executive summary'],
        ['## Root cause', '## Root causes'],
        ['## Action items', '## Follow-up actions'],
        ['## Lessons learned', '## Lessons'],
      ),
    },
    { what: 'numbered titles', make: text => text.replace(/^## /gm, '## 1. ') },
    { what: 'titles in capitals', make: text => text.replace(/^## .*$/gm, title => title.toUpperCase()) },
    {
      what: 'a table of contents',
      make: put('## Summary', '## Contents\n\n- [Summary](#summary)\n- [Impact](#impact)\n\n## Summary'),
    },
    { what: 'no title of its own', make: text => text.replace(/^# .*\n/m, '') },
    {
      what: 'an earlier course of events',
      make: put(
        '## Detection',
        '### Earlier\n\n| Time (UTC) | Event |\n| --- | --- |\n| 2026-03-10 13:00 | deploy |\n\n## Detection',
      ),
    },
    {
      what: 'a table of something else among the items',
      make: put(
        '## Lessons learned',
        '### Tried in the incident\n\n| What | Result |\n| --- | --- |\n| Restart | no change |\n\n## Lessons learned',
      ),
    },
  ],
  platform: [
    {
      what: 'metadata as a table',
      make: text => text.replace(/(?:^- [A-Z].*\n)+/m, list => tableOf(list, /^- (.*?): /)),
    },
    {
      what: 'the timeline as a list',
      make: text =>
        text.replace(/\| Time \| Event \|\n.*\n((?:\|.*\n)+)/, (_, rows: string) =>
          rows.replace(/^\| (.*?) \| (.*) \|$/gm, '- $1 – $2'),
        ),
    },
  ],
  learning: [
    {
      what: 'the timeline in a fence',
      make: text => text.replace(/\| Time \(UTC\) \|[\s\S]*?\n\n/, inFence),
    },
    { what: 'items in fences', make: text => text.replace(/\| Priority \| What[\s\S]*?\n\n/g, inFence) },
    { what: 'bold keys', make: text => text.replace(keys, '**$1:** ') },
    { what: 'keys in a list', make: text => text.replace(keys, '- $1: ') },
    {
      what: 'keys in a table',
      make: text => text.replace(/(?:^[A-Z][\w ]+: .*\n)+/m, lines => tableOf(lines, /^(.*?): /)),
    },
  ],
  process: [
    {
      what: 'keys in a list',
      make: text => text.replace(/^\*\*(Date|Authors|Reviewers|Status):\*\*/gm, '- **$1:**'),
    },
    {
      what: 'figures of the impact in a table',
      make: text => text.replace(/(?:^- \*\*.*\n)+/m, list => tableOf(list, /^- \*\*(.*?):\*\* /)),
    },
    {
      what: 'Japanese titles',
      make: all(
        ['## Timeline (All times UTC)', '## タイムライン (UTC)'],
        ['## Root cause analysis', '## 根本原因'],
      ),
    },
  ],
  rollback: [
    {
      what: 'the header as a list',
      make: text =>
        text.replace(/\| Field \| Value \|\n.*\n((?:\|.*\n)+)/, (_, rows: string) =>
          rows.replace(/^\| (.*?) \| (.*) \|$/gm, '- **$1:** $2'),
        ),
    },
    {
      what: 'the timeline as a table',
      make: text =>
        text.replace(
          /```\n((?:\d\d:\d\d .*\n)+)```/,
          (_, lines: string) =>
            `| Time | Event | Source |\n| --- | --- | --- |\n${lines.replace(/^(\S+) \(source: (.*?)\) (.*)$/gm, '| $1 | $3 | $2 |')}`,
        ),
    },
    {
      what: 'French titles',
      make: all(['## Root cause', '## Cause racine'], ['## What went well', '## Ce qui a bien fonctionné']),
    },
  ],
}

const keys = /^(Incident ID|Date|Duration|Impact|Severity|Class): /gm

function tableOf(lines: string, label: RegExp): string {
  const rows = lines
    .trim()
    .split('\n')
    .map(line => line.replace(label, '| $1 | ').concat(' |\n'))
  return `| Field | Value |\n| --- | --- |\n${rows.join('')}`
}

/** A table as lines of a fence, without its rule and outer bars. */
function inFence(table: string): string {
  const lines = table.trim().split('\n')
  return `\`\`\`\n${lines
    .toSpliced(1, 1)
    .map(line => line.slice(2, -2))
    .join('\n')}\n\`\`\`\n\n`
}

function inToml(text: string): string {
  return text.replace(/^---\n([\s\S]*?)\n---\n/, (_, header: string) => {
    const lines = header.replace(/^(\w+): (.*)$/gm, (_, key, value) => `${key} = ${tomlOf(value)}`)
    return `+++\n${lines}\n+++\n`
  })
}

function tomlOf(value: string): string {
  if (/^(?:\[\]|true|false)$/.test(value)) return value
  if (value.startsWith('[')) return `[${value.slice(1, -1).split(', ').map(tomlOf).join(', ')}]`
  return `"${value.replaceAll("'", '')}"`
}
