import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { beginRun, countMark, endedRuns, type Mark } from '../../db/files/storage-runs.ts'
import type { Storage } from '../../storage/storage.ts'

type Held = Pick<Context, 'db' | 'files' | 'log'>

const prefix = 'run-'

/** How often a process looks whether it has stored something since its last mark, and leaves one in any case, in milliseconds. */
const rest = { look: 2_000, mark: 60_000 }

const noteOf = (run: string) => `${prefix}${run}`

/** The processes that have left a mark in a storage. */
async function runsIn(files: Storage): Promise<string[]> {
  const names = await files.notes.names()
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

/** The marks that processes have left in a storage. */
export async function marksIn(files: Storage): Promise<Mark[]> {
  const marks: Mark[] = []
  for (const run of await runsIn(files)) {
    const text = await files.notes.read(noteOf(run))
    if (text !== null) marks.push({ run, marks: Number(text) })
  }
  return marks
}

/** Forgets the marks of processes that ended before then. Later ones have left theirs. */
export async function forgetMarks({ db, files }: Held, before: Date): Promise<void> {
  const ended = await endedRuns(db, await runsIn(files), before)
  for (const run of ended) await files.notes.remove(noteOf(run))
}

/**
 * Lets a process leave its marks: numbered ones, in the database first and then in the storage, soon after it stored a file
 * and once a minute besides. A database that lacks a mark of the storage is older than the storage, or works on another
 * copy of it; `whyNotRemove` looks for that.
 */
export async function startMarks(context: Held): Promise<{ stop(): Promise<void> }> {
  let run = await begin(context)
  let underWay: Promise<void> | null = null
  let last = { at: performance.now(), received: context.files.received() }

  const mark = async () => {
    last = { at: performance.now(), received: context.files.received() }
    run = await leaveMark(context, run)
  }
  const isDue = () => context.files.received() !== last.received || performance.now() - last.at > rest.mark
  const look = () => {
    if (underWay || !isDue()) return
    underWay = mark()
      .catch((err) => context.log.warn({ err }, 'a mark could not be left in the storage of files'))
      .finally(() => {
        underWay = null
      })
  }
  const timer = setInterval(look, rest.look)
  return {
    async stop() {
      clearInterval(timer)
      await underWay
      look()
      await underWay
    },
  }
}

/** A process, as a database and a storage know it. */
interface Run {
  id: string
  marks: number
}

async function begin({ db, files }: Held): Promise<Run> {
  const id = randomUUID()
  await beginRun(db, id)
  const marks = await countMark(db, id)
  await files.notes.write(noteOf(id), String(marks))
  return { id, marks: marks! }
}

/** Leaves the next mark. A database that was put back under a running process counts otherwise; then the process begins anew. */
async function leaveMark(context: Held, { id, marks }: Run): Promise<Run> {
  const counted = await countMark(context.db, id)
  if (counted !== marks + 1) return begin(context)
  await context.files.notes.write(noteOf(id), String(counted))
  return { id, marks: counted }
}
