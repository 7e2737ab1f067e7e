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
  const notices = [...folders].sort().map(folder => noticeOf(join(root, folder)))
  return `Code of other projects in this package, and their licences.\n\n${notices.join('\n')}`
}

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const file = readdirSync(folder).find(name => /^(?:licen[cs]e|copying)/i.test(name))
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : ''
  const head = `${manifest.name} ${manifest.version} (${manifest.license ?? 'licence below'})`
  return `${'-'.repeat(80)}\n${head}\n\n${unwrapped(text.trim())}\n`
}

/** One line a paragraph: licences of one kind are then the same text, which packs well, however their authors wrapped it. */
function unwrapped(text: string): string {
  return text.replace(/([^\n])\r?\n(?=[^\r\n])(?!\s*(?:[*-]|\d+\.|Copyright))[ \t]*/g, '$1 ')
}
