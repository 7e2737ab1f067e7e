import type { Profile } from './compile.ts'

/** A title without what the style puts in front of every one ("Postmortem — "), in any letters; whole where nothing else is left. */
export function bareTitle(title: string, { data }: Profile): string {
  const lead = data.title.slice(0, Math.max(0, data.title.indexOf('{title}'))).trimEnd()
  const isLed = title.toLowerCase().startsWith(lead.toLowerCase())
  return (isLed && title.slice(lead.length).trim()) || title
}
