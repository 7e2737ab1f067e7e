/** The style that most documents in a folder and below have; `null` where there are none. Each with its path and style. */
export function styleBelow(
  folder: string,
  documents: Iterable<readonly [path: string, style: string]>,
): string | null {
  const counts = new Map<string, number>()
  for (const [path, style] of documents) {
    if (path.startsWith(folder)) counts.set(style, (counts.get(style) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
