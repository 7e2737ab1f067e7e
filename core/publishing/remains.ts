import { leaksOf } from '../safety/leaks.ts'
import type { Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { Circle } from './circle.ts'
import type { Remain } from './publish.ts'
import { insideSections } from './removals.ts'
import { sensitiveIn } from './sensitive.ts'
import { occurrences } from './wording.ts'

/** The leak check over a copy: what it holds that outside readers should not see, by means of its own. */
export function remainsOf(text: string, view: View, circle: Circle): Remain[] {
  const found: Remain[] = [
    ...insideSections(view).map(({ title }) => ({ kind: 'section', what: title.value, span: title.span })),
    ...leaksOf(view, circle.hosts).map(({ kind, text: what, span }) => ({ kind, what, span })),
    ...sensitiveIn(text),
  ]
  for (const loose of [true, false]) {
    const names = [...circle.people, ...circle.standIns]
      .filter(one => one.loose === loose)
      .map(one => one.name)
    if (names.length === 0) continue
    for (const { span } of occurrences(text, names, loose, '[\\s*_~`]+')) found.push(named(view, span))
  }
  const isFirst = ({ span }: Remain, i: number) => found.findIndex(one => one.span.start === span.start) === i
  return found.filter(isFirst)
}

function named(view: View, span: Span): Remain {
  return { kind: 'name', what: slice(view.parsed, span), span }
}

/** Words that name a person of the circle, or say something else. */
export function doubtsIn(text: string, { doubtful }: Circle): Remain[] {
  if (doubtful.length === 0) return []
  return occurrences(text, doubtful, false).map(({ span, name }) => ({ kind: 'name', what: name, span }))
}
