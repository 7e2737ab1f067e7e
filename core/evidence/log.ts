import { readTime, type TimeReading } from '../facts/times.ts'

/** A line of a log: its time, and what it says. */
export interface Logged {
  readonly time: TimeReading
  readonly text: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * The line as a log writes it: a time to the second followed by a level, a process or a logger; syslog; web servers'
 * common format; klog; the kernel; containers side by side; key=value; seconds since 1970; cells in quotes. `null` for lines of
 * people.
 */
export function fromLog(line: string): Logged | null {
  return (
    fromWebServer(line) ??
    fromKlog(line) ??
    fromKernel(line) ??
    fromContainer(line) ??
    fromPairs(line) ??
    fromEpoch(line) ??
    fromCells(line) ??
    fromTimed(line)
  )
}

const webServer = /^(.{0,200}?)\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})\]\s*(.*)$/

/** `10.0.0.1 - - [20/Aug/2026:14:37:02 +0000] "GET / HTTP/1.1" 502 12` */
function fromWebServer(line: string): Logged | null {
  const match = webServer.exec(line)
  if (!match) return null
  const [, before, day, month, year, clock, zone, rest] = match
  const time = readTime(`${day} ${month} ${year} ${clock} ${zone}`)
  return time && { time, text: `${before} ${rest}`.replace(/\s-\s-\s/, ' ').trim() }
}

const klog = /^([IWEF])(\d{2})(\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?\s+\d{1,9} (.*)$/

/** `E0820 14:37:02.123456 1 controller.go:12] message` */
function fromKlog(line: string): Logged | null {
  const match = klog.exec(line)
  if (!match) return null
  const [, level, month, day, clock, rest] = match
  const time = readTime(`${months[Number(month) - 1]} ${Number(day)} ${clock}`)
  return time && { time, text: `${level} ${rest}` }
}

const kernel =
  /^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}:\d{2}:\d{2}) (\d{4})\] (.*)$/

/** `[Thu Aug 20 14:37:02 2026] Out of memory: Killed process 812` */
function fromKernel(line: string): Logged | null {
  const match = kernel.exec(line)
  if (!match) return null
  const [, month, day, clock, year, text] = match
  const time = readTime(`${day!.trim()} ${month} ${year} ${clock}`)
  return time && { time, text: text! }
}

const container =
  /^(?:\[([\w./-]{1,80})\]|([\w./-]{1,60})\s+\|)\s+(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\S{0,16})\s+(.*)$/

/** `payout-1  | 2026-08-20T14:37:02Z message`, `[pod/payout-1/app] 2026-08-20T14:37:02Z message` */
function fromContainer(line: string): Logged | null {
  const match = container.exec(line)
  const time = match && readTime(match[3]!)
  return time && { time, text: `${match[1] ?? match[2]}: ${match[4]}` }
}

const pairTime = /(?:^|\s)(?:ts|time|timestamp|t)="?(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[^"\s]{0,16})"?/
const pairText = /(?:^|\s)(?:msg|message)=(?:"((?:[^"\\]|\\.){0,2000})"|(\S+))/

/** `time="2026-08-20T14:37:02Z" level=error msg="queue full"` */
function fromPairs(line: string): Logged | null {
  const stated = pairTime.exec(line)
  const time = stated && readTime(stated[1]!)
  if (!time) return null
  const said = pairText.exec(line)
  const level = /(?:^|\s)(?:level|lvl|severity)="?(\w+)/.exec(line)?.[1]
  const text = said ? (said[1]?.replace(/\\(.)/g, '$1') ?? said[2]!) : line.replace(stated[0], '').trim()
  return { time, text: level ? `${level.toUpperCase()} ${text}` : text }
}

const epoch = /^(1\d{9})(?:\.\d{3,9})? ([\w.-]+ [\w./-]+(?:\[\d{1,9}\])?: .*)$/

/** `1787236622.123456 host process[12]: message` */
function fromEpoch(line: string): Logged | null {
  const match = epoch.exec(line)
  const time = match && readTime(`${new Date(Number(match[1]) * 1000).toISOString().slice(0, 19)}Z`)
  return time && { time, text: match![2]! }
}

const cells = /^"([^"]{10,40})"[,;]"(.*)"$/

/** `"2026-08-20T14:37:02Z","host","service","message"`, as logs are exported. */
function fromCells(line: string): Logged | null {
  const match = cells.exec(line)
  const time = match && readTime(match[1]!)
  if (!time || time.seconds === null || time.span.start > 0) return null
  return {
    time,
    text: match![2]!
      .split(/"[,;]"/)
      .join(' ')
      .replaceAll('""', '"')
      .trim(),
  }
}

const level =
  /^[\s[(|:-]*(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|FATAL|PANIC|LOG|EMERG)\b/i
/** `host process[12]:`, `[12] `, `logger.name:`, `service/pod` */
const process = /^\s*(?:[\w.-]+ [\w./-]+(?:\[\d{1,9}\])?: |\[\d{1,9}\]|[\w-]+(?:[./][\w-]+)+[:\s])/

function fromTimed(line: string): Logged | null {
  const time = readTime(line)
  if (time === null || time.seconds === null || time.span.start > 2) return null
  const rest = line.slice(time.span.end).replace(/^[\])]/, '')
  const isExact = time.precision === 'second'
  const isLog = level.test(rest) || (isExact && process.test(rest))
  return isLog ? { time, text: rest.replace(/^[\s|:-]+/, '').trim() } : null
}
