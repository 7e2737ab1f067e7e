import type { Profile } from '../profile/compile.ts'
import { type Choices, type Configuration, choicesFor } from '../profile/configured.ts'
import { plainSettings, type Settings } from '../profile/settings.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { detect } from './detect.ts'
import { isNeverNamed } from './paths.ts'

/** Whether a file is a postmortem, in which style, with which settings, and why. */
export interface Resolution {
  readonly isPostmortem: boolean
  /** From 0 to 1; 1 where a person decided. */
  readonly confidence: number
  readonly profile: Profile
  readonly settings: Settings
  /** How the style was chosen, in one sentence. */
  readonly reason: string
  /** Everything that had a say; what decided whether the file is a postmortem comes first. */
  readonly because: readonly string[]
}

const nothingChosen: Choices = {
  isPostmortem: null,
  isNamed: false,
  profile: null,
  settings: plainSettings,
  because: [],
}

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
  const { settings } = choices
  const named = (choices.profile && profiles.get(choices.profile.id)) ?? null
  const chosen = named ? `${choices.profile!.by} in the configuration says ${named.data.id}` : null
  const holdsData = /\.(?:ya?ml|json)$/i.test(path)
  const isPostmortem = holdsData ? false : decided(path, choices)
  const because = [
    ...(holdsData ? ['it holds data'] : []),
    ...choices.because,
    ...(chosen === null ? [] : [chosen]),
  ]
  if (named && chosen && isPostmortem !== null) {
    return { isPostmortem, confidence: 1, profile: named, settings, reason: chosen, because }
  }
  const detection = detect(parsed, path, [...profiles.values()], isPostmortem === true)
  return {
    isPostmortem: isPostmortem ?? detection.isPostmortem,
    confidence: isPostmortem === null ? detection.confidence : 1,
    profile: named ?? profiles.get(detection.profile)!,
    settings,
    reason: chosen ?? detection.reason,
    because:
      isPostmortem === null && !detection.isPostmortem
        ? [detection.reason, ...because]
        : [...because, detection.reason],
  }
}

/**
 * What globs decide about the file being a postmortem. A README, an index or a template among the files of a glob is
 * none unless `include` names this very file.
 */
function decided(path: string, { isPostmortem, isNamed }: Choices): boolean | null {
  return isPostmortem === true && isNeverNamed(path) && !isNamed ? null : isPostmortem
}
