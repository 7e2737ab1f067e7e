import { formatDuration } from './durations.ts'

/**
 * How long after the start of the incident a moment lies, given in minutes, in two units at most: `T+47m`, `T-5m`,
 * `T+1h 12m`, `T+2d 3h`; below a minute in seconds. The same in every language.
 */
export function sinceStart(minutes: number): string {
  const whole = Math.abs(minutes) < 1 ? Math.abs(minutes) : Math.floor(Math.abs(minutes))
  if (whole === 0) return 'T+0'
  const parts = formatDuration(whole, 'short').replaceAll(
    /(\d+) (?:min|(\w))/g,
    (_, count, unit) => count + (unit ?? 'm'),
  )
  return `T${minutes < 0 ? '-' : '+'}${parts.split(' ').slice(0, 2).join(' ')}`
}
