import { compact, folded, normalise } from './normalise.ts'
import type { Choice } from './profile.ts'

/** A choice by its id, label or an alias; `null` when none fits. */
export function choiceOf<T extends Choice>(choices: readonly T[], text: string, exact = false): T | null {
  const written = text.trim()
  for (const choice of choices) if (choice.id === written) return choice
  if (exact || written === '') return null
  const keys = new Map<string, T>()
  for (const choice of choices) keys.set(compact(choice.id), choice)
  for (const choice of choices) {
    for (const name of [choice.label ?? choice.id, ...choice.aliases]) {
      if (!keys.has(compact(name))) keys.set(compact(name), choice)
    }
    for (const name of choice.translations ?? []) if (!keys.has(name)) keys.set(name, choice)
  }
  const whole = keys.get(compact(written)) ?? keys.get(compact(normalise(written)))
  if (whole) return whole
  for (const head of leading(written)) {
    const found = keys.get(head)
    if (found) return found
  }
  return null
}

/** The first one to four words of a text, joined, the longest first: "Sev 1, major" → sev1major, sev1, sev. */
export function leading(text: string): string[] {
  const words = folded(text).match(word) ?? []
  const heads: string[] = []
  for (let count = Math.min(4, words.length); count > 0; count--) heads.push(words.slice(0, count).join(''))
  return heads
}

const word = /[\p{L}\p{N}\p{M}]+/gu
