/**
 * The candidate a misspelt word most likely means, `null` when none is near or two are equally near. Case does
 * not count. At most one slip (a letter too many, too few, another one, two swapped) from four letters on, two
 * from eight on; `limit` lowers or raises that.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = slips(word)): string | null {
  const wanted = word.toLowerCase()
  const set = letters(wanted)
  let best: string | null = null
  let least = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue
    const other = candidate.toLowerCase()
    if (apart(set, letters(other)) > 2 * limit) continue
    const found = distance(wanted, other, Math.min(least, limit))
    if (found > least || found > limit) continue
    if (found < least) best = candidate
    else if (best?.toLowerCase() !== other) best = null
    least = found
  }
  return best
}

/** How many slips a word of this length is forgiven. */
export function slips(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2
}

/**
 * Damerau-Levenshtein distance (optimal string alignment) in UTF-16 units; any number above `bound` stands for
 * "more than bound".
 */
export function distance(a: string, b: string, bound: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > bound) return bound + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && swapped(a, i, b, j)) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > bound) return bound + 1
    before = above
    above = row
  }
  return above[b.length]!
}

function swapped(a: string, i: number, b: string, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
}

/** The letters of a word as bits: two words d slips apart differ in at most 2d bits, so most need no table. */
function letters(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

function apart(a: number, b: number): number {
  let bits = a ^ b
  let count = 0
  while (bits !== 0) {
    bits &= bits - 1
    count++
  }
  return count
}
