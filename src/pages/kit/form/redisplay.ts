import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TimeZone } from '../../../domain/dates/zone.ts'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import { statusOf } from '../../../http/server/problem.ts'
import { UnconfirmedStep } from '../check/take-step.ts'
import { type Form, formIn } from './form.ts'

/** A form that is shown once more: its address, what was written in it, and what is missing or wrong. */
export interface Redisplay {
  action: string
  form: Form
  problems: FieldProblem[]
}

declare module 'fastify' {
  interface FastifyRequest {
    redisplay?: Redisplay
    /** What waits for the person, by the address of the page where it is dealt with. */
    waiting?: Record<string, number>
  }
}

interface PageContextValue extends Pick<FastifyRequest, 'url' | 'redisplay' | 'waiting'> {
  timeZone: TimeZone
  /** The page as it was drawn a first time, where what comes first has to know what follows. */
  drawn?: string
}

/** What a page answers: its address, the form to show once more, if there is one, and the provider's time zone. */
export const PageContext = createContext<PageContextValue>({
  url: '/',
  timeZone: 'UTC',
})

/** What to redisplay in the form with this action, or undefined where it was not the one that was sent. */
export function useRedisplay(action: string): Redisplay | undefined {
  const { redisplay } = useContext(PageContext)
  return redisplay?.action === action ? redisplay : undefined
}

/** The id of a field on its page, so that a problem can link to it. */
export const idOf = (action: string, field: string) =>
  `${action.slice(1)}-${field.replace(/\[.*/, '')}`.replace(/\W+/g, '-')

/** Answers with the page that a form stands on. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => unknown

/** The same for a page about one item; `id` is the one in its address. */
export type SendItemPage = (request: FastifyRequest, reply: FastifyReply, id: string) => unknown

/** Answers with the page of a form once more: with what was written, and with what is missing or wrong. */
export function redisplay(
  request: FastifyRequest,
  reply: FastifyReply,
  sendPage: SendItemPage,
  problems: FieldProblem[] = [],
  form = formIn(request.body),
) {
  request.redisplay = { action: request.url, form, problems }
  return sendPage(request, reply, (request.params as { id: string }).id)
}

/**
 * The error handler of a form’s route. Where fields are missing or wrong it answers with the page again: each problem
 * beside its field, and every field as it was written (WCAG 2.2, 3.3.1 and 3.3.7). So it does where a check page was answered
 * with “Go back”. It throws every other error.
 */
export const redisplayOnError =
  (sendPage: SendItemPage) => (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof UnconfirmedStep && error.goBack) return redisplay(request, reply, sendPage)
    if (!(error instanceof DomainError) || !error.fields.length) throw error
    return redisplay(request, reply.code(statusOf[error.code]), sendPage, error.fields)
  }
