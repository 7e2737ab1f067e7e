/** One thing that speaks for or, with negative points, against a document being a postmortem. */
export interface Sign {
  readonly points: number
  readonly text: string
}
