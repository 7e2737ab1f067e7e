import { documentWords } from '../facts/titleWords.ts'
import type { DocumentPhrases } from '../profile/vocabulary.ts'
import type { Sign } from './sign.ts'

/**
 * The signs of a path: names that are never a postmortem's (README, index, templates), folders for other documents,
 * folders for postmortems, a date in the name. Flattened paths (`docs__adr__x.md`) read like folders. `words` are those of titles.
 */
export function pathSigns(path: string, words: DocumentPhrases | null = null): Sign[] {
  const { name, folders } = partsOf(path)
  const signs: Sign[] = []
  if (isTemplateName(name)) signs.push({ points: NEVER, text: 'named as a template' })
  else if (neverNames.test(name)) signs.push({ points: NEVER, text: `named ${name}` })
  else if (otherNames.test(name) || isOther(name, words))
    signs.push({ points: -3, text: 'named as another kind of document' })
  if (otherFolders.test(folders)) signs.push({ points: -4, text: 'in a folder for other documents' })
  if (folder.test(folders)) signs.push({ points: 1, text: 'in a folder for postmortems' })
  if (ownFolder.test(folders) && day.test(name)) signs.push({ points: 1, text: 'called after a day there' })
  if (fileName.test(name)) signs.push({ points: 2, text: 'named as a postmortem' })
  else if (incidentName.test(name)) signs.push({ points: 1, text: 'named as an incident' })
  return signs
}

/** Whether a file of this name is no postmortem wherever it lies: a README, an index, a template. */
export function isNeverNamed(path: string): boolean {
  return pathSigns(path).some(sign => sign.points === NEVER)
}

/** Whether the name says that the file is a postmortem: `incident-report.md`, `2026-08-14-postmortem.md`. */
export function isNamedPostmortem(path: string): boolean {
  return fileName.test(partsOf(path).name)
}

/** In small letters; the name without its ending. */
function partsOf(path: string): { name: string; folders: string } {
  const parts = path
    .toLowerCase()
    .replaceAll('\\', '/')
    .split(/\/|__(?!_)/)
  const name = (parts.pop() ?? '').replace(/(?:\.[a-z]{2,5}){1,3}$/, '')
  return { name, folders: parts.join('/') }
}

/** Outweighs everything else. */
const NEVER = -100

/** `_template-full`, `TEMPLATE`, `postmortem-template`; with a number in it, it is a name of its own. */
function isTemplateName(name: string): boolean {
  return leftOpen.test(name) || opensAsTemplate.test(name) || (endsAsTemplate.test(name) && !/\d/.test(name))
}

/** `2026-xx-xx-title`, `yyyy-mm-dd-title`: the letters of a date. */
const leftOpen = /(?:\d{4}|yyyy)-?(?:xx|mm)-?(?:xx|dd)(?![a-z])/
const opensAsTemplate = /^[_.-]*(?:templates?|vorlage|plantilla|modelo|mod[eè]le)(?![\p{L}])/u
const endsAsTemplate =
  /(?:^|[^\p{L}])(?:templates?|vorlage|plantilla)$|(?:テンプレート|雛形|模板|範本|템플릿)$/u

/** Whether a name without a number opens or ends as the title of another kind of document does. */
function isOther(name: string, words: DocumentPhrases | null): boolean {
  return (
    words !== null && !/\d/.test(name) && documentWords(name.replaceAll(/[-_.]+/g, ' '), words).otherAtEdge
  )
}

const neverNames =
  /^(?:readme(?:[-_.].{1,10})?|index|_index|_sidebar|toc|contents|changelog|changes|history|contributing|code[-_]of[-_]conduct|licen[cs]e|security|support|governance|maintainers|authors|claude|agents)$/
const otherFolders =
  /(?:^|\/)(?:adrs?|decisions|architecture-decisions|runbooks?|playbooks?|templates?|rfcs?|advisories|\.github|\.gitlab|\.agents?|\.claude|\.cursor|prompts|skills|snippets|kb|knowledge-?base|tutorials?|courses?|exercises?|drills?|game-?days?)(?:\/|$)/
const otherNames =
  /(?:^|[^a-z])(?:runbook|playbook|adr|rfc|howto|how-to|checklist|guidelines?|changelog)(?:[^a-z]|$)/
const folder =
  /(?:^|\/)(?:[a-z-]*post-?mortems?|incidents?|incident-(?:reports?|reviews?)|outages?|retrospectives?|pirs?|rcas?)(?:\/|$)/
const ownFolder = /(?:^|\/)[a-z-]*post-?mortems?(?:\/|$)/
const day = /(?:^|[^\d])(?:19|20)\d{2}[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)/
const fileName =
  /(?:^|[^a-z])(?:post[-_ ]?mortem|incident[-_ ]?(?:report|review)|pm[-_ ]?\d{4}|pir|rca)(?:[^a-z]|$)/
const incidentName = /(?:^|[^a-z])(?:incident|inc[-_]?\d|outage|downtime)(?:[^a-z]|$)/
