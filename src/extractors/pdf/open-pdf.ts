import type { GreyImage } from '../ocr/grey-image.ts'
import type { ReadingThread } from '../reading-thread.ts'
import { type Source, sizeOf } from '../source.ts'
import type { Box, PageContent, Properties } from './page-content.ts'
import { releaseThread, takeThread } from './pdf-thread.ts'

export type Engine = 'pdfium' | 'pdfjs'

export interface Failure {
  failed: 'password' | 'damaged' | 'too_slow'
}

/** A page that could not be read, and why: it took too long, or it is damaged. */
export type Lost = 'late' | 'damaged'

/** Takes a page by its number, counted from 0; null where the file is damaged there. */
type OnPage = (index: number, content: PageContent | null) => void

/** A PDF that a thread holds open. */
export interface OpenPdf {
  pages: number
  properties: Properties
  /** Whether it is a form of the kind XFA, which only some programs show. */
  isXfa: boolean
  /**
   * Reads the pages from `from` until one is lost, the text is too long, or `to` is reached. Gives the number of the page at
   * which it ended, counted from 0, and why it did not go on.
   */
  read(from: number, to: number, onPage: OnPage): Promise<{ at: number; lost: Lost | null }>
  /** A part of a page as it is shown; null where it cannot be drawn. */
  render(index: number, box: Box, pixels: number): Promise<GreyImage | null>
  close(): void
}

/** In milliseconds of CPU time. PDFium needs some 10 a page. */
const openMs = 10_000
const pageMs = 5_000

/** The thread of a larger file, in bytes, ends with it: what it took of memory is given back at once. */
const largestKept = 10e6

/** Opens a PDF in a thread of its own. `pageLimits` end a reading early (`thread/thread.js`). */
export async function openPdf(
  engine: Engine,
  source: Source,
  limits: { characters: number; glyphs: number; links: number },
  pageTimeoutMs = pageMs,
): Promise<OpenPdf | Failure> {
  const size = await sizeOf(source)
  const thread = takeThread()
  thread.send({ kind: 'open', engine, source })
  const answer = await thread.next(openMs)
  if (answer === 'late' || answer === 'ended') {
    thread.end()
    return { failed: answer === 'late' ? 'too_slow' : 'damaged' }
  }
  if (answer.failed) {
    releaseThread(thread)
    return answer as Failure
  }
  let isBroken = size > largestKept
  return {
    ...answer.opened,
    async read(from, to, onPage) {
      const end = await readPages(thread, { from, to, limits }, pageTimeoutMs, onPage)
      if (end.lost) isBroken = true
      return end
    },
    async render(index, box, pixels) {
      thread.send({ kind: 'render', index, box, pixels })
      const drawn = await thread.next(pageTimeoutMs)
      if (typeof drawn === 'object') return drawn.image ?? null
      isBroken = true
      return null
    },
    close() {
      if (isBroken) return thread.end()
      thread.send({ kind: 'close' })
      releaseThread(thread)
    },
  }
}

async function readPages(
  thread: ReadingThread,
  range: { from: number; to: number; limits: object },
  timeoutMs: number,
  onPage: OnPage,
): Promise<{ at: number; lost: Lost | null }> {
  thread.send({ kind: 'read', ...range })
  for (let at = range.from; ; at++) {
    const answer = await thread.next(timeoutMs)
    if (answer === 'late') return { at, lost: 'late' }
    if (answer === 'ended' || answer.failed) return { at, lost: 'damaged' }
    if (answer.end !== undefined) return { at: answer.end, lost: null }
    onPage(answer.index, answer.content)
  }
}
