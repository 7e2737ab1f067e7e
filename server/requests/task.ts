import type { CancellationToken, ResponseError } from 'vscode-languageserver'
import {
  auditedRules,
  check,
  foundIn,
  type Level,
  mayHoldIndex,
  type Parsed,
  parse,
  positionAt,
  type Rule,
  resolve,
  rules,
  say,
  spelled,
  styleBelow,
  summaryOf,
  textOf,
  viewOf,
} from '../../core/index.ts'
import { printable } from '../../core/printable.ts'
import { attended, type Services } from '../dispatch.ts'
import { cancelled } from '../editor/failures.ts'
import type { TaskAnswer, TaskParams } from '../protocol.ts'
import type { Session } from '../session.ts'
import { above, asFolder, canonical, folderOf, pathIn, uriIn } from '../uri.ts'

/**
 * Answers the tasks of our client, which do in a folder what `postmortem check` and `audit` do there, in the words of their
 * report for people. An open document is judged as its author sees it, saved or not. As in CI, levels that this user prefers
 * do not count. Neighbours in folders that the editor has not open are not known.
 */
export function answerTasks(services: Services): void {
  const method = 'postmortems/task'
  services.connection.onRequest(method, (params: TaskParams, token: CancellationToken) =>
    attended(services, method, token, () => answer(services, params, token)),
  )
}

/** What a task judges. */
interface Task {
  /** URI of the folder. */
  readonly folder: string
  readonly rules: readonly Rule[]
  readonly clock: 'note' | 'judge'
}

/** What was found in a document. */
interface Report {
  /** Whether it is no postmortem, but lists those of its folder. */
  readonly isList: boolean
  readonly findings: readonly { readonly level: Level; readonly line: string }[]
}

async function answer(
  { session, background }: Services,
  { folder, command }: TaskParams,
  token: CancellationToken,
): Promise<TaskAnswer | ResponseError<void>> {
  const task = taskOf(command, asFolder(folder))
  const { inWords } = session.client
  const reports: Report[] = []
  const unread: string[] = []
  const configurations = new Set<string>()
  const isStopped = () => token.isCancellationRequested
  let code = 0
  const judge = (own: string, text: string | null) => {
    const configuration = session.homes.configurationFileFor(own)
    if (configuration !== null) configurations.add(configuration)
    const parsed = session.parsedOf(own) ?? (text === null ? null : parse(text))
    if (parsed === null)
      unread.push(inWords(say`${shown(own, task)} was not checked: it cannot be read or is too large`))
    else for (const one of reportsOn(own, parsed, session, task)) reports.push(one)
  }
  await background.readThrough(task.folder, isStopped, (uri, text) => {
    const own = canonical(uri)
    try {
      judge(own, text)
    } catch (error) {
      unread.push(
        inWords(say`${shown(own, task)} was not checked: an internal error, which the log tells of`),
      )
      code = INTERNAL
      throw error
    }
  })
  if (isStopped()) return cancelled()
  const faults = [...configurations].flatMap(uri => faultsIn(uri, session, task))
  if (faults.length > 0) return { lines: faults, summary: inWords(say`no document was checked`), code: 2 }
  const lines = reports.flatMap(({ findings }) => findings.map(({ line }) => line))
  const conclusion = concluded(reports, session)
  return { ...conclusion, lines: [...lines, ...unread], code: Math.max(code, conclusion.code) }
}

/** The exit code of the command line for an internal error. */
const INTERNAL = 3

function taskOf(command: TaskParams['command'], folder: string): Task {
  return command === 'check'
    ? { folder, rules, clock: 'note' }
    : { folder, rules: auditedRules, clock: 'judge' }
}

/** The report on a document; none on one that neither is a postmortem nor lists any. */
function reportsOn(uri: string, parsed: Parsed, session: Session, task: Task): Report[] {
  const home = session.homes.of(uri)
  const path = pathIn(home, uri)
  const configuration = session.homes.configurationOf(home)
  const { isPostmortem, profile, settings } = resolve(path, parsed, configuration, session.styles.profiles)
  const isList = !isPostmortem
  if (isList && !mayHoldIndex(path, textOf(parsed))) return []
  const usual = isList ? styleBelow(folderOf(uri), session.usedStyles(home)) : null
  const style = session.stylesIn(home).get(usual ?? '') ?? profile
  const workspace = session.workspace(home)
  const view = viewOf(parsed, { path, profile: style, settings, workspace, now: session.clock() })
  const own = isList ? task.rules.filter(rule => rule.ofLists) : task.rules
  const found = check(view, { rules: own, clock: task.clock })
  const findings = found.map(({ level, span, message, rule }) => {
    const place = placeIn(parsed, span.start)
    return {
      level,
      line: `${shown(uri, task)}:${place}: ${level}: ${printable(session.client.inWords(message))} [${rule}]`,
    }
  })
  return [{ isList, findings }]
}

/** Line and column from 1, the column in UTF-16 units. */
function placeIn(parsed: Parsed, offset: number): string {
  const { line, character } = positionAt(parsed, offset)
  return `${line + 1}:${character + 1}`
}

/** The faults of a configuration and of the files it names. Like the command line, a task judges by none that has any. */
function faultsIn(uri: string, { homes, client }: Session, task: Task): string[] {
  return homes.problemsOf(uri).map(({ path, text, span, message }) => {
    const place = placeIn(parse(text), span.start)
    return `${shown(uriIn(folderOf(uri), path), task)}:${place}: error: ${printable(client.inWords(message))} [configuration]`
  })
}

/** The path of a file, counted from the folder; `../` leads out of it. */
function shown(uri: string, { folder }: Task): string {
  let up = ''
  let from = folder
  for (; from !== '' && !uri.startsWith(from); from = above(from)) up += '../'
  return printable(up + pathIn(from, uri))
}

/** An index counts only if it is wrong. */
function concluded(reports: readonly Report[], { client }: Session): Pick<TaskAnswer, 'summary' | 'code'> {
  const isAffected = ({ findings }: Report) => findings.length > 0
  const counting = reports.filter(one => !one.isList || isAffected(one))
  const summary = summaryOf(counting)
  const affected = counting.filter(isAffected).length
  const indexes = counting.filter(one => one.isList).length
  return {
    summary: client.inWords(foundIn(summary, spelled(summary), affected, indexes)),
    code: summary.errors > 0 ? 1 : 0,
  }
}
