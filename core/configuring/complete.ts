import { english } from '../message.ts'
import { rules } from '../rules/index.ts'
import type { OptionAbout } from '../rules/rule.ts'
import type { Span } from '../span.ts'
import { type Cursor, cursorsAt } from './cursor.ts'
import { configurationShape, formsOf, keysAt, profileShape, type Shape, shapesAt, wordsFor } from './shape.ts'

/** A text that may be inserted at the cursor. */
export interface Completion {
  readonly label: string
  readonly kind: 'key' | 'value'
  /** Takes the place of `span`. */
  readonly text: string
  readonly span: Span
  /** What it may hold, in a few words. */
  readonly detail: string | null
  /** What it means, in Markdown. */
  readonly about: string | null
}

/** A name the file may use, and what it stands for. */
export interface Name {
  readonly id: string
  readonly about: string
}

/** Completions at an offset of `postmortems.yaml`. `styles` are the house styles that it can name. */
export function completeConfiguration(
  text: string,
  offset: number,
  styles: readonly Name[] = [],
): Completion[] {
  return completions(text, offset, configurationShape(), styles)
}

/** Completions at an offset of a file that describes a house style. */
export function completeStyle(text: string, offset: number): Completion[] {
  return completions(text, offset, profileShape(), [])
}

function completions(text: string, offset: number, shape: Shape, styles: readonly Name[]): Completion[] {
  for (const cursor of cursorsAt(text, offset)) {
    const found = completionsAt(cursor, shape, namesAt(cursor, styles))
    if (found.length > 0) return found
  }
  return []
}

/** Names that no schema lists: rules, their options, house styles. */
function namesAt({ path, kind }: Cursor, styles: readonly Name[]): readonly Name[] {
  const last = path.at(-1)
  if (kind === 'value') return last === 'profile' && path[0] !== 'profiles' ? styles : []
  if (isRules(path)) return rules.map(({ id, summary }) => ({ id, about: summary }))
  if (last !== 'options' || !isRules(path.slice(0, -2))) return []
  const options = rules.find(rule => rule.id === path.at(-2))?.options ?? {}
  return Object.entries(options).map(([id, option]) => ({ id, about: aboutOption(option) }))
}

/** What an option of a rule means, and what it is where nobody sets it. */
export function aboutOption({ about, default: standard }: OptionAbout): string {
  return `${about} ${byDefault(standard)}`
}

/** A sentence with the value that counts where none is written. */
export function byDefault(standard: unknown): string {
  return `By default \`${JSON.stringify(standard)}\`.`
}

/** Whether a path leads to settings of rules: at the top, of an override, of a style within. */
export function isRules(path: readonly PropertyKey[]): boolean {
  if (path.at(-1) !== 'rules') return false
  return path.length === 1 || (path.length === 3 && (path[0] === 'overrides' || path[0] === 'profiles'))
}

function completionsAt(cursor: Cursor, shape: Shape, names: readonly Name[]): Completion[] {
  if (cursor.kind === 'value') return [...values(cursor, shape), ...named(cursor, names, 'value')]
  const keys = [...keysAt(shape, cursor.path)].filter(
    ([key]) => !cursor.taken.includes(key) && (!key.startsWith('$') || cursor.json),
  )
  const own = keys.map(
    ([key, one]): Completion => ({
      label: key,
      kind: 'key',
      text: keyText(key, one, cursor),
      span: cursor.span,
      detail: shortly(one),
      about: one.description ?? null,
    }),
  )
  return [...own, ...named(cursor, names, 'key')]
}

function named(cursor: Cursor, names: readonly Name[], kind: Completion['kind']): Completion[] {
  return names
    .filter(({ id }) => !cursor.taken.includes(id))
    .map(({ id, about }) => ({
      label: id,
      kind,
      text: kind === 'key' ? keyText(id, undefined, cursor) : valueText(id, cursor),
      span: cursor.span,
      detail: null,
      about,
    }))
}

function values(cursor: Cursor, shape: Shape): Completion[] {
  const forms = shapesAt(shape, cursor.path).flatMap(formsOf)
  const offered = forms.flatMap(one => one.enum ?? (one.type === 'boolean' ? [true, false] : []))
  return [...new Set(offered)].map(value => ({
    label: String(value),
    kind: 'value',
    text: typeof value === 'string' ? valueText(value, cursor) : String(value),
    span: cursor.span,
    detail: null,
    about: forms.find(one => one.enum?.some(own => own === value))?.description ?? null,
  }))
}

/** A key with its colon, unless there is one already; in JSON with quotes. */
function keyText(key: string, shape: Shape | undefined, { hasColon, quoted, json }: Cursor): string {
  if (quoted) return key
  const own = json ? JSON.stringify(key) : key
  if (hasColon) return own
  const isBlock =
    shape !== undefined && formsOf(shape).every(one => one.type === 'object' || one.type === 'array')
  return isBlock && !json ? `${own}:` : `${own}: `
}

function valueText(value: string, { quoted, json }: Cursor): string {
  return json && !quoted ? JSON.stringify(value) : value
}

function shortly(shape: Shape): string {
  const words = english(wordsFor(shape, name => name))
  return words.length > 80 ? `${words.slice(0, 79)}…` : words
}
