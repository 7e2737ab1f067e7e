import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import type { Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import type { Opened } from './opened.ts'
import type { Section } from './record.ts'
import { holdMeasures } from './remedies.ts'
import { openingOf } from './timeline/draft.ts'
import { holdsUpdate, isStage } from './timeline/updates.ts'
import { askWhy } from './whys/asking.ts'

/** What the rest of the document says of a section's role. */
interface Setting extends Told {
  readonly isFirst: boolean
  /** The role of the section around it that has one. */
  readonly around: SectionKind | null
}

/** Whether some title is that of what is to be done, or of a timeline. */
interface Told {
  readonly isDone: boolean
  readonly isTimed: boolean
}

/** What the titles of a document tell. */
export function toldIn(opened: readonly Opened[]): Told {
  return {
    isDone: opened.some(({ match }) => ofMeasures.has(match.kind ?? match.within)),
    isTimed: opened.some(({ match }) => (match.kind ?? match.within) === 'timeline'),
  }
}

/** The role of a section by its title and by what it holds, and which of the style's sections it is. */
export function roleOf(
  one: Opened,
  profile: Profile,
  { isFirst, around, isDone, isTimed }: Setting,
): Pick<Section, 'kind' | 'id'> {
  const { id, kind, within } = one.match
  const isWithin = around !== null
  if (around === 'actions' && isSort(one, profile)) return { kind: null, id: null }
  const isBare = kind === null && !isWithin && !one.pseudo && one.level > 1
  const isTimeline = !isTimed && (isBare ? isSequence(one, profile) : isAccount(one, profile))
  const isUpdate = isPost(one, profile)
  if (isTimeline) return { kind: 'timeline', id: isBare && !isUpdate ? id : null }
  if (isUpdate) return { kind: null, id: null }
  if (isRemedy(one, profile, isDone)) return { kind: 'actions', id }
  const own = kindOf(one) ?? (isBare && asksWhy(one, profile) ? 'root-cause' : null)
  return { kind: own ?? (isWithin || one.pseudo || isFirst ? null : within), id }
}

/** Whether a part of what is to be done is called by what it is for: "### Detection", "### Mitigation". */
function isSort({ match }: Opened, profile: Profile): boolean {
  return match.kind !== null && sorts.has(match.kind) && (match.id === null || profile.data.generic)
}

const sorts: ReadonlySet<SectionKind> = new Set(['detection', 'response', 'resolution', 'prevention'])

/** Whether a section is an update of a status page, "Resolved", which tells nothing but what was said at the time. */
function isPost({ match, text, chunk, blocks, bodyStart }: Opened, profile: Profile): boolean {
  if (match.kind === null || (match.id !== null && !profile.data.generic) || !isStage(text, profile))
    return false
  return holdsUpdate(
    chunk.text,
    blocks.filter(block => block.span.start >= bodyStart),
  )
}

/** The role of a section; one called "Context" that holds but a list of moments is a timeline. */
function kindOf({ match, blocks, chunk, bodyStart }: Opened): SectionKind | null {
  if (match.kind !== 'background') return match.kind
  const [only, ...rest] = blocks.filter(block => block.span.start >= bodyStart)
  if (only?.kind !== 'list' || rest.some(block => block.kind === 'list')) return match.kind
  return areMoments(chunk.text, [only], MOST) ? 'timeline' : match.kind
}

/** Sections that say what is to be done. */
const ofMeasures: ReadonlySet<SectionKind | null> = new Set(['actions', 'prevention'])

/** Whether a section called "Remediation" is that of the action items: where no other is, and it holds but such. */
function isRemedy(one: Opened, profile: Profile, isDone: boolean): boolean {
  const { match } = one
  const isOwn = match.id !== null && !profile.data.generic
  return !isDone && !isOwn && profile.lookup.words.remedies.has(match.word) && holdMeasures(one, profile)
}

/** Whether a section that tells what happened holds but moments: where no other is the timeline, it is. */
function isAccount(one: Opened, profile: Profile): boolean {
  const { match } = one
  const isOwn = match.id !== null && !profile.data.generic
  if (isOwn || match.kind === null || !profile.lookup.words.accounts.has(match.word)) return false
  return holdsMoments(one, MOST)
}

/** Whether a section whose title says nothing holds but moments, and is none of a plan: "Steps", "Schedule". */
function isSequence(one: Opened, profile: Profile): boolean {
  return !profile.lookup.words.foreign.has(normalise(one.text)) && holdsMoments(one, NEARLY_ALL)
}

/** Whether a section whose title says nothing asks why again and again. */
function asksWhy(one: Opened, profile: Profile): boolean {
  const { blocks, chunk, bodyStart, text, match } = one
  if (match.within !== null) return false
  one.asksWhy ??=
    askWhy(
      chunk.text,
      blocks.filter(block => block.span.start >= bodyStart),
      profile,
    ) && !profile.lookup.words.foreign.has(normalise(text))
  return one.asksWhy
}

const MOST = 0.5
/** Where the title says nothing, hardly anything else may stand there: a table of times and costs is none. */
const NEARLY_ALL = 0.7

function holdsMoments({ blocks, chunk, bodyStart }: Opened, share: number): boolean {
  const own = blocks.filter(block => block.span.start >= bodyStart)
  return areMoments(chunk.text, own, share)
}

/** Whether more than a share of what stands in the blocks, item by item, row by row, opens with a moment, and not only once. */
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

/** Whether a line opens with a clock time, a weekday or day in front of it, or with a count from the start. */
function isMoment(text: string, { start, end }: Span): boolean {
  const reading = openingOf(text, start, end, false)?.reading
  return reading != null && (reading.seconds !== null || reading.relative !== null)
}

function openingLine(block: Block | undefined): Span | undefined {
  return block?.kind === 'paragraph' ? block.lines[0] : undefined
}
