import {
  type Calendar,
  type Card,
  choicesFor,
  type Instant,
  type Message,
  type Profile,
  plainSettings,
  type Settings,
  stylesBelow,
  type UsualStyle,
  usualStyleOf,
  type WorkspaceIndex,
  whyUsualStyle,
} from '../../core/index.ts'
import type { Client } from '../editor/client.ts'
import { preferring } from '../editor/preferences.ts'
import type { Session } from '../session.ts'
import { asFolder, pathIn, uriIn } from '../uri.ts'
import type { NextLimit } from './shelf.ts'

/** The workspace as a feature sees it. */
export interface WorkspaceSight {
  readonly cards: readonly PlacedCard[]
  readonly client: Client
  readonly now: Instant
  /** What holds for new documents in a folder, given its URI as the client writes it. */
  contextOf(folder: string): FolderContext
}

/** A postmortem of the workspace: where it is, and what is kept of it. */
export interface PlacedCard {
  readonly uri: string
  readonly card: Card
  /** Its next deadline, as of when it was read; `null` if none is ahead. */
  readonly due: NextLimit | null
  readonly calendar: Calendar
}

/** What holds for new documents in a folder: style, settings, neighbours. */
export interface FolderContext {
  /** URI of the folder that paths start from. */
  readonly home: string
  /** URI of the configuration that holds there, above the open folders too; `null` where there is none. */
  readonly configuration: string | null
  /** The style in force. */
  readonly profile: Profile
  /** Why, as a sentence, if no configuration names it and it is that of the documents there; else `null`. */
  readonly because: Message | null
  /** Every style there is, by id. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
}

/** The workspace as features see it at this moment. */
export function workspaceSightOf(session: Session): WorkspaceSight {
  return {
    get cards() {
      return cardsOf(session)
    },
    client: session.client,
    now: session.clock(),
    contextOf: folder => contextOf(session, folder),
  }
}

/** Every postmortem known. */
function cardsOf(session: Session): PlacedCard[] {
  const calendars = new Map<string, Calendar>()
  const calendarOf = (home: string): Calendar => {
    const calendar = calendars.get(home) ?? chosenIn(session, home).settings.calendar
    calendars.set(home, calendar)
    return calendar
  }
  return [...session.entries].flatMap(([uri, { home, postmortem }]) =>
    postmortem ? [{ uri, card: postmortem.card, due: postmortem.due, calendar: calendarOf(home) }] : [],
  )
}

/**
 * What holds for new documents in a folder. Without a configured style, it is the one that most documents there have.
 * Whether a name is free is asked of the disk each time: a remembered answer once gave two documents the same name.
 */
export function contextOf(session: Session, uri: string): FolderContext {
  const folder = asFolder(uri)
  const { home, profiles, settings, named } = chosenIn(session, folder)
  const usual = named ? null : usualStyleIn(session, folder, home)
  const profile =
    named ?? profiles.get(usual?.id ?? '') ?? [...profiles.values()].find(one => one.data.standard)!
  const exists = (path: string): boolean | null => session.host.exists(uriIn(home, path))
  return {
    home,
    configuration: session.homes.configurationFileFor(folder),
    profile,
    because: usual && whyUsualStyle(usual, pathIn(home, folder).replace(/\/$/, '')),
    profiles,
    settings,
    workspace: { ...session.workspace(home), exists },
  }
}

/** What the configuration says for a folder; `named` is the style it names, `null` if it names none. */
function chosenIn(session: Session, folder: string) {
  const home = session.homes.of(folder)
  const configuration = session.homes.configurationOf(home)
  const choices = configuration && choicesFor(`${pathIn(home, folder)}new.md`, configuration)
  const profiles = session.stylesIn(home)
  const named = (choices?.profile && profiles.get(choices.profile.id)) || null
  return {
    home,
    profiles,
    named,
    settings: preferring(choices?.settings ?? plainSettings, session.preferences),
  }
}

/** The style that most documents below a folder have; `null` if they share none. */
function usualStyleIn(session: Session, folder: string, home: string): UsualStyle | null {
  return usualStyleOf(stylesBelow(folder, session.usedStyles(home)))
}
