import { eitherOf, type Message, say } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import { nearest } from '../profile/near.ts'
import { rules } from '../rules/index.ts'
import type { OptionAbout, Rule } from '../rules/rule.ts'
import type { Span } from '../span.ts'
import type { RuleSettings } from './configuration.ts'
import type { Layer } from './layers.ts'
import { keySpanAt, nodeAt, spanAt } from './problems.ts'
import { type Reading, report, type Slip } from './sources.ts'

type Path = readonly PropertyKey[]

/** Reports unknown names: of styles, of rules, and of options of rules. */
export function checkNames(
  layers: readonly Layer[],
  own: ReadonlyMap<string, Profile>,
  reading: Reading,
): void {
  const styles = [...reading.builtIn.profiles.keys(), ...own.keys()]
  for (const layer of layers) {
    const { data } = layer
    const site = { layer, reading }
    checkStyle(site, data.profile, ['profile'], styles)
    checkRules(site, data.rules, ['rules'])
    for (const [i, override] of (data.overrides ?? []).entries()) {
      checkStyle(site, override.profile, ['overrides', i, 'profile'], styles)
      checkRules(site, override.rules, ['overrides', i, 'rules'])
    }
  }
}

/** The file that is looked at, and the reading that its problems are reported to. */
interface Site {
  readonly layer: Layer
  readonly reading: Reading
}

function checkStyle(
  { layer, reading }: Site,
  id: string | undefined,
  path: Path,
  known: readonly string[],
): void {
  if (id === undefined || known.includes(id)) return
  const found = say`There is no house style “${id}”.`
  const span = spanAt(layer.root, path)
  report(reading, layer, slip(id, known, { found, expected: say`Expected ${eitherOf(known)}.`, span }))
}

function checkRules(site: Site, settings: RuleSettings | undefined, path: Path): void {
  const { layer, reading } = site
  for (const [id, setting] of Object.entries(settings ?? {})) {
    const rule = rules.find(one => one.id === id)
    const place = [...path, id]
    if (!rule) {
      const known = rules.map(one => one.id)
      const span = keySpanAt(layer.root, place)
      const words = { found: say`There is no rule “${id}”.`, expected: say`Expected the id of a rule.` }
      report(reading, layer, slip(id, known, { ...words, span }))
    } else if (typeof setting !== 'string') {
      checkOptions(site, rule, setting.options, [...place, 'options'])
    }
  }
}

function checkOptions(
  { layer, reading }: Site,
  rule: Rule,
  options: Readonly<Record<string, unknown>> | undefined,
  path: Path,
): void {
  const known = rule.options ?? {}
  for (const [name, value] of Object.entries(options ?? {})) {
    const place = [...path, name]
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known)
      const expected = names.length > 0 ? say`Expected ${eitherOf(names)}.` : say`It has none.`
      const span = keySpanAt(layer.root, place)
      const found = say`“${name}” is no option of ${rule.id}.`
      report(reading, layer, slip(name, names, { found, expected, span }))
    } else if (!isLike(value, known[name]!)) {
      const node = nodeAt(layer.root, place)
      const found =
        node?.kind === 'scalar' ? say`“${node.value}”` : node?.kind === 'list' ? say`a list` : say`a map`
      const message = say`“${name}” is ${found}. Expected ${kindOf(known[name]!)}.`
      report(reading, layer, { message, span: spanAt(layer.root, place) })
    }
  }
}

function isLike(value: unknown, { default: standard }: OptionAbout): boolean {
  if (Array.isArray(standard)) return Array.isArray(value) && value.every(one => typeof one === 'string')
  return typeof value === typeof standard
}

function kindOf({ default: standard }: OptionAbout): Message {
  if (Array.isArray(standard)) return say`a list of texts`
  if (typeof standard === 'number') return say`a number such as ${standard}`
  return typeof standard === 'boolean' ? say`true or false` : say`text such as ${JSON.stringify(standard)}`
}

/** A word that is none of those known: what was found, and which of them was probably meant, else what was expected. */
function slip(
  word: string,
  known: readonly string[],
  { found, expected, span }: { readonly found: Message; readonly expected: Message; readonly span: Span },
): Slip {
  const meant = nearest(word, known)
  if (meant === null) return { message: say`${found} ${expected}`, span }
  return { message: say`${found} Did you mean “${meant}”?`, span, meant }
}
