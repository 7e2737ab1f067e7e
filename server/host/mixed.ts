import type { Host } from './host.ts'

/** Reads files on the disk from there, and others, such as those of a repository that the editor has not cloned, through the client. */
export function mixedHost(disk: Host, client: Host): Host {
  const hostOf = (uri: string) => (isOnDisk(uri) ? disk : client)
  return {
    list: folder => hostOf(folder).list(folder),
    read: uri => hostOf(uri).read(uri),
    exists: uri => hostOf(uri).exists(uri),
    async examineAside(files, take) {
      if (!disk.examineAside || !files.every(isOnDisk))
        throw new Error('a thread has no client to read through')
      await disk.examineAside(files, take)
    },
  }
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:')
}
