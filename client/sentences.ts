import * as vscode from 'vscode'

/** What `dist/sentences.json` holds: the sentences of `l10n/sentences.json`, language by language. */
interface Sentences {
  /** What stands between two keys, and between two sentences. */
  readonly between: string
  /** Keys of the English sentences (`keyOf` in `core/message.ts`). */
  readonly keys: string
  /** By language, in the order of the keys. */
  readonly words: Readonly<Record<string, string>>
}

/**
 * Returns what the server says in the language of VS Code, by key; `undefined` in English and in languages that we do not
 * speak.
 */
export async function sentencesIn(extension: vscode.Uri): Promise<Record<string, string> | undefined> {
  const [language] = vscode.env.language.split('-')
  if (language === 'en') return undefined
  const file = vscode.Uri.joinPath(extension, 'dist', 'sentences.json')
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
  const { between, keys, words } = JSON.parse(text) as Sentences
  const own = words[language!]?.split(between)
  return own && Object.fromEntries(keys.split(between).map((key, i) => [key, own[i]!]))
}
