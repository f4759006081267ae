import type { Context } from '../../../context.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { formattedView, isFormatted } from '../../../flow/submission/formatted-view.ts'
import { readText } from '../../../flow/submission/read-work.ts'
import { type FormattedPart, partsOf, textPagesOfParts } from './formatted/parts.ts'
import { placesOfWords } from './search/search.ts'
import type { Text } from './text.ts'
import { textPagesOf } from './text-pages.ts'

interface Wanted {
  /** The version of the reader; the last one if it is not named. */
  reader: string | undefined
  /** What is searched for; empty where nothing is. */
  q: string
  /** Whether the plain text is wanted of a work that has a formatted view. */
  plain: boolean
}

type Read = Awaited<ReturnType<typeof readText>>

/** The text of a work as the page shows it, formatted where its file has a form; null where there is no text. */
export async function textShown(context: Context, who: Actor, id: string, wanted: Wanted): Promise<Text | null> {
  const read = await textOrNull(context, who, id, wanted.reader)
  if (!read) return null
  const formatted = wanted.plain ? null : await partsIn(context, who, id, read)
  return {
    text: read.text,
    readerVersion: read.readerVersion,
    formatted,
    plainBecause: formatted || !isFormatted(read.format) ? null : wanted.plain ? 'chosen' : 'failed',
    textPages: formatted ? textPagesOfParts(formatted, read.text.length) : textPagesOf(read),
    paged: read.pages.length > 0,
    coverage: read.coverage,
    outline: read.outline,
    query: wanted.q,
    hits: placesOfWords(read.text, wanted.q),
  }
}

async function partsIn(context: Context, who: Actor, id: string, read: Read): Promise<FormattedPart[] | null> {
  if (!isFormatted(read.format)) return null
  const view = await formattedView(context, who, id, read)
  const parts = view ? partsOf(view.nodes) : []
  return parts.length ? parts : null
}

async function textOrNull(context: Context, who: Actor, id: string, reader: string | undefined): Promise<Read | null> {
  try {
    return await readText(context, who, id, reader)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
