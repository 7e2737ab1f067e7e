import * as vscode from 'vscode'

// Questions in VS Code's own input at the top of the window, with a way back to the one before.

export const back = Symbol('back')
/** An answer, the wish to go back, or `undefined` if the person cancelled. */
export type Answer<T> = T | typeof back | undefined

/** Where a question stands among the others; counted from 1. */
export interface Place {
  readonly step: number
  readonly totalSteps: number
}

/** What stands over a question. */
export interface Heading extends Place {
  readonly title: string
}

export interface TextQuestion extends Heading {
  readonly prompt: string
  readonly placeholder?: string
  readonly value: string
  /** What to show below the text typed so far; an error keeps it from being accepted. */
  check(text: string): vscode.InputBoxValidationMessage | null
}

/** A remark below the text that keeps it from being accepted. */
export function error(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Error }
}

/** A remark below the text that says how it was read. */
export function information(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Info }
}

/** Asks for a line of text. Resolves with one that `check` has no error for. */
export function askText(question: TextQuestion): Promise<Answer<string>> {
  const input = vscode.window.createInputBox()
  head(input, question)
  Object.assign(input, {
    prompt: question.prompt,
    placeholder: question.placeholder,
    value: question.value,
    valueSelection: [question.value.length, question.value.length],
  })
  const judge = () => {
    const verdict = question.check(input.value)
    input.validationMessage = verdict ?? undefined
    return verdict?.severity !== vscode.InputBoxValidationSeverity.Error
  }
  // No error is shown before the person has typed.
  input.onDidChangeValue(judge)
  return shown(input, accept => {
    if (judge()) accept(input.value)
  })
}

/** A row that can be chosen; one without `value` is only there to be read. */
export interface Row<T> extends vscode.QuickPickItem {
  readonly value?: T
}

/** Rows below a title; nothing where there are none. */
export function group<T>(label: string, rows: readonly Row<T>[]): Row<T>[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows]
}

export interface Choice<T> extends Heading {
  readonly placeholder: string
  readonly rows: readonly Row<T>[]
  readonly active?: T | undefined
}

/** Asks for one of the rows. Resolves with its value. */
export function askOne<T>(choice: Choice<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Row<T>>()
  head(pick, choice)
  pick.placeholder = choice.placeholder
  pick.matchOnDescription = true
  pick.matchOnDetail = true
  pick.items = choice.rows
  const active = choice.rows.filter(row => row.value !== undefined && row.value === choice.active)
  // Without a row of ours VS Code makes the first one active.
  if (active.length > 0) pick.activeItems = active
  return shown(pick, accept => {
    const value = pick.selectedItems[0]?.value
    if (value !== undefined) accept(value)
  })
}

export interface Choices<T> extends Heading {
  readonly placeholder: string
  readonly rows: readonly Row<T>[]
  readonly chosen: readonly T[]
}

/** Asks which of the rows apply. Resolves with their values, which may be none. */
export function askMany<T>(choices: Choices<T>): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Row<T>>()
  head(pick, choices)
  pick.placeholder = choices.placeholder
  pick.canSelectMany = true
  pick.matchOnDetail = true
  pick.items = choices.rows
  pick.selectedItems = choices.rows.filter(
    row => row.value !== undefined && choices.chosen.includes(row.value),
  )
  return shown(pick, accept =>
    accept(pick.selectedItems.flatMap(row => (row.value === undefined ? [] : [row.value]))),
  )
}

type Input = (vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>) & {
  onDidAccept: vscode.Event<void>
}

function head(input: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] }, heading: Heading) {
  const { title, step, totalSteps } = heading
  Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true })
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back]
}

/** Shows an input until it is answered, cancelled, or “Back” is pressed. */
function shown<T>(input: Input, accepted: (accept: (value: T) => void) => void): Promise<Answer<T>> {
  return new Promise(resolve => {
    const finish = (answer: Answer<T>) => {
      resolve(answer)
      input.dispose()
    }
    input.onDidAccept(() => accepted(finish))
    input.onDidTriggerButton(button => {
      if (button === vscode.QuickInputButtons.Back) finish(back)
    })
    input.onDidHide(() => finish(undefined))
    input.show()
  })
}
