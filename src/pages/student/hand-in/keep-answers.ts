import type { FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { keepRefused } from '../../../flow/drafts/keep-draft.ts'
import { formIn } from '../../kit/form/form.ts'
import { visitor } from '../../kit/send.tsx'
import { type Answers, fieldsOf } from './reflection-form.ts'

/** Keeps the answers of a form that stands on the page of its own address as its draft. */
export async function keepAnswers(context: Context, request: FastifyRequest, form: string, answers: Answers) {
  request.keepsDraft = true
  const base = Number(formIn(request.body).get('_draft')) || 0
  await keepRefused(context, visitor(request), { form, page: form, base, fields: fieldsOf(answers) }, null)
}

/** The problems of the form that led back here; the page names its fields itself, so they are not listed twice. */
export function ownProblems(request: FastifyRequest): FieldProblem[] {
  const problems = request.redisplay?.problems ?? []
  if (problems.length) delete request.redisplay
  return problems
}
