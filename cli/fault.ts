/** An error that the caller can put right: wrong usage, a faulty configuration, a file that cannot be read. */
export class Fault extends Error {
  readonly code: number
  constructor(message: string, code: number = exitCodes.usage) {
    super(message)
    this.code = code
  }
}

/** 130 is what shells report of a process that ended by SIGINT. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, internal: 3, interrupted: 130 } as const

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading or writing it is not permitted',
  EPERM: 'reading or writing it is not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'no more room is granted on the disk',
  EFBIG: 'a file of that size is not permitted',
  EROFS: 'the disk is read-only',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
}

/** Why work on one document broke down, to be told of that document alone. Throws a `Fault`, which is the caller's to put right. */
export function breakdown(error: unknown): string {
  if (error instanceof Fault) throw error
  return `internal error, please report it: ${error instanceof Error ? error.stack : String(error)}`
}

/** Why a file operation failed, in words; `null` for anything but an error of the operating system. */
export function reasonOf(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? (reasons[code] ?? code) : null
}
