import type { Context } from '../../context.ts'
import type { Encoding } from '../../domain/intake/encodings.ts'
import type { Asker } from '../../domain/people/asker.ts'
import type { Reading } from '../../domain/screening/document.ts'
import { storable } from '../../domain/storable.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'
import { intactPath } from '../files/intact.ts'

/**
 * Reads the text of one file, in a child that can be killed. What cannot be read is an answer in words, never an error.
 * Files hold characters that Postgres cannot keep, in what they say about themselves too; each is replaced one for one.
 */
export async function readDocument(
  { db, files, sandbox, config, log }: Pick<Context, 'db' | 'files' | 'sandbox' | 'config' | 'log'>,
  file: { sha256: string; name: string; mediaType: string; encoding?: Encoding | null },
  asker: Asker,
): Promise<Reading> {
  const found = await intactPath({ db, files, log }, file.sha256)
  if (!found) return unreadable.changed
  const { path, done } = found
  try {
    const { name, mediaType, encoding = null } = file
    const task = { kind: 'extract' as const, path, name, mediaType, encoding }
    const reading = (await sandbox.run(task, { timeoutMs: config.extractTimeoutMs, ...asker })) as Reading
    return storable(reading, '\uFFFD') as Reading
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    log.warn({ err: fault }, 'a file could not be read within its limits')
    return unreadable[fault.code]
  } finally {
    await done()
  }
}

const kept = 'The file is kept as it is and a person will read it.'
const unreadable = {
  timeout: { unreadable: 'too_slow', detail: `Reading the text of this file took too long. ${kept}` },
  memory: {
    unreadable: 'too_large',
    detail: `This file needs more memory to read than is set aside for one file. ${kept}`,
  },
  crash: { unreadable: 'damaged', detail: `The program that reads files stopped at this one. ${kept}` },
  changed: {
    unreadable: 'bytes_changed',
    detail:
      'The copy of this file that is kept here was damaged after it arrived, so its text was not read. It can be sent again, and a person will read it.',
  },
  threw: { unreadable: 'damaged', detail: `The program that reads files could not make sense of this one. ${kept}` },
} as const satisfies Record<string, Reading>
