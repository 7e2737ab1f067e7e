import { applyEdits } from '../edit.ts'
import { withoutSecrets } from '../safety/secrets.ts'
import { lastFrom, type Span } from '../span.ts'
import { anchorsOf } from '../syntax/anchors.ts'
import { parse } from '../syntax/parse.ts'
import { textOf } from '../syntax/text.ts'
import { viewOf } from '../view/read.ts'
import type { View } from '../view.ts'
import { type Change, type ChangeKind, origins, settled } from './change.ts'
import { type Inline, inlineOf } from './inline.ts'
import { type Internals, internalsOf, type Team } from './internals.ts'
import { references } from './references.ts'
import { doubtsIn, remainsOf } from './remains.ts'
import { removals } from './removals.ts'
import { together } from './together.ts'
import { bareAddresses, namings, redactions } from './wording.ts'

/** A copy for outside readers, and what became of the rest. Offsets count in the original. */
export interface Publication {
  readonly text: string
  readonly removed: readonly Removed[]
  /** What outside readers should not see and is still in the copy: then it must not be published. */
  readonly remains: readonly Remain[]
  /** What a person has to look at: words that may be names, numbers that may be tickets. */
  readonly doubts: readonly Remain[]
  /** What of the style's checklist is left for a person. */
  readonly confirm: readonly string[]
}

export interface Removed {
  readonly kind: ChangeKind
  readonly what: string
  /** What stands there instead; empty where nothing does. */
  readonly by: string
  readonly span: Span
}

export interface Remain {
  readonly kind: string
  /** As written, but for secrets. */
  readonly what: string
  readonly span: Span
}

/** A round may uncover what the one before had hidden. In practice a few are enough. */
const MOST_ROUNDS = 12

/**
 * A copy of the document as its style wants it for outside readers, proven by the leak check. Publishing the copy again,
 * in the same style, changes nothing.
 */
export function publish(original: View, team: Team): Publication {
  const internals = internalsOf(original, team)
  const { text, view, removed, left, inOriginal } = clearedOf(original, internals)
  const remains = [
    ...left.map(({ kind, what, span }) => ({ kind, what, span })),
    ...remainsOf(text, view, internals),
  ]
  const placed = ({ kind, what, span }: Remain): Remain => ({
    kind,
    what: withoutSecrets(what),
    span: inOriginal(span),
  })
  return {
    text,
    removed: removed.sort((a, b) => a.span.start - b.span.start),
    remains: remains.map(placed),
    doubts: doubtsIn(text, view, internals).map(placed),
    confirm: original.profile.data.publication.checklist.filter(one => typeof one === 'string'),
  }
}

/** What the rounds of changes make of a document. */
interface Cleared {
  readonly text: string
  readonly view: View
  readonly removed: Removed[]
  /** Changes that the last round left to do. */
  readonly left: readonly Change[]
  /** Where a span of the text was in the original. */
  readonly inOriginal: (span: Span) => Span
}

function clearedOf(original: View, internals: Internals): Cleared {
  const removed: Removed[] = []
  const history: ReturnType<typeof origins>[] = []
  const toOriginal = (offset: number) => history.reduceRight((at, before) => before(at), offset)
  const inOriginal = ({ start, end }: Span) => ({ start: toOriginal(start), end: toOriginal(end) })
  let view = original
  let text = textOf(original.parsed)
  let changes = changesIn(text, view, internals)
  for (let round = 0; changes.length > 0 && round < MOST_ROUNDS; round++) {
    for (const { kind, what, text: by, span, along } of changes) {
      if (along) continue
      const place = inOriginal(saying(text, span))
      removed.push({ kind, what: withoutSecrets(what), by: by.trim(), span: place })
    }
    text = applyEdits(text, changes)
    history.push(origins(changes))
    view = viewOf(parse(text), original)
    changes = changesIn(text, view, internals)
  }
  return { text, view, removed, left: changes, inOriginal }
}

/** A span from its first sign on: blank lines above a section go with it, and are not where it stands. */
function saying(text: string, { start, end }: Span): Span {
  const blank = /^\s*/.exec(text.slice(start, end))![0].length
  return start + blank < end ? { start: start + blank, end } : { start, end }
}

/**
 * The changes of one round: whole sections and fields first, then links to inside, then secrets. Names and references are
 * replaced last, and not in links that are kept.
 */
function changesIn(text: string, view: View, internals: Internals): Change[] {
  let anchors: ReadonlySet<string> | undefined
  const { changes, kept, code } = inlineOf(text, view.parsed, internals, () => {
    anchors ??= anchorsOf(view.parsed)
    return anchors
  })
  const [isCode, isKept] = [meeting(code), meeting(kept)]
  const settledOn = settled(text, [
    ...removals(view),
    ...changes,
    ...redactions(text, internals),
    ...bareAddresses(text, internals, isCode),
    ...[...namings(text, view, internals), ...references(text, view, internals)].filter(
      ({ span }) => !isKept(span),
    ),
  ])
  return together(text, settledOn, internals.words)
}

/** Tells whether a span shares anything with one of the places. */
function meeting(places: Inline['kept']): (span: Span) => boolean {
  let reach = 0
  const inOrder = places
    .toSorted(([a], [b]) => a - b)
    .map(([start, end]) => {
      reach = Math.max(reach, end)
      return { span: { start, end: reach } }
    })
  return ({ start, end }) => (inOrder[lastFrom(inOrder, end - 1)]?.span.end ?? 0) > start
}
