/** What a person can put right: wrong usage, a faulty configuration, a file that cannot be read. Ends with exit code 2. */
export class Fault extends Error {}

/** Exit codes: 0 clean, 1 findings at or above the limit, 2 usage or configuration, 3 internal error. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, internal: 3 } as const

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading or writing it is not permitted',
  EPERM: 'reading or writing it is not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
}

/** Why a file operation failed, in words; `null` for anything but an error of the operating system. */
export function reasonOf(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? (reasons[code] ?? code) : null
}
