/** Something unusual and right, in a document that conforms to its style otherwise. */
export interface NearMiss {
  readonly what: string
  readonly make: (text: string) => string
  /** Rules of mild level that may speak all the same. */
  readonly may?: readonly string[]
}

/** The text with each of the pairs exchanged, wherever it stands. */
export function all(...pairs: readonly (readonly [string | RegExp, string])[]): (text: string) => string {
  return text => pairs.reduce((before, [from, to]) => before.replaceAll(from, () => to), text)
}

/** The text with its times of day moved by some minutes, past midnight too; days of instants move along. */
export function later(minutes: number): (text: string) => string {
  return text =>
    text
      .replace(/(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z/g, (_, moment) => {
        return new Date(Date.parse(`${moment}Z`) + minutes * 60_000).toISOString().replace('.000', '')
      })
      .replace(/(?<![T\d:])(\d{2}):(\d{2})(?![:\d])/g, (_, hour, minute) => {
        const moved = Number(hour) * 60 + Number(minute) + minutes
        return [Math.floor(moved / 60) % 24, moved % 60].map(part => String(part).padStart(2, '0')).join(':')
      })
}

/** The text with the columns of the table under the head given in another order. */
export function reordered(head: string, order: readonly number[]): (text: string) => string {
  return text => {
    const lines = text.split('\n')
    const first = lines.findIndex(line => line.startsWith(head))
    for (let i = first; i >= 0 && lines[i]?.startsWith('|'); i++) {
      const cells = lines[i]!.split('|').slice(1, -1)
      lines[i] = `|${order.map(at => cells[at]).join('|')}|`
    }
    return lines.join('\n')
  }
}

/** The text with the rows of the table under the head given in reverse. */
export function reversed(head: string): (text: string) => string {
  return text => {
    const lines = text.split('\n')
    const first = lines.findIndex(line => line.startsWith(head)) + 2
    const end = lines.findIndex((line, i) => i > first && !line.startsWith('|'))
    return [...lines.slice(0, first), ...lines.slice(first, end).reverse(), ...lines.slice(end)].join('\n')
  }
}

/** The headings of level 2 underlined instead of marked. */
export function underlined(text: string): string {
  return text.replace(/^## (.+)$/gm, (_, title) => `${title}\n${'-'.repeat(title.length)}`)
}

/** The text with CRLF at the line ends. */
export function withCarriageReturns(text: string): string {
  return text.replace(/\n/g, '\r\n')
}
