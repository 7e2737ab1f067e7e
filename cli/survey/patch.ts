import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } from 'diff/lib/patch/create.js'

/** Lines shown around a change. */
const CONTEXT = 3
/** Lines taken out and put in, together, for which the shortest difference is looked for: that takes as long as their square. */
const MOST_CHANGED = 2000

/** The change of a file as a unified diff that `git apply` takes. */
export function patchOf(file: string, before: string, after: string): string {
  const [old, changed] = [`a/${file}`, `b/${file}`]
  const options = { context: CONTEXT, maxEditLength: MOST_CHANGED, headerOptions: FILE_HEADERS_ONLY }
  const shortest = createTwoFilesPatch(old, changed, before, after, undefined, undefined, options)
  if (shortest !== undefined) return shortest
  const names = { oldFileName: old, newFileName: changed, oldHeader: undefined, newHeader: undefined }
  return formatPatch({ ...names, hunks: [wholeHunk(linesOf(before), linesOf(after))] }, FILE_HEADERS_ONLY)
}

/** The lines of a text with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

/** All from the first line that differs to the last; line by line where as many went as came. */
function wholeHunk(before: readonly string[], after: readonly string[]) {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const start = Math.max(0, head - CONTEXT)
  const end = Math.max(0, tail - CONTEXT)
  const [old, changed] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  return {
    oldStart: start + 1,
    oldLines: old.length,
    newStart: start + 1,
    newLines: changed.length,
    lines: compared(old, changed).flatMap(({ sign, line }) =>
      line.endsWith('\n') ? sign + line.slice(0, -1) : [sign + line, '\\ No newline at end of file'],
    ),
  }
}

interface Compared {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

function compared(before: readonly string[], after: readonly string[]): Compared[] {
  const inStep = before.length === after.length
  const found: Compared[] = []
  let gone: Compared[] = []
  let come: Compared[] = []
  const flush = () => {
    for (const one of gone) found.push(one)
    for (const one of come) found.push(one)
    gone = []
    come = []
  }
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const [old, changed] = [before[i], after[i]]
    if (old !== undefined && old === changed && inStep) {
      flush()
      found.push({ sign: ' ', line: old })
    } else {
      if (old !== undefined) gone.push({ sign: '-', line: old })
      if (changed !== undefined) come.push({ sign: '+', line: changed })
    }
  }
  flush()
  return found
}
