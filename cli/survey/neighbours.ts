import { join } from 'node:path'
import {
  type Card,
  cardOf,
  noWorkspace,
  styleBelow,
  type WorkspaceIndex,
  workspaceOf,
} from '../../core/index.ts'
import { type Entry, openDocument, type Run, readEntry, viewIn } from '../documents/documents.ts'
import type { Home } from '../documents/homes.ts'
import { breakdown } from '../fault.ts'
import { markdownBelow, readDocument } from '../files/files.ts'
import { type Keys, keysOf, type Questions, topics } from './questions.ts'
import type { Examined } from './survey.ts'

/** What the documents of each workspace say to one another. */
export interface Neighbours {
  /** Whether any neighbour answers a question that the document asked. */
  concern(one: Examined): boolean
  /** A hash of its neighbours' answers; `null` if the run makes no hashes. */
  answersTo(one: Examined): string | null
  /** Holds every card that a document asked for. */
  indexFor(home: Home): WorkspaceIndex
  /** The style that most postmortems of a folder and those below it have; `null` when there are none. */
  styleBelow(home: Home, folder: string): string | null
}

/** One workspace: what its documents say, and which of them says it. */
interface Neighbourhood {
  readonly home: Home
  /** By path. */
  readonly cards: Map<string, () => Card | null>
  /** The documents of the survey by path. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Style of each document by path. */
  readonly styles: Map<string, string>
  readonly tables: Readonly<Record<keyof Keys, Table>>
  /** Sign of each document by path, where signs are made. */
  readonly signs: Map<string, string>
  /** Made when it is first needed. */
  index: () => WorkspaceIndex
}

/** Paths by what their documents say. */
type Table = Map<number, string[]>

/**
 * Reads those documents of each workspace that were asked for and are not part of the survey. What the survey's own documents
 * say is known already.
 */
export function neighboursOf(examined: readonly Examined[], run: Run): Neighbours {
  const hoods = new Map<Home, Neighbourhood>()
  for (const [home, own] of groupedByHome(examined)) {
    const questions = own.flatMap(one => one.questions ?? [])
    if (questions.length > 0) hoods.set(home, neighbourhood(home, own, questions, run))
  }
  return {
    concern(one) {
      const hood = hoods.get(one.entry.home)
      return hood !== undefined && hasAnswer(one, hood)
    },
    answersTo(one) {
      const hood = hoods.get(one.entry.home)
      return hood && run.sign ? answersIn(hood, one, run.sign) : null
    },
    indexFor: home => hoods.get(home)?.index() ?? aloneIn(home),
    styleBelow: (home, folder) => styleBelow(folder, hoods.get(home)?.styles ?? []),
  }
}

/** The index of a workspace in which no document says what another one says. */
function aloneIn(home: Home): WorkspaceIndex {
  return { ...noWorkspace, exists: home.exists }
}

function groupedByHome(examined: readonly Examined[]): Map<Home, Examined[]> {
  const groups = new Map<Home, Examined[]>()
  for (const one of examined) {
    const group = groups.get(one.entry.home)
    if (group) group.push(one)
    else groups.set(one.entry.home, [one])
  }
  return groups
}

function neighbourhood(
  home: Home,
  own: readonly Examined[],
  questions: readonly Questions[],
  run: Run,
): Neighbourhood {
  const hood: Neighbourhood = {
    home,
    cards: new Map(),
    entries: new Map(own.map(one => [one.path, one.entry])),
    styles: new Map(),
    tables: { ids: new Map(), causes: new Map(), classes: new Map() },
    signs: new Map(),
    index: () => aloneIn(home),
  }
  for (const one of own) if (!one.lists) enter(hood, { ...one, sign: one.lasting?.sign }, one.card)
  readOthers(hood, new Set(own.map(one => one.entry.target.path)), questions, run)
  const asking = own.filter(one => hasAnswer(one, hood))
  let index: WorkspaceIndex | undefined
  if (asking.length > 0) {
    hood.index = () => {
      index ??= indexOf(hood, asking, run)
      return index
    }
  }
  return hood
}

type Entering = Pick<Examined, 'path' | 'keys' | 'profile'> & { readonly sign?: string | undefined }

function enter(hood: Neighbourhood, { path, keys, profile, sign }: Entering, card: () => Card | null): void {
  hood.cards.set(path, card)
  if (sign !== undefined) hood.signs.set(path, sign)
  hood.styles.set(path, profile)
  for (const topic of topics) for (const key of keys[topic]) add(hood.tables[topic], key, path)
}

function add(table: Table, key: number, path: string): void {
  const paths = table.get(key)
  if (paths) paths.push(path)
  else table.set(key, [path])
}

/** Up to this many keys are searched for in the texts; with more, every document is read in full, which is cheaper. */
const FEW = 8

/** Reads the documents of the workspace that are not in the survey and can answer a question. */
function readOthers(
  hood: Neighbourhood,
  known: ReadonlySet<string>,
  questions: readonly Questions[],
  run: Run,
): void {
  const words = new Set(questions.flatMap(one => one.words ?? []))
  const asked = new Set(questions.flatMap(one => one.paths))
  const answers = answering(questions)
  const open =
    questions.some(one => one.everything || one.classes.length > 0 || one.words === null) || words.size > FEW
  for (const name of markdownBelow(hood.home.folder, hood.home.isOther)) {
    const path = join(hood.home.folder, name)
    if (known.has(path)) continue
    const read = readDocument(path)
    if ('reason' in read || !(open || asked.has(name) || [...words].some(word => read.text.includes(word))))
      continue
    const entry = { target: { file: name, path, named: false }, home: hood.home }
    try {
      enterOther(hood, { entry, text: read.text }, answers, run)
    } catch (error) {
      run.warn(`${name} was left out: ${breakdown(error)}`)
    }
  }
}

/** Enters a document that is not part of the survey, if it is a postmortem and answers a question. */
function enterOther(
  hood: Neighbourhood,
  { entry, text }: { readonly entry: Entry; readonly text: string },
  answers: ReturnType<typeof answering>,
  run: Run,
): void {
  const opened = openDocument(entry, text, { ...run, profile: null })
  if (!opened.resolution.isPostmortem) return
  const view = viewIn(opened, noWorkspace, run.now)
  const keys = keysOf(view.record)
  const profile = opened.resolution.profile.data.id
  hood.styles.set(opened.path, profile)
  if (!answers(opened.path, keys)) return
  const card = cardOf(view)
  const sign = run.sign?.(Buffer.from(text))
  enter(hood, { path: opened.path, keys, profile, sign }, () => card)
}

/** Whether a document answers any of the questions. */
function answering(questions: readonly Questions[]): (path: string, keys: Keys) => boolean {
  if (questions.some(one => one.everything)) return () => true
  const paths = new Set(questions.flatMap(one => one.paths))
  const asked = topics.map(topic => [topic, new Set(questions.flatMap(one => one[topic]))] as const)
  return (path, keys) =>
    paths.has(path) || asked.some(([topic, own]) => keys[topic].some(key => own.has(key)))
}

function hasAnswer({ path, questions }: Examined, { cards, tables }: Neighbourhood): boolean {
  if (questions === null) return false
  const isOther = (one: string) => one !== path
  return (
    questions.everything ||
    questions.paths.some(other => isOther(other) && cards.has(other)) ||
    topics.some(topic => questions[topic].some(key => tables[topic].get(key)?.some(isOther)))
  )
}

/** The hashes of all documents that answer one of its questions, in order of their paths. */
function answersIn(
  hood: Neighbourhood,
  { questions }: Examined,
  sign: NonNullable<Run['sign']>,
): string | null {
  if (questions === null) return null
  const groups = questions.everything
    ? [[...hood.cards.keys()]]
    : [
        questions.paths.filter(path => hood.cards.has(path)),
        ...topics.flatMap(topic => questions[topic].map(key => hood.tables[topic].get(key) ?? [])),
      ]
  const answers = groups.map(paths => [...paths].sort().map(path => [path, hood.signs.get(path) ?? null]))
  if (answers.some(group => group.some(([, own]) => own === null))) return null
  return sign(Buffer.from(JSON.stringify(answers)))
}

function indexOf(hood: Neighbourhood, asking: readonly Examined[], run: Run): WorkspaceIndex {
  const cards = new Map<string, Card>()
  for (const path of pathsAskedFor(hood, asking)) {
    const card = hood.cards.get(path)?.() ?? readCard(hood.entries.get(path)!, run)
    if (card) cards.set(path, card)
  }
  return workspaceOf(cards, 0, hood.home.exists)
}

function pathsAskedFor(hood: Neighbourhood, asking: readonly Examined[]): Set<string> {
  const questions = asking.flatMap(one => one.questions ?? [])
  if (questions.some(one => one.everything)) return new Set(hood.cards.keys())
  const paths = new Set<string>()
  for (const one of questions) {
    for (const path of one.paths) if (hood.cards.has(path)) paths.add(path)
    for (const topic of topics)
      for (const key of one[topic]) for (const path of hood.tables[topic].get(key) ?? []) paths.add(path)
  }
  return paths
}

function readCard(entry: Entry, run: Run): Card | null {
  const read = readEntry(entry, run)
  if ('reason' in read) return null
  try {
    const opened = openDocument(entry, read.text, run)
    return cardOf(viewIn(opened, noWorkspace, run.now))
  } catch (error) {
    run.warn(`${entry.target.file} was left out: ${breakdown(error)}`)
    return null
  }
}
