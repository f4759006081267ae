import type { FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/client.ts'
import { formIn } from '../form/form.ts'
import type { Check } from './check.ts'

/** The field by which a check page says that its step is wanted: `yes` takes it, `no` goes back to the form. */
export const confirmedField = '_confirmed'

/** Thrown instead of taking a step that nobody has confirmed yet. The answer to it is the check page, or the form again. */
export class UnconfirmedStep extends Error {
  readonly check: Check
  /** Whether the check page was answered with “Go back”. */
  readonly goBack: boolean

  constructor(check: Check, goBack: boolean) {
    super('This step was not confirmed')
    this.check = check
    this.goBack = goBack
  }
}

/**
 * Takes a step that cannot be undone, once its check page was confirmed. Before that it rehearses the step: it takes it in
 * a transaction that is rolled back, so that a check page is shown only for a step that would succeed.
 *
 * @throws UnconfirmedStep where it is not confirmed, and whatever the step refuses.
 */
export async function takeStep<Result>(
  context: Context,
  request: FastifyRequest,
  check: Check,
  step: (context: Context) => Promise<Result>,
): Promise<Result> {
  const answer = formIn(request.body).get(confirmedField)
  if (answer === 'yes') return step(context)
  if (answer === 'no') throw new UnconfirmedStep(check, true)
  return context.db.transaction(async (tx) => {
    await step({ ...context, db: Object.assign(tx, { $client: context.db.$client }) as Database })
    throw new UnconfirmedStep(check, false)
  })
}
