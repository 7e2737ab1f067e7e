import { type Calendar, choicesFor, plainSettings } from '../core/index.ts'
import type { Ground, Locale, PlacedCard } from './feature.ts'
import { preferring } from './preferences.ts'
import type { Session } from './session.ts'
import { canonical, pathIn, uriIn } from './uri.ts'

/** The workspace as features see it now. */
export function groundOf(session: Session): Ground {
  return {
    get cards() {
      return cardsOf(session)
    },
    client: session.client,
    now: session.clock(),
    locale: folder => localeOf(session, folder),
  }
}

/** Every postmortem known. */
function cardsOf(session: Session): PlacedCard[] {
  const calendars = new Map<string, Calendar>()
  const calendarOf = (home: string): Calendar => {
    const calendar = calendars.get(home) ?? localeOf(session, home).settings.calendar
    calendars.set(home, calendar)
    return calendar
  }
  return [...session.entries].flatMap(([uri, { card, due, home }]) =>
    card ? [{ uri, card, due, calendar: calendarOf(home) }] : [],
  )
}

/**
 * What holds for new documents in a folder. Whether a name is free is asked of the disk itself: what it said some
 * seconds ago gave a second document the name of the first.
 */
export function localeOf(session: Session, folder: string): Locale {
  const home = session.homes.of(folder)
  const configuration = session.homes.configurationOf(home)
  const choices = configuration && choicesFor(`${pathIn(home, canonical(folder))}new.md`, configuration)
  const profiles = new Map([...session.styles.profiles, ...(configuration?.profiles ?? [])])
  const named = choices?.profile && profiles.get(choices.profile.id)
  const profile = named || [...profiles.values()].find(one => one.data.standard)!
  const settings = preferring(choices?.settings ?? plainSettings, session.preferences)
  const exists = (path: string): boolean | null => session.host.exists(uriIn(home, path))
  const file = session.homes.configurationFileFor(folder)
  return {
    home,
    configuration: file,
    profile,
    profiles,
    settings,
    workspace: { ...session.workspace(home), exists },
  }
}
