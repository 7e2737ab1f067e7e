/**
 * Whether the words are an HTML tag: a name of HTML, alone or with flags, that no one would use as a placeholder. `closed`:
 * the names of the tags that are closed somewhere in the text around.
 */
export function isTag(words: string, closed: () => ReadonlySet<string>): boolean {
  const [name, ...rest] = words.toLowerCase().split(/\s+/)
  if (rest.length > 0 && !rest.every(word => flags.test(word))) return false
  if (tags.has(name!)) return true
  return spokenTags.has(name!) && closed().has(name!)
}

/** Finds the names of the tags that a text closes, when first asked. */
export function closedIn(text: string): () => ReadonlySet<string> {
  let names: ReadonlySet<string> | undefined
  return () =>
    (names ??= new Set(Array.from(text.matchAll(/<\/([a-z]+)/gi), ([, name]) => name!.toLowerCase())))
}

const flags = /^(?:open|disabled|controls|async|defer|hidden|checked|autoplay|loop|muted|reversed)$/
const tags: ReadonlySet<string> = new Set(
  (
    'a abbr acronym article aside audio b base bdi bdo big blockquote body br button canvas caption center cite col ' +
    'colgroup dd del dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 ' +
    'h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd legend li main mark menu meta meter nav ' +
    'noscript ol optgroup option output p param picture pre progress q rp rt ruby s samp script search select slot ' +
    'small span strike strong style sub sup svg table tbody td template textarea tfoot th thead tr track tt u ul var ' +
    'video wbr'
  ).split(' '),
)
/** Names of HTML that are words as well: tags only where they are closed. */
const spokenTags: ReadonlySet<string> = new Set(
  'address area code data datalist details label link map object section source summary time title'.split(
    ' ',
  ),
)
