import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { openViewerLink } from '../../flow/tca/viewer.ts'
import type { App } from '../../http/server/routes.ts'
import { startSession } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { send } from '../kit/send.tsx'

const Link = Type.Object({ secret: Type.String({ minLength: 20, maxLength: 100 }) })

/** How often one address may try a link, in a minute. */
const guessable = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/**
 * The page behind a viewer link. It opens in a window of its own, so the session that it begins is a first party's there and
 * needs no third-party cookie.
 */
export function viewer(app: App, context: Context) {
  app.get(
    '/tca/view/:secret',
    { config: { action: 'public', ...guessable }, schema: { params: Link } },
    async ({ params }, reply) => {
      const opened = await openViewerLink(context, params.secret)
      if ('problem' in opened) return sayWhy(reply, opened.problem)
      await startSession(context, reply, opened.accountId)
      return reply.redirect(opened.path, 303)
    },
  )
}

type Problem = keyof typeof reasons

const reasons = {
  used: {
    status: 410,
    title: 'This link was used',
    lead: 'Each link from your learning management system works once, for a few minutes.',
    next: 'Go back to your learning management system and click the result again.',
  },
  stranger: {
    status: 403,
    title: 'You are not known for this work',
    lead: 'Your learning management system opened this work for you, but has not named you as its author or as a teacher of its course.',
    next: 'A teacher becomes known with the next hand-in of the course, if the learning management system names them with it. If you teach this course, ask the people who run Candour to enrol you.',
  },
  nothing_yet: {
    status: 404,
    title: 'The file has not come yet',
    lead: 'Your learning management system has announced this work and has not sent its file.',
    next: 'Nothing is lost. Please try again in some minutes, after the learning management system has sent it.',
  },
} as const

function sayWhy(reply: FastifyReply, problem: Problem) {
  const { status, title, lead, next } = reasons[problem]
  return send(
    reply,
    <Layout title={title} who={null}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <p>{next}</p>
    </Layout>,
    status,
  )
}
