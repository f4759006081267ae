import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TimeZone } from '../../../domain/dates/zone.ts'
import type { Refusal } from '../../../domain/drafts/draft.ts'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import { ownPath } from '../../../domain/url.ts'
import { statusOf } from '../../../http/server/problem.ts'
import { createWords, type Words } from '../../../language/words.ts'
import { type Form, formIn } from './form.ts'

/** A form that is shown once more: its address, what was written in it, and what is missing or wrong. */
export interface Redisplay {
  action: string
  form: Form
  problems: FieldProblem[]
  /** Why the form was not taken, where it was sent. */
  refusal?: Refusal | null
}

/** The draft of one form of a page, as the form shows it. */
export interface ShownDraft {
  /** The newest version; what is saved next names it. */
  version: number
  /** What stands in the form; absent once it was sent. */
  shown?: SavedForm
  /** What other windows saved, which differs. */
  others: SavedForm[]
}

/** A form as it was saved, with the time. */
export type SavedForm = Redisplay & { savedAt: Date }

declare module 'fastify' {
  interface FastifyRequest {
    redisplay?: Redisplay
    /** What waits for the person, by the address of the page where it is dealt with. */
    waiting?: Record<string, number>
    /** The person's drafts of the forms of this page, by the address of the form. */
    drafts?: Map<string, ShownDraft>
    /** The form stays a draft although its answer is no error. */
    keepsDraft?: boolean
  }
}

/** What a page answers: its address, the form to show once more, if there is one, drafts, the provider's time zone, and the words. */
export interface AboutPage extends Pick<FastifyRequest, 'url' | 'redisplay' | 'drafts' | 'waiting'> {
  timeZone: TimeZone
  /** All words, in the language of the person who reads the page. */
  words: Words
  /** The forms that the page has, by their address, as they are rendered; whether each has a long answer. */
  forms: Map<string, boolean>
  /** The page as it was drawn a first time, where what comes first has to know what follows. */
  drawn?: string
}

export const PageContext = createContext<AboutPage>({
  url: '/',
  timeZone: 'UTC',
  words: createWords()['en-GB'],
  forms: new Map(),
})

/** What to redisplay in the form with this action, or undefined where it was not the one that was sent. */
export function useRedisplay(action: string): Redisplay | undefined {
  return redisplayOf(useContext(PageContext), action)
}

/** The same for a request or a page: the form that was just sent, or its draft. */
export const redisplayOf = (
  { redisplay, drafts }: Pick<AboutPage, 'redisplay' | 'drafts'>,
  action: string,
): Redisplay | undefined => (redisplay?.action === action ? redisplay : drafts?.get(action)?.shown)

/** The id of a field on its page, so that a problem can link to it. */
export const idOf = (action: string, field: string) =>
  `${action.slice(1)}-${field.replace(/\[.*/, '')}`.replace(/\W+/g, '-')

/** Answers with the page that a form stands on. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => unknown

/** The same for a page about one item; `id` is the one in its address. */
export type SendItemPage = (request: FastifyRequest, reply: FastifyReply, id: string) => unknown

/** The page that a form says it stands on, as a path of ours with its query; null where it names none. */
export function pageOf({ body }: Pick<FastifyRequest, 'body'>): string | null {
  const page = formIn(body).get('_page')
  return page && ownPath(page) === page ? page : null
}

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
 * beside its field, and every field as it was written (WCAG 2.2, 3.3.1 and 3.3.7). It throws every
 * other error, and those of a form that names its page, which is led back there (`returnToForm`).
 */
export const redisplayOnError =
  (sendPage: SendItemPage) => (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    if (pageOf(request)) throw error
    if (!(error instanceof DomainError) || !error.fields.length) throw error
    return redisplay(request, reply.code(statusOf[error.code]), sendPage, error.fields)
  }
