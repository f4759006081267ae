import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { assessmentOfWork } from '../../db/dates/versions.ts'
import { notArrived } from '../../db/notices/not-arrived.ts'
import { caseFacts } from '../../db/review/case-facts.ts'
import { missingFor } from '../../domain/review/missing-for.ts'
import { attachmentsOf } from '../../flow/files/attachments.ts'
import { presentWhole } from '../../flow/submission/present.ts'
import { trail } from '../../flow/submission/trail.ts'
import { clocks } from '../../flow/vendors/clocks.ts'
import { formOf } from '../kit/form/form.ts'
import { redisplayOf } from '../kit/form/redisplay.ts'
import { send, visitor } from '../kit/send.tsx'
import { decisionIn } from './decision/decide-form.ts'
import { inOrder } from './flags/groups.ts'
import { pileOf } from './pile/pile-of.ts'
import { SubmissionView } from './submission-view.tsx'
import { marksOnPage } from './work/original/page-marks.ts'
import { placesOf } from './work/places.ts'
import { pageShowing, type Text } from './work/text.ts'
import { textShown } from './work/text-shown.ts'

/** The most pages of a file whose text could not be read. */
const mostPages = 5_000

interface Shown {
  page?: number
  /** A place in the text, in characters: its page is shown. */
  at?: number
  /** The version of the reader whose text is shown; the last one if it is not named or not known. */
  reader?: string
  /** What is searched for in the work. */
  q?: string
  /** Whether the plain text is wanted of a work that has a formatted view. */
  plain?: boolean
}

/** Shows one submission to its reviewer, with the form that comes back as far as it was written. */
export async function sendSubmissionPage(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { page, at, reader, q = '', plain = false }: Shown = {},
) {
  const who = visitor(request)
  const { view, visibility } = await presentWhole(context, who, id)
  const known = view.readerVersions.find((version) => version === reader)
  const text = await textShown(context, who, id, { reader: known, q, plain })
  const flags = inOrder(view.flags)
  const places = placesOf(flags, text)
  const textPage = textPageShown(text, page, at)
  const drawable = view.file?.mediaType === 'application/pdf'
  return send(
    reply,
    <SubmissionView
      who={who}
      view={view}
      flags={flags}
      assessment={await assessmentOfWork(context.db, view.id)}
      visibility={visibility}
      text={text}
      places={places}
      textPage={textPage}
      drawable={drawable}
      pageMarks={drawable && text?.paged ? await marksOnPage(context, who, id, { text, places, textPage }) : null}
      detectors={context.detectors}
      clocks={await clocks(context, who, id)}
      attachments={await attachmentsOf(context, who, id)}
      events={await trail(context, who, id)}
      missing={await missingIn(context, request, id)}
      notArrived={await notArrived(context.db, id)}
      pile={await pileOf(context, who, view)}
      now={context.clock()}
    />,
  )
}

/** The page asked for as far as there is one, else the one that holds the place in the text or what was found; from 0. */
function textPageShown(text: Text | null, page: number | undefined, at = text?.hits[0]?.start): number {
  if (text && page === undefined && at !== undefined) return pageShowing(text, at)
  return Math.min(Math.max(1, page ?? 1), text?.textPages.length ?? mostPages) - 1
}

/** What the decision would still need, given the decision as far as it is written in a form that comes back. */
async function missingIn({ db }: Context, request: FastifyRequest, id: string) {
  const written = redisplayOf(request, `/review/${id}/decisions`)?.form ?? formOf([])
  return missingFor(decisionIn(written), await caseFacts(db, id))
}
