import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { withoutSecrets } from '../../core/index.ts'
import { signOf } from '../../disk/keeping.ts'
import {
  numbering,
  type Pack,
  type Place,
  packer,
  readStored,
  type Stored,
  store,
  unpacker,
} from '../../disk/packing.ts'
import type { Entry, Run } from '../documents/documents.ts'
import { readBytes } from '../files/files.ts'
import type { Marks, Other } from '../survey/examination.ts'
import type { Examined, Survey } from '../survey/survey.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Order } from '../threads/messages.ts'
import { cacheFile, cacheFolder, type Line, type Shelved } from './cache.ts'
import { packedAt } from './stash.ts'

/** What is known of documents from earlier runs that were called the same way. */
export interface Memory {
  /** What is known of a file that is as it was, and for which all else is, too; `null` where it must be judged. */
  recall(entry: Entry, run: Run): Examined | Other | null
  /** Keeps what a survey found, unless all of it was known. */
  keep(survey: Survey, run: Run): void
}

/** Opens what is kept for this way of calling; `null` where nothing can be kept. */
export function memoryFor(order: Order, folder: string | undefined, terminal: Terminal): Memory | null {
  const place = cacheFolder(folder, terminal)
  if (place === null) return null
  const { now: _, ...call } = order
  const known = call.baseline === undefined ? null : readFileSync(resolve(call.cwd, call.baseline), 'utf8')
  const file = cacheFile(place, [call, known])
  const stored = readStored<Line>(file)
  const lines = new Map(stored.lines.map(line => [line.path, line]))
  const unpack = unpacker()
  const homes = homeSigns()
  const taken = (entry: Entry, { marks, pack: own, at }: Shelved): Examined => ({
    ...marks,
    entry,
    told: packedAt({ pack: stored.packs[own]!, at }, unpack),
    card: () => null,
  })
  return {
    recall(entry, run) {
      const line = lines.get(entry.target.path)
      if (line === undefined || !isStill(line, entry, homes(entry), run)) return null
      if (line.alone === null) return { other: line.sign }
      const alone = taken(entry, line.alone)
      if (line.among === null) return alone
      const { answers, found } = line.among
      return { ...alone, recalled: { answers, found: taken(entry, found) } }
    },
    keep(survey, run) {
      const isNew =
        survey.examined.some(one => isUnknown(one, stored.packs)) || survey.others.some(isFresh(lines))
      if (isNew) store(file, storedOf(survey, stored, run, homes))
    },
  }
}

/** Signs of workspaces, worked out once each. */
function homeSigns(): (entry: Entry) => string {
  const signs = new Map<Entry['home'], string>()
  return ({ home }) => {
    const sign = signs.get(home) ?? signOf(home.source)
    signs.set(home, sign)
    return sign
  }
}

function isStill(line: Line, { target, home }: Entry, homeSign: string, run: Run): boolean {
  if (line.file !== target.file || line.named !== target.named || line.home !== homeSign) return false
  for (const one of [line.alone, line.among?.found]) {
    const lasting = one?.marks.lasting
    if (!lasting) continue
    if (run.now < lasting.from || run.now >= (lasting.until ?? Number.POSITIVE_INFINITY)) return false
    if (lasting.exists.some(([path, is]) => home.exists(path) !== is)) return false
  }
  const bytes = readBytes(target.path)
  return 'reason' in bytes ? false : signOf(bytes.bytes) === line.sign
}

function isFresh(lines: ReadonlyMap<string, Line>) {
  return ({ entry, sign }: Survey['others'][number]) => lines.get(entry.target.path)?.sign !== sign
}

function isUnknown({ told, settled }: Examined, packs: readonly Pack[]): boolean {
  const isKept = (one: Pick<Examined, 'told'>) => {
    const place = one.told.place()
    return place !== null && packs.includes(place.pack)
  }
  return !isKept({ told }) || (settled !== undefined && !isKept(settled.alone))
}

/** The knowledge of a run joined to what was stored, for documents that it had not to do with. */
function storedOf(
  survey: Survey,
  old: Stored<Line>,
  run: Run,
  homes: (entry: Entry) => string,
): Stored<Line> {
  const shelf = shelfOf(run)
  const lines: Line[] = []
  const seen = new Set([...survey.others, ...survey.examined].map(({ entry }) => entry.target.path))
  const start = (entry: Entry, sign: string) => {
    const { path, file, named } = entry.target
    return { path, file, named, home: homes(entry), sign }
  }
  for (const { entry, sign } of survey.others) lines.push({ ...start(entry, sign), alone: null, among: null })
  for (const one of survey.examined) {
    const { lasting, entry } = one
    if (lasting === null || isTelling(lasting)) continue
    const { settled } = one
    const alone = shelf.put(settled?.alone ?? one)
    const among = settled?.answers ? { answers: settled.answers, found: shelf.put(one) } : null
    lines.push({ ...start(entry, lasting.sign), alone, among })
  }
  for (const line of old.lines) {
    if (seen.has(line.path)) continue
    const move = (one: Shelved): Shelved => ({ ...one, pack: shelf.numberOf(old.packs[one.pack]!) })
    const { alone, among } = line
    lines.push({
      ...line,
      alone: alone && move(alone),
      among: among && { ...among, found: move(among.found) },
    })
  }
  return { lines, packs: shelf.packs() }
}

/** Whether a path that a document names gives away what no report shows. */
function isTelling({ exists }: NonNullable<Marks['lasting']>): boolean {
  const paths = exists.map(([path]) => path).join('\n')
  return withoutSecrets(paths) !== paths
}

/** Takes what is told of documents into packs, unless it lies in one already. */
function shelfOf({ tellers }: Run) {
  const numbers = numbering()
  const packing = packer()
  return {
    numberOf: numbers.of,
    put(one: Examined): Shelved {
      const { told } = one
      const shelved = { marks: marksOf(one), pack: 0, at: 0 }
      const lay = ({ pack, at }: Place) => Object.assign(shelved, { pack: numbers.of(pack), at })
      const place = told.place()
      if (place) lay(place)
      else
        packing.put(
          Array.from(tellers, (_teller, i) => String(told.read(i))),
          lay,
        )
      return shelved
    },
    packs(): Pack[] {
      packing.end()
      return numbers.packs()
    },
  }
}

/** The marks of a document, without the words that it asked for: their numbers are enough to compare. */
function marksOf({
  path,
  keys,
  questions,
  summary,
  fixable,
  mendable,
  profile,
  lists,
  lasting,
}: Examined): Marks {
  const asked = questions && { ...questions, words: null }
  return { path, keys, questions: asked, summary, fixable, mendable, profile, lists, lasting }
}
