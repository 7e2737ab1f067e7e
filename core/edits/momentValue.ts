import type { Edit } from '../edit.ts'
import { DAY, MINUTE } from '../facts/time/days.ts'
import type { Stray } from '../policy/strays.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'

/**
 * Writes the time at which the timeline tells of a moment in place of its own, on its clock and in its form; nothing where
 * it is written by halves of the day, or would fall on another day.
 */
export function useEntryTime({ parsed }: View, { moment, minutes }: Stray): Edit[] {
  const text = slice(parsed, moment.span)
  const found = clock.exec(text)
  if (found === null || halves.test(text)) return []
  const [whole, hours, minute, seconds] = found
  const at = Number(hours) * 60 + Number(minute) + Math.round(minutes)
  if (at < 0 || at >= DAY / MINUTE) return []
  const written = [Math.floor(at / 60), at % 60].map(part => String(part).padStart(2, '0')).join(':')
  const start = moment.span.start + found.index
  return [
    { span: { start, end: start + whole.length }, text: seconds === undefined ? written : `${written}:00` },
  ]
}

const clock = /(?<![\d:+-])(\d\d):(\d\d)(:\d\d(?:\.\d+)?)?/
const halves = /\d\s?[ap]\.?m\b/i
