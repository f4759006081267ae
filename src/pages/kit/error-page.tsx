import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { DomainError, ErrorCode } from '../../domain/error.ts'
import { asDomainError, logUnexpected, sayWhenToRetry, statusOf } from '../../http/server/problem.ts'
import { type SignedIn, signedIn } from '../../http/server/session.ts'
import { Layout } from './layout.tsx'
import { setSecurityHeaders } from './security.ts'
import { send } from './send.tsx'
import { useWords } from './words.tsx'

/** Answers with any error as a page: what happened, and what can be done. Without a session it leads to the sign-in. */
export async function sendErrorPage(
  context: Context,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const known = asDomainError(error)
  if (known.code === 'NOT_SIGNED_IN') {
    const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : ''
    return reply.redirect(`/sign-in${next}`, 303)
  }
  logUnexpected(error, known, request)
  sayWhenToRetry(known, reply)
  const who = await signedIn(context, request).catch(() => null)
  await setSecurityHeaders(context, reply)
  return send(reply, <ErrorPage who={who} error={known} />, statusOf[known.code])
}

/**
 * Answers with any error in whatever frame an LMS made: a page that every https site may frame, with a sentence and
 * nothing to press. What a platform got wrong is a bad request.
 */
export async function sendFramedErrorPage(
  context: Context,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const known = asDomainError(error)
  logUnexpected(error, known, request)
  await setSecurityHeaders(context, reply, { ancestors: ["'self'", 'https:'] })
  const status = known.code === 'INVALID_INPUT' ? 400 : statusOf[known.code]
  return send(reply, <ErrorPage who={null} error={known} framed />, status)
}

/** The codes that have a title of their own. */
const titled = [
  'NOT_FOUND',
  'NOT_ALLOWED',
  'FORM_EXPIRED',
  'STATE_CHANGED',
  'ILLEGAL_TRANSITION',
  'TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'UNAVAILABLE',
] as const satisfies ErrorCode[]

interface ErrorPageProps {
  who: SignedIn | null
  error: DomainError
  framed?: boolean
}

function ErrorPage({ who, error: { code, message, fields }, framed = false }: ErrorPageProps) {
  const { say } = useWords()
  const title = say(`kit.${titled.find((one) => one === code) ?? 'wentWrong'}`)
  return (
    <Layout title={title} who={who} framed={framed}>
      <h1>{title}</h1>
      <p class="lead">{message}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, problem, expected }) => (
            <li key={field + problem}>
              {problem} {expected}
            </li>
          ))}
        </ul>
      )}
      {!framed && (
        <p>
          <a href="/">{say('kit.startPage')}</a>
        </p>
      )}
    </Layout>
  )
}
