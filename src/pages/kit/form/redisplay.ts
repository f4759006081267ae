import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { DomainError, type FieldProblem } from '../../../domain/error.ts'
import { statusOf } from '../../../http/server/problem.ts'
import { type Form, formIn } from './form.ts'

/** A form that is shown once more as it was written, with what is missing or wrong in it. */
export interface Asked {
  action: string
  written: Form
  problems: FieldProblem[]
}

declare module 'fastify' {
  interface FastifyRequest {
    asked?: Asked
  }
}

/** What a page answers: the address that was asked for, and the form that comes back with it, if one does. */
export const Answered = createContext<Pick<FastifyRequest, 'url' | 'asked'>>({ url: '/' })

/** The form with this action, if it is the one that comes back. */
export function useAsked(action: string): Asked | undefined {
  const { asked } = useContext(Answered)
  return asked?.action === action ? asked : undefined
}

/** The id of a field on its page, so that what is wrong can lead to it. */
export const idOf = (action: string, field: string) =>
  `${action.slice(1)}-${field.replace(/\[.*/, '')}`.replace(/\W+/g, '-')

/** Shows a page that a form may bring back. */
export type Page = (request: FastifyRequest, reply: FastifyReply) => unknown

/** The same for a page that is about one thing; `id` is the one in the address. */
export type Show = (request: FastifyRequest, reply: FastifyReply, id: string) => unknown

/** Shows the page of a form once more, with what was written and what has to change. */
export function showAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  show: Show,
  problems: FieldProblem[] = [],
  written = formIn(request.body),
) {
  request.asked = { action: request.url, written, problems }
  return show(request, reply, (request.params as { id: string }).id)
}

/**
 * The error handler of a form's route: where fields are missing or wrong, `show` brings the page back with each problem
 * beside its field and everything as it was typed (WCAG 2.2, 3.3.1 and 3.3.7). Other errors go their usual way.
 */
export const askAgain = (show: Show) => (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
  if (!(error instanceof DomainError) || !error.fields.length) throw error
  return showAgain(request, reply.code(statusOf[error.code]), show, error.fields)
}
