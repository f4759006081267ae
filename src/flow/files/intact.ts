import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline, type Readable, Transform } from 'node:stream'
import { pipeline as finished } from 'node:stream/promises'
import type { Context } from '../../context.ts'
import { undamagedSoFar } from '../../db/files/damage.ts'
import { DomainError } from '../../domain/error.ts'
import { explainTrouble, troubleIn } from '../../storage/trouble.ts'
import { record } from '../record.ts'
import { bringBack } from './bring-back.ts'

type Stored = Pick<Context, 'db' | 'files' | 'log'>

/**
 * A local path to bytes that are still the ones that were handed in, or null where a disk has changed them: then that is
 * on record, and they are not taken for the student's work (docs/reference/reliability.md#damaged-bytes). Bytes that are
 * not there are not damaged; then this throws, and the work can wait for them (`waitingForFile`).
 */
export async function intactPath(context: Stored, sha256: string) {
  const hash = createHash('sha256')
  const { path, done } = await found(context, sha256, () => context.files.path(sha256))
  try {
    await finished(createReadStream(path), hash)
  } catch (error) {
    await done()
    throw explainTrouble(error)
  }
  if (hash.digest('hex') === sha256) return { path, done }
  await done()
  await noteDamage(context, sha256)
  return null
}

/** What `get` gives; where the bytes are absent, once more after they came back from the trash. */
async function found<T>(context: Stored, sha256: string, get: () => Promise<T>): Promise<T> {
  try {
    return await get()
  } catch (error) {
    if (troubleIn(error) !== 'absent' || !(await bringBack(context, sha256))) throw error
    return get()
  }
}

/** The bytes as a stream for a person; it breaks off before its end when they turn out not to be what was handed in. */
export async function intactStream(context: Stored, sha256: string): Promise<Readable> {
  const hash = createHash('sha256')
  let held: Buffer | null = null
  const checked = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      if (held) this.push(held)
      held = chunk
      done()
    },
    flush(done) {
      if (hash.digest('hex') === sha256) return done(null, held)
      noteDamage(context, sha256).then(() => done(damaged()), done)
    },
  })
  // A reader that hangs up closes the file too; the callback is there because a pipeline without one throws what ended it.
  return pipeline(await found(context, sha256, () => context.files.open(sha256)), checked, () => {})
}

const damaged = () =>
  new DomainError('UNAVAILABLE', 'The copy of this file that is kept here was damaged, so it is not given out.')

async function noteDamage({ db, log }: Stored, sha256: string): Promise<void> {
  log.error({ sha256 }, 'stored bytes are damaged; restore them from a backup')
  for (const submissionId of await undamagedSoFar(db, sha256)) {
    await record(db, { type: 'storage.damage_found', who: null, submissionId })
  }
}
