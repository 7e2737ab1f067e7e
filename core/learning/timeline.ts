import type { Section, TimelineEntry } from '../facts/record.ts'
import { readOrder } from '../facts/timeline.ts'
import { findZone } from '../facts/times.ts'
import { declaresZone, isZoned } from '../policy/clocks.ts'
import type { Profile } from '../profile/compile.ts'
import { slice } from '../syntax/text.ts'
import { because, type Entries, type Node } from './node.ts'
import type { Outline } from './outline.ts'
import { commonest, inDocuments, isUsual, nameOf, type Paper, reasons, SOME, shareOf } from './paper.ts'
import { blocksIn, columnNodes, columnsIn, isTable, type Placed, placeOf } from './tables.ts'

/** How the timeline is written: as the template has it, else as most documents do. */
export function learnTimeline(
  template: Paper,
  outline: Outline,
  papers: readonly Paper[],
  generic: Profile,
): Entries {
  const own = outline.sections.find(({ kind }) => kind === 'timeline')
  const blocks = own === undefined ? [] : blocksIn(own, template)
  const table = blocks.find(isTable)
  const shown = table ?? blocks.find(({ block }) => block.kind === 'list' || block.kind === 'code')
  return {
    form: shown === undefined ? formOf(papers) : because(formOfBlock(shown), placeOf(shown, template)),
    columns: table && columnNodes(table, columnsIn(table, 'timeline', generic), template),
    ...zoneOf(template, own?.section ?? null, papers, generic),
  }
}

function formOfBlock({ block }: Placed): Node {
  return block.kind === 'table' ? 'table' : block.kind === 'code' ? 'fence' : 'bullet'
}

/** The form most documents write their timeline in. */
function formOf(papers: readonly Paper[]): Node | undefined {
  const most = commonest(papers.flatMap(({ record }) => record.timeline[0]?.form ?? []))
  if (most === null) return undefined
  const { value: form, count } = most
  const isOther = form === 'heading' || form === 'paragraph'
  return because(
    written[form],
    reasons(inDocuments({ count, of: papers.length }), isOther ? `each entry a ${form}` : null),
  )
}

/** The nearest of the forms a style can ask for. */
const written: Readonly<Record<TimelineEntry['form'], string>> = {
  table: 'table',
  fence: 'fence',
  bullet: 'bullet',
  numbered: 'bullet',
  heading: 'bullet',
  paragraph: 'bullet',
}

/** The zone times are written in, and whether documents are to say so: where the template or most documents do. */
function zoneOf(template: Paper, own: Section | null, papers: readonly Paper[], generic: Profile): Entries {
  const told = papers.filter(({ record }) => record.timeline.length > 0)
  const stated = statedIn(template, own, generic)
  const zones = told.flatMap(paper => zoneIn(paper, generic) ?? [])
  const saying = shareOf(
    told,
    ({ record, parsed }) => declaresZone(record, parsed) || record.timeline.some(isZoned),
  )
  if (told.length === 0) {
    const says = `as ${nameOf(template)} says`
    return stated === null ? {} : { zone: because(stated, says), asksZone: because(true, says) }
  }
  if (!isUsual(saying)) return {}
  const zone = stated ?? commonest(zones)?.value ?? null
  const share = { count: zones.filter(one => one === zone).length, of: told.length }
  return {
    // Where documents use several clocks, none of them can be taken for granted.
    zone: zone !== null && isUsual(share) ? because(zone, inDocuments(share)) : undefined,
    asksZone:
      stated !== null || told.length >= SOME
        ? because(true, inDocuments(saying, 'a zone stands in'))
        : undefined,
  }
}

/** The zone the template's timeline names. */
function statedIn({ parsed, record }: Paper, own: Section | null, generic: Profile): string | null {
  const read = readOrder(parsed, record.sections, generic).zone?.value ?? null
  if (read !== null || own === null) return read?.text ?? null
  const { start, end } = own.span
  return findZone(slice(parsed, { start, end: Math.min(end, start + 300) }))?.text ?? null
}

function zoneIn({ parsed, record }: Paper, generic: Profile): string | null {
  const read = readOrder(parsed, record.sections, generic).zone?.value.text
  return read ?? record.timeline.find(isZoned)?.zone?.text ?? null
}
