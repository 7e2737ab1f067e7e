import * as vscode from 'vscode'
import type { DraftAnswer, DraftParams, Form } from '../../server/protocol.ts'
import { makeFile } from '../edits.ts'
import type { Link } from '../link.ts'
import { back } from '../questions.ts'
import { pickRoot } from '../roots.ts'
import { completeStep } from '../walkthrough.ts'
import { askDecision, askStyle } from '../wizard/decision.ts'
import { folderFor, folderIn } from '../wizard/folder.ts'
import { type Facts, stepsFor } from '../wizard/steps.ts'
import { askWhether, type Drafts, type Unfinished } from '../wizard/unfinished.ts'

/** What the command takes: a folder from the explorer, or facts, for which nothing is asked. */
type Given = vscode.Uri | (Partial<DraftParams> & { readonly title: string }) | undefined

/** Asks for the facts and writes the document that the policy asks for. Returns the new file, `undefined` if none was made. */
export async function newPostmortem(
  link: Link,
  drafts: Drafts,
  given?: Given,
): Promise<vscode.Uri | undefined> {
  const folder = await folderFor(link, given)
  if (!folder) return
  if (given && 'title' in given) {
    const { folder: _, ...facts } = given
    return create(await link.ask('postmortems/draft', { ...facts, folder: folder.toString() }))
  }
  const left = drafts.get(folder.toString())
  const wish = left && (await askWhether(left))
  if (left && wish === undefined) return
  if (wish === 'continue') return proceed(link, drafts, folder, left!)
  return writeFrom(link, drafts, folder, null)
}

/** Asks the questions, with the known facts filled in, and writes the document. */
export function writeFrom(
  link: Link,
  drafts: Drafts,
  folder: vscode.Uri,
  known: DraftParams | null,
): Promise<vscode.Uri | undefined> {
  return proceed(link, drafts, folder, { facts: factsIn(known), step: 0, known })
}

/** Keeps the answers for the next time, until the document is written. */
async function proceed(
  link: Link,
  drafts: Drafts,
  folder: vscode.Uri,
  from: Unfinished,
): Promise<vscode.Uri | undefined> {
  const { facts, known } = from
  const key = folder.toString()
  const end = await consult(link, folder, from, step => {
    if (facts.title !== '') drafts.set(key, { facts, step, known })
  })
  if (end instanceof vscode.Uri) {
    drafts.delete(key)
    delete facts.profile
    forget(facts)
    return proceed(link, drafts, end, { facts, known, step: 1 })
  }
  const made = end && (await create(end))
  if (made) drafts.delete(key)
  return made
}

/** Asks for the facts and shows what follows from them, until the person agrees, cancels or picks another folder. */
async function consult(
  link: Link,
  folder: vscode.Uri,
  { facts, known, step: first }: Unfinished,
  keep: (step: number) => void,
): Promise<DraftAnswer | vscode.Uri | undefined> {
  const ask = (profile?: string): Promise<Form> =>
    link.ask('postmortems/form', { folder: folder.toString(), ...(profile && { profile }) })
  let form = await ask(facts.profile)
  let step = first
  for (;;) {
    keep(step)
    const steps = stepsFor(form)
    const totalSteps = steps.length + 1
    if (step < steps.length) {
      const answer = await steps[step]!(facts, { step: step + 1, totalSteps })
      if (answer === undefined) return
      step += answer === back ? -1 : 1
      continue
    }
    const draft = await link.ask('postmortems/draft', { ...known, ...paramsOf(facts, form, folder) })
    const decision = await askDecision(draft, form, { step: totalSteps, totalSteps })
    if (decision === undefined) return
    if (decision === back) step -= 1
    else if (decision.kind === 'create') return draft
    else if (decision.kind === 'tier') facts.tier = decision.id
    else if (decision.kind === 'folder') {
      const other = await folderIn(link, await pickRoot())
      if (other) return other
    } else {
      const style = await askStyle(form, { step: totalSteps, totalSteps })
      if (style === undefined) return
      if (style === back || style === form.profile.id) continue
      form = await ask(style)
      facts.profile = style
      forget(facts)
      step = 1
    }
  }
}

function factsIn(known: DraftParams | null): Facts {
  const { title = '', date, severity, moments, flags = [], triggers = [] } = known ?? {}
  return {
    title,
    flags,
    triggers,
    moments: { ...moments },
    ...(date !== undefined && { date }),
    ...(severity !== undefined && { severity }),
  }
}

/** Forgets the answers that were chosen from the lists of another style. */
function forget(facts: Facts): void {
  delete facts.tier
  delete facts.severity
  Object.assign(facts, { flags: [], triggers: [] })
}

/** What the answers say, and what they leave open: that an incident's report says otherwise no longer counts. */
function paramsOf(facts: Facts, form: Form, folder: vscode.Uri): DraftParams {
  const author = vscode.workspace.getConfiguration('postmortems', folder).get<string>('author', '').trim()
  const { title, date, severity, tier, moments, flags, triggers } = facts
  return {
    folder: folder.toString(),
    title,
    date,
    severity,
    tier,
    moments,
    flags,
    triggers,
    // The style of the questions: by now the server may know more of the workspace, and propose another.
    profile: form.profile.id,
    ...(author !== '' && form.roles.includes('author') && { people: { author } }),
  }
}

/** Writes the file and shows it; one that is there already is left alone. */
async function create(draft: DraftAnswer): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.parse(draft.uri)
  const name = vscode.workspace.asRelativePath(uri)
  if (await isThere(uri)) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be created: there is a file of this name already.', name),
    )
    return
  }
  if (!(await makeFile(uri, draft.text))) return
  const editor = await vscode.window.showTextDocument(uri, { preview: false })
  selectFirstPlaceholder(editor)
  completeStep('created')
  tell(draft, name)
  return uri
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

/** Selects the first placeholder below the title, where writing begins. */
function selectFirstPlaceholder(editor: vscode.TextEditor): void {
  const { document } = editor
  const found = /^(?!# |title:)(.*?)(<[^<>!\n][^<>\n]*>)/m.exec(document.getText())
  if (!found) return
  const [, ahead = '', blank = ''] = found
  const at = found.index + ahead.length
  editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + blank.length))
}

function tell({ tier, reasons, deadlines }: DraftAnswer, name: string): void {
  const next = deadlines.find(one => !one.overdue)
  const words = [
    `${name}.`,
    ...(reasons.length > 0 ? reasons.slice(0, 1) : [`${tier.label}.`]),
    ...(next ? [vscode.l10n.t('Next: {0}, {1}.', next.name, next.text)] : []),
  ]
  const policy = vscode.l10n.t('Open Policy')
  void vscode.window.showInformationMessage(words.join(' '), policy).then(chosen => {
    if (chosen === policy) void vscode.commands.executeCommand('postmortems.openPolicy')
  })
}
