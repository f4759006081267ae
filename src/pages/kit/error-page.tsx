import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { ErrorCode } from '../../domain/error.ts'
import { asDomainError, logUnexpected, statusOf } from '../../http/server/problem.ts'
import { type SignedIn, signedIn } from '../../http/server/session.ts'
import { Layout } from './layout.tsx'
import { protect } from './security.ts'
import { send } from './send.tsx'

/** Any error as a page: what happened in words, and what can be done about it. */
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
  const who = await signedIn(context, request).catch(() => null)
  protect(context, reply)
  return send(
    reply,
    <ErrorPage who={who} code={known.code} sentence={known.message} fields={known.fields} />,
    statusOf[known.code],
  )
}

const titles: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: 'There is nothing here',
  NOT_ALLOWED: 'This is not open to you',
  STATE_CHANGED: 'Something changed in the meantime',
  ILLEGAL_TRANSITION: 'That cannot be done now',
  TOO_LARGE: 'The file is too large',
  TOO_MANY_REQUESTS: 'Please wait a moment',
  UNAVAILABLE: 'Something went wrong on our side',
}

interface ErrorPageProps {
  who: SignedIn | null
  code: ErrorCode
  sentence: string
  fields: { field: string; problem: string; expected: string }[]
}

function ErrorPage({ who, code, sentence, fields }: ErrorPageProps) {
  return (
    <Layout title={titles[code] ?? 'That did not work'} who={who}>
      <h1>{titles[code] ?? 'That did not work'}</h1>
      <p class="lead">{sentence}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, problem, expected }) => (
            <li key={field + problem}>
              {problem} {expected}
            </li>
          ))}
        </ul>
      )}
      <p>
        Your browser’s back button returns you to where you were; what you typed is usually still there.{' '}
        <a href="/">Go to the start page</a>
      </p>
    </Layout>
  )
}
