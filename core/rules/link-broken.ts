import { memoryOf } from '../facts/chunkMemory.ts'
import { type Message, say } from '../message.ts'
import { shift } from '../span.ts'
import { anchorKey, anchorsOf, decoded } from '../syntax/anchors.ts'
import { type Link, links } from '../syntax/inline.ts'
import type { Chunk } from '../syntax/parsed.ts'
import { phrasingIn } from '../syntax/phrasing.ts'
import type { View } from '../view.ts'
import { isMarkdown } from '../workspace/fileNames.ts'
import type { DocumentRule } from './rule.ts'

export const linkBroken: DocumentRule = {
  id: 'link-broken',
  group: 'safety',
  summary: 'A relative link or anchor without a target',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  dependsOn: 'folder',
  since: '0.1.0',
  source: 'RFC 3986, section 4.2 (relative references); how GitHub and GitLab name the anchors of headings',
  words: ({ chunk }, { memory }) => linksOf(chunk, memory).length > 0 || mayName.test(chunk.text),
  *check(view) {
    const { chunks, starts } = view.parsed
    let anchors: ReadonlySet<string> | undefined
    // By address, so that the workspace is asked once for each; `null` means that the target exists.
    const faults = new Map<string, Message | null>()
    for (let i = 0; i < chunks.length; i++) {
      for (const { href, target } of linksOf(chunks[i]!, view.memory)) {
        if (href.startsWith('#')) {
          anchors ??= anchorsOf(view.parsed)
          if (!isAlwaysThere(href.slice(1)) && !anchors.has(anchorKey(href.slice(1))))
            yield {
              span: shift(target, starts[i]!),
              message: say`The link “${href}” is not a heading or anchor of this document. Expected a target that exists.`,
            }
          continue
        }
        let fault = faults.get(href)
        if (fault === undefined) {
          fault = faultOf(view, href)
          faults.set(href, fault)
        }
        if (fault !== null) yield { span: shift(target, starts[i]!), message: fault }
      }
    }
  },
}

/**
 * Returns the links, images and definitions of a chunk that point into this repository; for a reference, its
 * definition counts. Spans count from the start of the chunk.
 */
function linksOf(chunk: Chunk, memory: View['memory']): readonly Link[] {
  if (memory === undefined) return linksIn(chunk)
  const kept = memoryOf(memory, chunk)
  kept.links ??= linksIn(chunk)
  return kept.links
}

function linksIn({ text, blocks }: Chunk): readonly Link[] {
  if (!text.includes(']:') && !staysAtHome.test(text)) return none
  const found: Link[] = []
  for (const { start, end } of phrasingIn(blocks)) {
    const words = text.slice(start, end)
    if (!words.includes(']:') && !staysAtHome.test(words)) continue
    for (const link of links(words, start)) {
      const leads = link.kind === 'link' || link.kind === 'image' || link.kind === 'definition'
      if (leads && !isForeign(link.href)) found.push(link)
    }
  }
  return found
}

const none: readonly Link[] = []

/** A quick test: whether an inline link does not point to the web. */
const staysAtHome = /\]\((?!\s*<?(?:https?|mailto):)/

/** Whether the target cannot be checked: URLs, paths from the site’s root, placeholders. */
function isForeign(href: string): boolean {
  return href === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\?])|[<>{}$*@|]|\.\.\.|…|YYYY|XXX|NNN/i.test(href)
}

/** Anchors may be declared by HTML or by `{#name}`. */
const mayName = /[<{]/

/** Anchors that need no heading: the top of the page, footnotes, lines of a file, text fragments. */
function isAlwaysThere(anchor: string): boolean {
  return /^(?:|top|(?:user-content-)?fn(?:ref)?[-:]?.*|L\d+.*|:~:text=.*)$/i.test(anchor)
}

/**
 * Says what is wrong with a link to another file; `null` if nothing is known to be. Paths without an extension are not
 * checked, as they may be pages of a site; for `.html`, its Markdown or RST source is enough.
 */
function faultOf({ path, workspace }: View, href: string): Message | null {
  const file = decoded(href.replace(/[?#].*$/s, '').replace(/\/$/, ''))
  if (flattened.test(path) || !/[^./]\.[a-z][a-z0-9]{0,9}$/i.test(file)) return null
  const beside = resolved(path, file)
  const source = beside.replace(/\.html?$/i, '.')
  const places = source === beside ? [beside] : [beside, `${source}md`, `${source}html.md`, `${source}rst`]
  if (places.every(place => workspace.exists(place) === false && !workspace.cards.has(place)))
    return say`The link “${href}” leads to no file. Expected a target that exists.`
  const hash = href.indexOf('#')
  const anchor = hash < 0 ? '' : href.slice(hash + 1)
  if (isAlwaysThere(anchor) || !isMarkdown(beside)) return null
  const anchors = workspace.cards.get(beside)?.anchors
  return anchors === undefined || anchors.includes(` ${anchorKey(anchor)} `)
    ? null
    : say`The link “${href}” leads to no heading or anchor of that document. Expected a target that exists.`
}

/**
 * Names with folders in them (`docs__postmortems__x.md`): the file was moved, so relative links cannot be checked.
 */
const flattened = /[^/_]__[^/]*$/

/** Resolves a relative path against the document’s folder; the result starts with `..` if it leaves the workspace. */
function resolved(from: string, file: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of file.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
