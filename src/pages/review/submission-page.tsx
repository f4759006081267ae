import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { findAssessment } from '../../db/policy/assessments.ts'
import { caseFacts } from '../../db/review/case-facts.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { missingForReferral } from '../../domain/review/decision.ts'
import { attachmentsOf } from '../../flow/files/attachments.ts'
import { presentWhole } from '../../flow/submission/present.ts'
import { readText } from '../../flow/submission/read-work.ts'
import { trail } from '../../flow/submission/trail.ts'
import { clocks } from '../../flow/vendors/clocks.ts'
import { formOf } from '../kit/form/form.ts'
import { send, visitor } from '../kit/send.tsx'
import { decisionIn } from './decision/decide-form.ts'
import { placesOf, SubmissionView } from './submission-view.tsx'
import { textPageAt, textPagesOf } from './work/text-pages.ts'
import type { Text } from './work/work.tsx'

interface Shown {
  page?: number
  /** A place in the text, in characters: its page is shown. */
  at?: number
  /** The version of the reader whose text is shown; the last one if it is not named or not known. */
  reader?: string
}

/** Shows one submission to its reviewer, with the form that comes back as far as it was written. */
export async function sendSubmissionPage(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { page = 1, at, reader }: Shown = {},
) {
  const who = visitor(request)
  const { redisplay } = request
  const written = redisplay?.action.endsWith('/decisions') ? redisplay.form : formOf([])
  const { view, visibility } = await presentWhole(context, who, id)
  const assessment = await findAssessment(context.db, view.assessment.id)
  const text = await textOf(
    context,
    who,
    id,
    view.readerVersions.find((version) => version === reader),
  )
  // What a person can see for themselves comes first; the sort is stable, so each kind keeps its order.
  const rank = { inspectable: 0, statistical: 1 }
  const flags = [...view.flags].sort((a, b) => rank[a.basis] - rank[b.basis])
  const textPages = text?.textPages.length ?? 5_000
  return send(
    reply,
    <SubmissionView
      who={who}
      view={view}
      flags={flags}
      assessment={assessment}
      visibility={visibility}
      text={text}
      places={placesOf(flags, text)}
      textPage={text && at !== undefined ? textPageAt(text.textPages, at) : Math.min(Math.max(1, page), textPages) - 1}
      drawable={view.file?.mediaType === 'application/pdf'}
      detectors={context.detectors}
      clocks={await clocks(context, who, id)}
      attachments={await attachmentsOf(context, who, id)}
      events={await trail(context, who, id)}
      missing={missingForReferral(decisionIn(written), await caseFacts(context.db, id))}
      now={context.clock()}
    />,
  )
}

async function textOf(context: Context, who: Actor, id: string, reader?: string): Promise<Text | null> {
  try {
    const read = await readText(context, who, id, reader)
    return {
      text: read.text,
      readerVersion: read.readerVersion,
      textPages: textPagesOf(read),
      paged: read.pages.length > 0 && textPagesOf(read).length === read.pages.length,
    }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
