import { open } from 'node:fs/promises'
import { notRead, Unreadable } from '../unreadable.ts'

/**
 * Says why a compound file is not read, null for a Word document of before 2007, which is: it is a document in the format of Word before 2007, or a newer one inside a
 * password (its directory then names an “EncryptedPackage”, MS-OFFCRYPTO 2.3.4.4; directory and sectors: MS-CFB 2.2).
 */
export async function whyNotOffice(path: string): Promise<Unreadable | null> {
  const handle = await open(path, 'r')
  try {
    const { buffer: header } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    const sectorBytes = 2 ** Math.min(header.readUInt16LE(30), 12)
    const directory = (header.readUInt32LE(48) + 1) * sectorBytes
    const { buffer } = await handle.read(Buffer.alloc(4_096), 0, 4_096, directory)
    const isLocked = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    if (isLocked) return new Unreadable('password')
    const isWord = buffer.includes(Buffer.from('WordDocument', 'utf16le'))
    return isWord ? null : notRead('a file of an older office program')
  } finally {
    await handle.close()
  }
}
