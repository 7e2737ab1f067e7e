import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import type { Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import { blocksBelow, type Opened } from './opened.ts'
import type { Section } from './record.ts'
import { holdsMeasures } from './remedies.ts'
import { openingOf } from './timeline/draft.ts'
import { holdsUpdate, isStage } from './timeline/updates.ts'
import { askWhy } from './whys/asking.ts'

/** What else decides about a section's role. */
interface Setting extends Told {
  readonly isFirst: boolean
  /** The role of the nearest section around it that has one. */
  readonly around: SectionKind | null
}

/** Whether some title names action items or prevention, and a timeline. */
interface Told {
  readonly hasMeasures: boolean
  readonly hasTimeline: boolean
}

/** What the titles of a document include. */
export function toldIn(opened: readonly Opened[]): Told {
  return {
    hasMeasures: opened.some(({ match }) => ofMeasures.has(match.kind ?? match.within)),
    hasTimeline: opened.some(({ match }) => (match.kind ?? match.within) === 'timeline'),
  }
}

/** The role of a section, by its title and content, and its id in the style. */
export function roleOf(
  one: Opened,
  profile: Profile,
  { isFirst, around, hasMeasures, hasTimeline }: Setting,
): Pick<Section, 'kind' | 'id'> {
  const { id, kind, within } = one.match
  const isWithin = around !== null
  if (around === 'actions' && isActionGroup(one, profile)) return { kind: null, id: null }
  const isBare = kind === null && !isWithin && !one.pseudo && one.level > 1
  const isTimeline = !hasTimeline && (isBare ? isSequence(one, profile) : isAccount(one, profile))
  const isUpdate = isStatusUpdate(one, profile)
  if (isTimeline) return { kind: 'timeline', id: isBare && !isUpdate ? id : null }
  if (isUpdate) return { kind: null, id: null }
  if (isRemedy(one, profile, hasMeasures)) return { kind: 'actions', id }
  const own = kindOf(one) ?? (isBare && asksWhy(one, profile) ? 'root-cause' : null)
  return { kind: own ?? (isWithin || one.pseudo || isFirst ? null : within), id }
}

/** Whether it is a group of action items, named after their purpose: "### Detection", "### Mitigation". */
function isActionGroup({ match }: Opened, profile: Profile): boolean {
  return match.kind !== null && sorts.has(match.kind) && (match.id === null || profile.data.generic)
}

const sorts: ReadonlySet<SectionKind> = new Set(['detection', 'response', 'resolution', 'prevention'])

/** Whether a section is an update of a status page ("Resolved"), which only repeats what was said at the time. */
function isStatusUpdate(one: Opened, profile: Profile): boolean {
  const { match, text, chunk } = one
  if (match.kind === null || (match.id !== null && !profile.data.generic) || !isStage(text, profile))
    return false
  return holdsUpdate(chunk.text, blocksBelow(one))
}

/** The role that the title gives; "Context" with a list of times is a timeline. */
function kindOf(one: Opened): SectionKind | null {
  const { match, chunk } = one
  if (match.kind !== 'background') return match.kind
  const [only, ...rest] = blocksBelow(one)
  if (only?.kind !== 'list' || rest.some(block => block.kind === 'list')) return match.kind
  return areMoments(chunk.text, [only], MOST) ? 'timeline' : match.kind
}

/** Sections that say what is to be done. */
const ofMeasures: ReadonlySet<SectionKind | null> = new Set(['actions', 'prevention'])

/** Whether a section called "Remediation" holds the action items: no other does, and its content fits. */
function isRemedy(one: Opened, profile: Profile, hasMeasures: boolean): boolean {
  const { match } = one
  const isOwn = match.id !== null && !profile.data.generic
  return (
    !hasMeasures && !isOwn && profile.lookup.words.remedies.has(match.word) && holdsMeasures(one, profile)
  )
}

/** Whether a section that tells what happened is mostly times: then it may be the timeline. */
function isAccount(one: Opened, profile: Profile): boolean {
  const { match } = one
  const isOwn = match.id !== null && !profile.data.generic
  if (isOwn || match.kind === null || !profile.lookup.words.accounts.has(match.word)) return false
  return holdsMoments(one, MOST)
}

/** Whether a section with an unknown title is almost only times, and is not a plan ("Steps", "Schedule"). */
function isSequence(one: Opened, profile: Profile): boolean {
  return !profile.lookup.words.foreign.has(normalise(one.text)) && holdsMoments(one, NEARLY_ALL)
}

/** Whether a section with an unknown title asks "why" repeatedly. */
function asksWhy(one: Opened, profile: Profile): boolean {
  const { chunk, text, match } = one
  if (match.within !== null) return false
  one.asksWhy ??=
    askWhy(chunk.text, blocksBelow(one), profile) && !profile.lookup.words.foreign.has(normalise(text))
  return one.asksWhy
}

const MOST = 0.5
/** With an unknown title hardly anything else may be there: a table of times and costs is not a timeline. */
const NEARLY_ALL = 0.7

function holdsMoments(one: Opened, share: number): boolean {
  return areMoments(one.chunk.text, blocksBelow(one), share)
}

/** Whether more than `share` of the lines, items and rows open with a time: at least two, one of them among the first two. */
function areMoments(text: string, blocks: readonly Block[], share: number): boolean {
  const lines = withHtmlTables(blocks, text).flatMap((block): readonly (Span | undefined)[] => {
    if (block.kind === 'paragraph') return block.lines.length > 2 ? block.lines : block.lines.slice(0, 1)
    if (block.kind === 'list') return block.items.map(({ blocks: [first] }) => openingLine(first))
    return block.kind === 'table' ? block.rows.map(row => row.cells[0]) : []
  })
  const isTimed = (line: Span | undefined) => line !== undefined && isMoment(text, line)
  if (!lines.slice(0, 2).some(isTimed)) return false
  const timed = lines.filter(isTimed)
  return timed.length > 1 && timed.length > lines.length * share
}

/** Whether a line opens with a clock time, with or without a weekday or date before it, or with a relative time. */
function isMoment(text: string, { start, end }: Span): boolean {
  const reading = openingOf(text, start, end, false)?.reading
  return reading != null && (reading.seconds !== null || reading.relative !== null)
}

function openingLine(block: Block | undefined): Span | undefined {
  return block?.kind === 'paragraph' ? block.lines[0] : undefined
}
