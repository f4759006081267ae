import { open, readFile, stat } from 'node:fs/promises'
import type { Roster } from '../../domain/people/roster/line.ts'
import { openZip } from '../package/zip.ts'
import { Unreadable } from '../unreadable.ts'
import { readCourseList } from './course-list.ts'
import { readOneRoster } from './one-roster.ts'
import { readTable } from './table.ts'

/** The largest plain table that is read; 200,000 lines have about half of it. */
const maxBytes = 32e6

/** Reads a file that says who is in which course: a zip in the OneRoster bulk format, or the one table of our own. */
export async function readRoster(path: string): Promise<Roster> {
  try {
    if (await isZip(path)) return await readZip(path)
    if ((await stat(path)).size > maxBytes)
      return { refusal: 'The file is larger than 32 MB. Please send it in parts.' }
    return readCourseList(readTable(await readFile(path)))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { refusal: `The file cannot be read. ${error.message}` }
  }
}

async function readZip(path: string): Promise<Roster> {
  const zip = await openZip(path)
  return readOneRoster(zip).finally(() => zip.close())
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.readUInt32LE(0) === 0x04034b50
  } finally {
    await handle.close()
  }
}
