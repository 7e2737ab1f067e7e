import type { TrackerData } from '../configuring/configuration.ts'

/**
 * The web address of a ticket (`#12`, `!45`, `group/project#12`, `ABC-123`, or an address already) in a team's
 * tracker; `null` where the configuration does not tell.
 */
export function addressOfTicket(ticket: string, tracker: TrackerData | null): string | null {
  if (/^https?:\/\//i.test(ticket)) return ticket
  if (tracker?.kind === 'jira') {
    const base = baseOf(tracker, null)
    return base !== null && keyed.test(ticket) ? `${base}/browse/${ticket}` : null
  }
  const [, project, mark, number] = numbered.exec(ticket) ?? []
  const root = number === undefined ? null : projectOf(tracker, project)
  if (root === null) return null
  if (mark === '!') return tracker?.kind === 'gitlab' ? `${root}/-/merge_requests/${number}` : null
  return tracker?.kind === 'gitlab' ? `${root}/-/issues/${number}` : `${root}/issues/${number}`
}

/** The web address of a commit in the team's project; `null` where the configuration names none. */
export function addressOfCommit(sha: string, tracker: TrackerData | null): string | null {
  const root = tracker?.kind === 'jira' || !/^[0-9a-f]{7,40}$/i.test(sha) ? null : projectOf(tracker)
  if (root === null) return null
  return tracker?.kind === 'gitlab' ? `${root}/-/commit/${sha}` : `${root}/commit/${sha}`
}

const keyed = /^[A-Z][A-Z0-9_]{0,20}-\d{1,9}$/
const numbered = /^([\w.-]+(?:\/[\w.-]+)+)?([#!])(\d{1,9})$/
const publicHosts: Readonly<Record<TrackerData['kind'], string | null>> = {
  gitlab: 'gitlab.com',
  github: 'github.com',
  jira: null,
}

function projectOf(tracker: TrackerData | null, named?: string): string | null {
  const base = tracker && baseOf(tracker, publicHosts[tracker.kind])
  const project = named ?? tracker?.project
  return base && project && /^[\w.-]+(?:\/[\w.-]+)+$/.test(project) ? `${base}/${project}` : null
}

function baseOf({ host }: TrackerData, standard: string | null): string | null {
  const name = host ?? standard
  return name !== null && /^[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?$/.test(name) ? `https://${name}` : null
}
