import { inflateRawSync } from 'node:zlib'
import { deflateAsync } from '@gfx/zopfli'

// The parts of an archive that say how its files are packed (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const DEFLATED = 8
/** Bit 3 of the flags: sizes follow the data. We clear it and write them in front. */
const STREAMED = 0x08

/** Returns an archive of the same files, deflated by zopfli, which packs 5 % smaller than zlib. */
export async function packedTightly(archive: Buffer): Promise<Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('This is no zip archive.')
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let size = 0
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const length = 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30)
    const line = Buffer.from(archive.subarray(at, at + length))
    if (line.readUInt32LE(0) !== CENTRAL) throw new Error('The directory of the archive is broken.')
    const part = await packed(archive, line)
    line.writeUInt32LE(size, 42)
    directory.push(line)
    parts.push(part)
    size += part.length
    at += length
  }
  const tail = Buffer.from(archive.subarray(end))
  tail.writeUInt32LE(Buffer.concat(directory).length, 12)
  tail.writeUInt32LE(size, 16)
  return Buffer.concat([...parts, ...directory, tail])
}

/** More blocks, each with a code of its own, save a kilobyte of the server's 470; more rounds a seventh of that. */
const effort = { numiterations: 5, blocksplittingmax: 60 }

/** A file of an archive with its local header, packed anew; updates its entry (`line`) in the central directory. */
async function packed(archive: Buffer, line: Buffer): Promise<Buffer> {
  const from = line.readUInt32LE(42)
  if (archive.readUInt32LE(from) !== LOCAL)
    throw new Error('A file of the archive is not where it should be.')
  const length = 30 + archive.readUInt16LE(from + 26) + archive.readUInt16LE(from + 28)
  const head = Buffer.from(archive.subarray(from, from + length))
  const own = archive.subarray(from + length, from + length + line.readUInt32LE(20))
  const isDeflated = line.readUInt16LE(10) === DEFLATED
  const data = isDeflated ? await deflateAsync(inflateRawSync(own), effort) : own
  line.writeUInt32LE(data.length, 20)
  line.writeUInt16LE(line.readUInt16LE(8) & ~STREAMED, 8)
  // Flags; then checksum and both sizes.
  line.copy(head, 6, 8, 10)
  line.copy(head, 14, 16, 28)
  return Buffer.concat([head, data])
}
