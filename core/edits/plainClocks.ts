import type { Edit } from '../edit.ts'
import { readTime } from '../facts/times.ts'
import type { View } from '../view.ts'
import { setCell } from './table.ts'
import { together } from './together.ts'

/**
 * Writes every clock of the timeline in one form, with two digits and 24 hours: `9:05` and `2:37 pm` become `09:05` and
 * `14:37`. What stands around it (a day, a zone, signs for "about") stays.
 */
export function plainClocks(view: View): Edit[] {
  return together(
    view.record.timeline.flatMap(({ time, reading }): Edit[] => {
      if (reading?.seconds == null || reading.relative != null) return []
      const text = time.value.replace(clock, plain)
      // Whatever else the text may mean, the time must stay the same.
      if (text === time.value || readTime(text)?.seconds !== reading.seconds) return []
      return setCell(view, time.span, text)
    }),
  )
}

const clock = /(?<![\d:.+-])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?(?![\d:])(?:\s*([ap])\.?m\b\.?)?/gi

function plain(whole: string, hour: string, minute?: string, second?: string, half?: string): string {
  if (minute === undefined && half === undefined) return whole
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return [String(hours).padStart(2, '0'), minute ?? '00', ...(second === undefined ? [] : [second])].join(':')
}
