/** One thing that speaks for or, with negative points, against a document being a postmortem. */
export interface Sign {
  readonly points: number
  readonly text: string
}

/** A sign that counts so many points, or none. */
export function sign(points: number, isThere: boolean, text: string): Sign {
  return { points: isThere ? points : 0, text }
}
