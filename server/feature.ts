import type { Position, Range, ServerCapabilities } from 'vscode-languageserver'
import type { Edit, Finding, Span, View } from '../core/index.ts'
import type { Client } from './client.ts'
import type { Preferences } from './preferences.ts'

/** One language feature: what it announces and how it answers. A file each, under `features/`. */
export interface Feature<P extends { readonly textDocument: { readonly uri: string } }, R> {
  readonly method: string
  capability(client: Client): ServerCapabilities
  /** The preference that switches it off. */
  readonly preference?: keyof Preferences
  /** Total and synchronous; `null` where it has nothing to say. */
  answer(sight: Sight, params: P): R | null
}

/** One document as a feature sees it: the view, its findings, and the client's way of counting. */
export interface Sight {
  readonly uri: string
  readonly version: number
  readonly view: View
  readonly client: Client
  readonly preferences: Preferences
  /** Findings of this version; computed once. */
  readonly findings: readonly Finding[]
  /** How the profile was chosen, in words. */
  readonly reason: string
  offsetAt(position: Position): number
  spanOf(range: Range): Span
  rangeOf(span: Span): Range
  /** URI of another document, by its path in the workspace of this one. */
  uriOf(path: string): string
}

export type { Edit }
