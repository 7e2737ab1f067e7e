import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { Fault } from '../fault.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Differing, type Touched, touchedBy } from './touched.ts'

/**
 * The files that differ from where this branch left `base`, by absolute path, and their changed lines: committed, staged,
 * unstaged or untracked. An empty `base` stands for that of the merge request in CI, else the default branch of the
 * remote, else, without a remote, the last commit. Throws a `Fault` if git does not know it.
 */
export function changedFiles(base: string, { cwd, environment }: Terminal): Map<string, Touched> {
  const root = git(['rev-parse', '--show-toplevel'], cwd).trimEnd()
  const from = forkPoint(base || baseInCi(environment) || defaultBase(cwd), cwd)
  // Two documents made from one template are half alike; one that was moved is nearly the same.
  const among = ['--diff-filter=d', '--find-renames=90%', from, '--']
  const differing = differingIn(git(['diff', '--name-status', '-z', ...among], root))
  const untracked = namesIn(git(['ls-files', '--others', '--exclude-standard', '-z'], root))
  const diff = git(['diff', ...plain, ...among], root)
  // Both outputs list the files in the same order, but only `--name-status -z` gives names without quoting.
  const diffs = diff.split(/^diff --git .*\n/m).slice(1)
  const isWhole = diffs.length === differing.length
  return new Map([
    ...differing.map(
      (one, i) =>
        [resolve(root, one.path), isWhole && !one.isNew ? touchedBy(diffs[i]!, one) : null] as const,
    ),
    ...untracked.map(name => [resolve(root, name), null] as const),
  ])
}

/** Options for a diff of changed lines alone, whatever the user has configured. */
const plain = [
  '--unified=0',
  '--inter-hunk-context=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--submodule=short',
]

/** Reads `--name-status -z`: a letter and a path for each file; for a renamed one the former path first. */
function differingIn(list: string): (Differing & { readonly isNew: boolean })[] {
  const words = namesIn(list)
  const files: (Differing & { readonly isNew: boolean })[] = []
  for (let i = 0; i < words.length; i += 2) {
    const state = words[i]!
    const before = words[i + 1]!
    if (/^[RC]/.test(state)) i++
    files.push({ path: words[i + 1]!, before, isNew: /^[AC]/.test(state) })
  }
  return files
}

function namesIn(list: string): string[] {
  return list.split('\0').filter(name => name !== '')
}

/** The commit a branch started from; without a common one (a shallow clone), the base itself. */
function forkPoint(base: string, cwd: string): string {
  const commit = attempt(['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`], cwd)
  if (commit === null && attempt(['rev-parse', '--verify', '--quiet', 'HEAD'], cwd) === null) {
    throw new Fault(
      '--changed: this repository has no commit yet to compare with; commit first, or check without --changed',
    )
  }
  if (commit === null) {
    throw new Fault(
      `--changed: git knows no commit ${JSON.stringify(base)}; fetch it, or name another: --changed=BASE`,
    )
  }
  return attempt(['merge-base', commit, 'HEAD'], cwd) ?? commit
}

function baseInCi(environment: Terminal['environment']): string {
  const branch = environment.GITHUB_BASE_REF
  return environment.CI_MERGE_REQUEST_DIFF_BASE_SHA || (branch ? `origin/${branch}` : '')
}

function defaultBase(cwd: string): string {
  const branches = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']
  const known = branches.find(
    one =>
      attempt(['rev-parse', '--verify', '--quiet', `refs/remotes/${one}`], cwd) ??
      attempt(['rev-parse', '--verify', '--quiet', `refs/heads/${one}`], cwd),
  )
  if (known !== undefined) return known
  // In a clone the last commit is what is to be judged, not what to compare with.
  const isClone =
    attempt(['for-each-ref', '--count=1', 'refs/remotes'], cwd) !== null ||
    attempt(['rev-parse', '--is-shallow-repository'], cwd) === 'true'
  if (!isClone) return 'HEAD'
  throw new Fault(
    '--changed: no main branch is known here to compare with; fetch it, or name another: --changed=BASE',
  )
}

function attempt(args: string[], cwd: string): string | null {
  try {
    return (
      execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Fault('--changed needs git, which was not found')
    return null
  }
}

function git(args: string[], cwd: string): string {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string }
    if (code === 'ENOENT') throw new Fault('--changed needs git, which was not found')
    throw new Fault(`--changed: git ${args[0]} failed: ${(stderr ?? '').trim().split('\n')[0]}`)
  }
}
