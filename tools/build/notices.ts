import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The licences of the packages whose code went into bundles, as their authors ask for with every copy. `inputs` are paths
 * of source files as esbuild lists them.
 */
export function noticesFor(inputs: Iterable<string>, root: string): string {
  const folders = new Set<string>()
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)
    if (match) folders.add(match[1]!)
  }
  // Whoever has the same licence stands above it: fifteen copies of one text would be a kilobyte of the download.
  const holders = new Map<string, string[]>()
  for (const folder of [...folders].sort()) {
    const { holder, terms } = noticeOf(join(root, folder))
    holders.set(terms, [...(holders.get(terms) ?? []), holder])
  }
  const notices = Array.from(
    holders,
    ([terms, all]) => `${'-'.repeat(80)}\n${all.join('\n\n')}\n\n${terms}\n`,
  )
  return `Code of other projects in this package, and their licences.\n\n${notices.join('\n')}`
}

/** Who holds the rights in a package, and its licence without them. */
function noticeOf(folder: string): { holder: string; terms: string } {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const file = readdirSync(folder).find(name => /^(?:licen[cs]e|copying)/i.test(name))
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : ''
  const paragraphs = unwrapped(text.trim()).split(/\n{2,}/)
  const isTitle = (one: string) => /^(?:the )?(?:mit|isc) licen[cs]e(?: \(\w+\))?$/i.test(one.trim())
  const isHolder = (one: string) => /^copyright \(?c?\)?/i.test(one.trim()) && one.length < 200
  return {
    holder: [
      `${manifest.name} ${manifest.version} (${manifest.license ?? 'licence below'})`,
      ...paragraphs.filter(isHolder),
    ].join('\n'),
    terms: paragraphs.filter(one => !isHolder(one) && !isTitle(one)).join('\n\n'),
  }
}

/** One line a paragraph: licences of one kind are then the same text, which packs well, however their authors wrapped it. */
function unwrapped(text: string): string {
  return text.replace(/([^\n])\r?\n(?=[^\r\n])(?!\s*(?:[*-]|\d+\.|Copyright))[ \t]*/g, '$1 ')
}
