import type { Parsed } from '../syntax/parsed.ts'
import type { Profile } from './compile.ts'
import { type Choices, type Configuration, choicesFor } from './configured.ts'
import { detect } from './detect.ts'
import { isNeverNamed } from './paths.ts'
import { plainSettings, type Settings } from './settings.ts'

/** Whether a file is a postmortem, in which style, with which settings, and why. */
export interface Resolution {
  readonly isPostmortem: boolean
  /** From 0 to 1; 1 where a person decided. */
  readonly confidence: number
  readonly profile: Profile
  readonly settings: Settings
  /** How the style was chosen, in one sentence. */
  readonly reason: string
  /** Everything that had a say, in order. */
  readonly because: readonly string[]
}

const nothingChosen: Choices = { isPostmortem: null, profile: null, settings: plainSettings, because: [] }

/**
 * Decides for one file: what its configuration names for the path, then a `profile` key in the document, then
 * the evidence in the text, then the generic style. `path` counts from the configuration's folder.
 */
export function resolve(
  path: string,
  parsed: Parsed,
  configuration: Configuration | null,
  builtIn: ReadonlyMap<string, Profile>,
): Resolution {
  const choices = configuration ? choicesFor(path, configuration) : nothingChosen
  const profiles = configuration?.profiles.size ? new Map([...builtIn, ...configuration.profiles]) : builtIn
  const { settings, because } = choices
  const named = choices.profile && profiles.get(choices.profile.id)
  const decided = choices.isPostmortem === true && isNeverNamed(path) ? null : choices.isPostmortem
  if (named && decided !== null) {
    const reason = `${choices.profile!.by} in the configuration says ${named.data.id}`
    return {
      isPostmortem: decided,
      confidence: 1,
      profile: named,
      settings,
      reason,
      because: [...because, reason],
    }
  }
  const detection = detect(parsed, path, [...profiles.values()])
  const profile = named || profiles.get(detection.profile)!
  const reason = named
    ? `${choices.profile!.by} in the configuration says ${named.data.id}`
    : detection.reason
  return {
    isPostmortem: decided ?? detection.isPostmortem,
    confidence: decided === null ? detection.confidence : 1,
    profile,
    settings,
    reason,
    because: [...because, reason],
  }
}
