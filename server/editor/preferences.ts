import { type Level, levels, type Settings } from '../../core/index.ts'

/** Settings of the editor. Where they and the repository's configuration both set a rule, the configuration wins. */
export interface Preferences {
  readonly completion: boolean
  readonly hover: boolean
  readonly codeActions: boolean
  readonly codeLens: boolean
  readonly inlayHints: boolean
  readonly outline: boolean
  readonly folding: boolean
  readonly links: boolean
  readonly semanticTokens: boolean
  readonly formatting: boolean
  /** The handle of whoever writes, or `''`. */
  readonly author: string
  readonly rules: Readonly<Record<string, string>>
}

export const standardPreferences: Preferences = {
  completion: true,
  hover: true,
  codeActions: true,
  codeLens: true,
  inlayHints: true,
  outline: true,
  folding: true,
  links: true,
  semanticTokens: true,
  formatting: true,
  author: '',
  rules: {},
}

/** Reads the preferences from whatever the client sent; a setting that is missing or of the wrong type gets its default. */
export function readPreferences(answer: unknown): Preferences {
  const given = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
  const entries = Object.entries(standardPreferences).map(([key, standard]) => {
    const value = key === 'rules' ? given.rules : switched(given[key])
    return [key, typeof value === typeof standard && value !== null ? value : standard]
  })
  return Object.fromEntries(entries) as Preferences
}

/** The value of `postmortems.<feature>.enabled`, also written as `postmortems.<feature>: true`. */
function switched(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { enabled?: unknown }).enabled : value
}

/** Adds the levels set in the editor for rules that the repository's configuration does not set. */
export function preferring(settings: Settings, { rules }: Preferences): Settings {
  const own = Object.entries(rules).filter(([, level]) => level === 'off' || levels.includes(level as Level))
  if (own.length === 0) return settings
  return { ...settings, levels: { ...(Object.fromEntries(own) as Settings['levels']), ...settings.levels } }
}
