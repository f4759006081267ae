import type { Context } from '../../../context.ts'
import { listRegistrations, type Registration } from '../../../db/lti/registrations.ts'
import { deadlines } from '../../../domain/deadlines.ts'
import { type Diagnosis, doubtful, right, wrong } from '../../../domain/operations/diagnosis.ts'
import { reasonIn } from '../../../domain/operations/setting-problem.ts'
import { withDeadline } from '../../../outside/deadline.ts'

/** Whether the mail server lets us in. Nothing is sent. */
export async function mailServer({ mailer }: Context): Promise<Diagnosis[]> {
  const what = 'mail'
  if (!mailer) {
    return [doubtful(what, 'No mail server is set, so notices are on the pages alone. Set SMTP_URL and MAIL_FROM.')]
  }
  try {
    await withDeadline('The mail server', deadlines.signIn, () => mailer.check())
    return [right(what, 'The mail server of SMTP_URL lets us in.')]
  } catch (error) {
    const reason = reasonIn(error) ?? 'it did not let us in, or did not answer in time'
    return [wrong(what, `The mail server of SMTP_URL cannot be used: ${reason}. Check host, port, name and password.`)]
  }
}

/** Whether the keys of each LMS that is registered can be read; without them no launch from it succeeds. */
export async function lmsKeys(context: Context): Promise<Diagnosis[]> {
  const registered = await withDeadline('The database', deadlines.health, () => listRegistrations(context.db)).catch(
    () => [],
  )
  const active = registered.filter(({ state }) => state === 'active')
  if (!active.length) return [right('LMS keys', 'No LMS is registered, so there are none to read.')]
  return Promise.all(active.map((registration) => keysOf(context, registration)))
}

async function keysOf(context: Context, { issuer, jwksUrl }: Pick<Registration, 'issuer' | 'jwksUrl'>) {
  try {
    const count = await withDeadline('The LMS', deadlines.signIn, async (signal) => {
      const response = await context.fetch(jwksUrl, { signal, redirect: 'error' })
      const { keys } = (await response.json()) as { keys?: unknown[] }
      return response.ok ? (keys?.length ?? 0) : 0
    })
    if (count > 0) return right('LMS keys', `${issuer} gives its keys.`)
  } catch {
    // Said below, as for an answer without keys.
  }
  const advice = 'Look whether the LMS runs, and correct the address on the page “LMS by LTI”.'
  return wrong('LMS keys', `The keys of ${issuer} cannot be read, so launches from there are refused. ${advice}`)
}
