import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { maxText } from '../package/stories.ts'

/** A piece of text and where its base line begins, in points from the top left of the page. */
export interface Piece {
  text: string
  x: number
  y: number
  width: number
  /** The size of the type. */
  height: number
  /** Whether the reader of the file ended a line here. */
  last: boolean
}

export interface PageContent {
  pieces: Piece[]
  links: { href: string; box: [number, number, number, number] }[]
  /** Whether the page shows pictures, where the reader looked. */
  pictures?: boolean
}

export interface Content {
  pages: PageContent[]
  /** As the file says it, empty where it says nothing; dates as PDF writes them. */
  properties: { author: string; title: string; application: string; createdAt: string; modifiedAt: string }
}

export type Failure = { failed: 'password' | 'damaged' | 'too_large' | 'too_slow' }

/** No thesis has 2,000 pages; a file that claims 100,000 is made to keep a reader busy. Links are counted per page. */
const limits = { pages: 2_000, characters: maxText, links: 1_000 }

/** How many times its limit of CPU time a reading may last where other work keeps the machine busy, and how often that is checked. */
const busyFactor = 1.8
const checkEveryMs = 200

let idle: Worker | null = null

/**
 * Reads a PDF with one of the two engines in a thread of its own, which is ended when it takes longer than `timeoutMs`: a
 * malformed page can keep pdf.js busy for ever, and no timer fires beside it. CPU time counts, so that an ordinary file
 * is not given up because other work keeps the machine busy.
 */
export async function readContent(
  engine: 'pdfjs' | 'pdfium',
  path: string,
  timeoutMs: number,
): Promise<Content | Failure> {
  const bytes = new Uint8Array(await readFile(path))
  const thread = idle ?? newThread()
  idle = null
  thread.ref()
  const outcome = nextOutcome(thread, timeoutMs)
  thread.postMessage({ bytes, engine, limits }, [bytes.buffer])
  const { content, isUsable } = await outcome
  thread.unref()
  if (isUsable && !idle) idle = thread
  else void thread.terminate()
  return content
}

/** What the thread answers within `timeoutMs` of CPU time, and whether it can read another file afterwards. */
function nextOutcome(thread: Worker, timeoutMs: number) {
  return new Promise<{ content: Content | Failure; isUsable: boolean }>((resolve) => {
    const finish = (content: Content | Failure, isUsable: boolean) => {
      clearInterval(timer)
      thread.off('message', onMessage).off('error', onError)
      resolve({ content, isUsable })
    }
    const onMessage = (content: Content | Failure) => finish(content, true)
    const onError = () => finish({ failed: 'damaged' }, false)
    const isLate = deadline(timeoutMs)
    const timer = setInterval(
      () => {
        if (isLate()) finish({ failed: 'too_slow' }, false)
      },
      Math.min(checkEveryMs, timeoutMs),
    )
    thread.on('message', onMessage).on('error', onError)
  })
}

/** Tells, from now on, whether `timeoutMs` of this process's CPU time have passed, or much more than that by the clock. */
function deadline(timeoutMs: number): () => boolean {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 > timeoutMs || performance.now() - startedAt > busyFactor * timeoutMs
  }
}

/** Starts the thread ahead of the first file. */
export function warmUp() {
  idle ??= newThread()
  idle.unref()
}

/**
 * A heap of its own, so that a file that fills it ends the thread and not the process. Node 24 maps memory for compiled
 * code ahead, 512 MB a thread unless a size is given, which would count as used in the sandbox.
 */
function newThread() {
  const thread = new Worker(new URL('./thread.js', import.meta.url), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256, codeRangeSizeMb: 32 },
  })
  thread.on('error', () => {
    if (idle === thread) idle = null
  })
  return thread
}
