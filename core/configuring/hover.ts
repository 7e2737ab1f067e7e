import { english } from '../message.ts'
import { rules } from '../rules/index.ts'
import { holds, type Span } from '../span.ts'
import { readYaml, type YamlNode } from '../syntax/yaml.ts'
import { aboutOption, byDefault, isRules, type Name } from './complete.ts'
import {
  alternatives,
  code,
  configurationShape,
  formsOf,
  profileShape,
  type Shape,
  shapesAt,
  wordsFor,
} from './shape.ts'

/** An explanation in Markdown, and the span it is about. */
export interface Hover {
  readonly text: string
  readonly span: Span
}

/** Explains the key or value at an offset of `postmortems.yaml`; `null` if there is none or nothing is known of it. */
export function hoverConfiguration(text: string, offset: number, styles: readonly Name[] = []): Hover | null {
  const place = placeAt(readYaml(text).root, offset, [])
  if (place === null) return null
  return ruleHover(place) ?? styleHover(place, styles) ?? shapeHover(place, configurationShape())
}

/** The same for a file that describes a house style. */
export function hoverStyle(text: string, offset: number): Hover | null {
  const place = placeAt(readYaml(text).root, offset, [])
  return place && (ruleHover(place) ?? shapeHover(place, profileShape()))
}

interface Place {
  /** Where the value stands, or the value of the key. */
  readonly path: readonly PropertyKey[]
  readonly word: string
  readonly isKey: boolean
  readonly span: Span
}

function placeAt(node: YamlNode | null, offset: number, path: readonly PropertyKey[]): Place | null {
  if (node === null || node.kind === 'null') return null
  if (node.kind === 'scalar') {
    const { span, value } = node
    return holds(span, offset) ? { path, word: value, isKey: false, span } : null
  }
  if (node.kind === 'list') {
    return firstOf(node.items.map((item, i) => () => placeAt(item, offset, [...path, i])))
  }
  return firstOf(
    node.entries.map(({ key, value }) => () => {
      const own = [...path, key.value]
      if (holds(key.span, offset)) return { path: own, word: key.value, isKey: true, span: key.span }
      return placeAt(value, offset, own)
    }),
  )
}

function firstOf(looks: readonly (() => Place | null)[]): Place | null {
  for (const look of looks) {
    const found = look()
    if (found) return found
  }
  return null
}

function ruleHover({ path, isKey, span }: Place): Hover | null {
  if (!isKey) return null
  const rule = rules.find(one => one.id === path.at(-1))
  if (rule && isRules(path.slice(0, -1))) {
    const options = Object.entries(rule.options ?? {}).map(
      ([id, option]) => `- \`${id}\`: ${aboutOption(option)}`,
    )
    const level = rule.off ? 'Off unless it is turned on.' : `By default: \`${rule.level}\`.`
    return {
      text: [`**${rule.id}**: ${rule.summary}`, level, options.join('\n')].filter(Boolean).join('\n\n'),
      span,
    }
  }
  const option = rules.find(one => one.id === path.at(-3))?.options?.[String(path.at(-1))]
  if (!option || path.at(-2) !== 'options') return null
  return { text: aboutOption(option), span }
}

function styleHover({ path, isKey, word, span }: Place, styles: readonly Name[]): Hover | null {
  if (isKey || path.at(-1) !== 'profile') return null
  const style = styles.find(one => one.id === word)
  return style ? { text: `**${style.id}**: ${style.about}`, span } : null
}

function shapeHover({ path, span }: Place, shape: Shape): Hover | null {
  const shapes = shapesAt(shape, path)
  if (shapes.length === 0) return null
  const about = [...shapes, ...shapes.flatMap(formsOf)].find(
    one => one.description !== undefined,
  )?.description
  const standard = shapes.find(one => one.default !== undefined)?.default
  const isShort = standard !== undefined && JSON.stringify(standard).length <= 80
  const parts = [
    about,
    `Expected: ${english(alternatives(shapes.map(one => wordsFor(one, code))))}.`,
    isShort && byDefault(standard),
  ]
  return { text: parts.filter(Boolean).join('\n\n'), span }
}
