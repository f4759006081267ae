import type { FastifyReply } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import type { Context } from '../../context.ts'
import { originsOf } from '../../flow/lti/origins.ts'
import { Layout } from '../kit/layout.tsx'
import { setSecurityHeaders } from '../kit/security.ts'
import { send } from '../kit/send.tsx'

/** Answers with a page in a frame of an LMS. `addresses` are the LMS’s own: their origins may frame the page. */
export async function sendFramed(
  context: Context,
  reply: FastifyReply,
  page: VNode,
  addresses: string[],
  formTargets: string[] = [],
) {
  await setSecurityHeaders(context, reply, { ancestors: ["'self'", ...originsOf(addresses)], formTargets })
  return send(reply, page)
}

interface FramedPageProps {
  title: string
  children: ComponentChildren
}

/** A page in a frame of an LMS: a heading, what there is to do, and the script that goes on by itself where it can. */
export function FramedPage({ title, children }: FramedPageProps) {
  return (
    <Layout title={title} who={null} scripts={['lti.js']} framed>
      <h1>{title}</h1>
      {children}
    </Layout>
  )
}
