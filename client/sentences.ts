import * as vscode from 'vscode'

/** The sentences of `l10n/sentences.json`, each in the languages named. */
interface Sentences {
  readonly languages: readonly string[]
  readonly sentences: Readonly<Record<string, readonly string[]>>
}

/**
 * Returns what the server says in the language of VS Code, by the English words; `undefined` in English and in languages that
 * we do not speak. One file holds all of it: the English words in a file for each language would be a fifth of the download.
 */
export async function sentencesIn(extension: vscode.Uri): Promise<Record<string, string> | undefined> {
  const [language] = vscode.env.language.split('-')
  if (language === 'en') return undefined
  const file = vscode.Uri.joinPath(extension, 'l10n', 'sentences.json')
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
  const { languages, sentences } = JSON.parse(text) as Sentences
  const at = languages.indexOf(language!)
  if (at < 0) return undefined
  return Object.fromEntries(Object.entries(sentences).map(([english, own]) => [english, own[at]!]))
}
