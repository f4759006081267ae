import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { platformOrigins } from '../../flow/lti/origins.ts'

/** Where a page may be framed and where its forms may go, besides what every page may do. All are origins. */
export interface Frame {
  ancestors?: string[]
  formTargets?: string[]
}

/**
 * Sets what a page may load: our own stylesheet, scripts and images, and nothing written into the page itself. Only the
 * origins of registered platforms and those that the provider’s configuration or `frame` names may show the page in a frame;
 * with none of them, none may.
 */
export async function setSecurityHeaders(context: Context, reply: FastifyReply, frame: Frame = {}): Promise<void> {
  const { ancestors = [], formTargets = [] } = frame
  const framedBy = [...new Set([...ancestors, ...context.config.frameAncestors, ...(await platformOrigins(context))])]
  reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      ["form-action 'self'", ...formTargets].join(' '),
      "base-uri 'none'",
      `frame-ancestors ${framedBy.join(' ') || "'none'"}`,
    ].join('; '),
  )
  if (framedBy.length) reply.removeHeader('x-frame-options')
  reply.header('referrer-policy', 'same-origin')
}
