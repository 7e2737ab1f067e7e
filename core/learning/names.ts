import { fileNameOf } from '../path.ts'
import { literal } from '../syntax/literal.ts'
import type { FieldFound } from './fields.ts'
import { because, type Entries, type Node } from './node.ts'
import { commonest, inDocuments, isUsual, nameOf, type Paper, reasons, shareOf } from './paper.ts'
import { commonShape, filledIn, makeOf, patternOf } from './shapes.ts'

/** How the files are named, and where they lie. */
export function learnFiles(template: Paper, papers: readonly Paper[]): Entries | undefined {
  const stems = papers.map(stemOf)
  const folder = folderOf(papers)
  const ending = endingOf(papers.length === 0 ? [template] : papers)
  const found = commonShape(stems)
  if (found === null) {
    const blank = papers.length === 0 ? filledIn(stemOf(template)) : null
    const shape = blank === null ? null : (commonShape([blank])?.shape ?? null)
    if (shape === null) return folder === undefined ? undefined : { folder }
    const own = { ...shape, after: shape.after ?? '-', words: 'free' as const }
    return {
      pattern: because(`${patternOf(own)}\\.${ending}`, `as ${nameOf(template)} is named`),
      make: `${makeOf(own)}.${ending}`,
    }
  }
  const { shape, share } = found
  return {
    pattern: because(`${patternOf(shape)}\\.${ending}`, inDocuments(share)),
    make: `${makeOf(shape)}.${ending}`,
    folder,
  }
}

function stemOf({ path }: Paper): string {
  return fileNameOf(path).replace(markdown, '')
}

const markdown = /\.(md|markdown|mdx)$/i

/** The ending of most names, without the dot. */
function endingOf(papers: readonly Paper[]): string {
  return commonest(papers.flatMap(({ path }) => markdown.exec(path)?.[1] ?? []))?.value ?? 'md'
}

function folderOf(papers: readonly Paper[]): Node | undefined {
  const most = commonest(papers.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  if (most === null || !isUsual({ count: most.count, of: papers.length })) return undefined
  if (most.value.startsWith('..')) return undefined
  return because(most.value === '' ? '.' : most.value, inDocuments({ count: most.count, of: papers.length }))
}

/** How ids are made: as those of the documents, else as the template's blank. `fromFile` where they name the file. */
export function learnIds(fields: readonly FieldFound[], papers: readonly Paper[]): Entries | undefined {
  const left = fields.find(({ means }) => means === 'id')?.left
  if (left === undefined) return undefined
  const named = papers.filter(({ record }) => record.id !== null)
  const ids = named.map(({ record }) => record.id!.value)
  const ofFile = shareOf(named, paper => paper.record.id!.value === stemOf(paper))
  if (ofFile.of > 1 && ofFile.count === ofFile.of) {
    return { pattern: '.+', make: '{file}', fromFile: because(true, inDocuments(ofFile)) }
  }
  const own = filledIn(left)
  const blank = own !== null && (ids.length < 2 || ids.every(id => isLike(own, id))) ? own : null
  const found = blank === null && ids.length < 2 ? null : commonShape(blank === null ? ids : [blank])
  if (found === null || found.shape.after !== null || found.share.count < found.share.of) return undefined
  const pattern = patternOf(found.shape)
  return {
    pattern: because(
      pattern,
      blank === null ? inDocuments(found.share) : `as the template’s “${left.trim()}”`,
    ),
    make: makeOf(found.shape),
  }
}

/** Whether an id has the form of the template's. */
function isLike(blank: string, id: string): boolean {
  const shape = commonShape([blank])?.shape
  return shape !== undefined && new RegExp(`^${patternOf(shape)}$`, 'u').test(id)
}

/** The first heading with `{title}` in the place of what differs, and what speaks for it. */
export interface TitleForm {
  readonly form: string
  /** What all titles begin with; empty where they have nothing in common. */
  readonly before: string
  readonly reason: string | null
}

/** By what the template has before its blank, unless documents do otherwise; else by what most titles begin with. */
export function learnTitle(left: string | null, template: Paper, papers: readonly Paper[]): TitleForm {
  const titles = papers.flatMap(
    ({ record }) => record.sections.find(one => one.level === 1)?.title.value ?? [],
  )
  const own = left === null ? '' : beforeBlank(left) || openingOf(left).replace(/^.*[–—-] $/, '')
  const starts = shareOf(titles, title => title.toLowerCase().startsWith(own.toLowerCase().trimEnd()))
  if (own !== '' && (titles.length === 0 || isUsual(starts))) {
    return {
      form: `${own}{title}`,
      before: own,
      reason: reasons(`as ${nameOf(template)} has it`, inDocuments(starts)),
    }
  }
  const common = commonest(titles.map(openingOf).filter(one => one !== ''))
  const share = { count: common?.count ?? 0, of: titles.length }
  if (common === null || titles.length < 2 || !isUsual(share))
    return { form: '{title}', before: '', reason: null }
  return { form: `${common.value}{title}`, before: common.value, reason: inDocuments(share) }
}

/** The words up to the first blank: `Postmortem: ` of `Postmortem: <what happened>`. */
function beforeBlank(title: string): string {
  return /^(\p{L}[\p{L}\s'’:–—-]{2,40}\s|\p{L}{2,40}：)(?=[<[{（【＜])/u.exec(title)?.[1] ?? ''
}

/** The words up to a colon, or to a dash between words. */
function openingOf(title: string): string {
  const opening = /^(\p{L}[\p{L}\s-]{1,40}?(?:\s?[:：]|\s[–—-]))\s+(?=\S)/u.exec(title)
  return opening ? `${opening[1]} ` : ''
}

/** The regular expression that tells the titles of this style. */
export function titlePattern(before: string): string | undefined {
  return before === '' ? undefined : `^${literal(before.trimEnd())}`
}
