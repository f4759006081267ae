import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'

/**
 * What a page may load: its own stylesheet, scripts and images, and nothing written into the page itself. Only the
 * origins that the provider names may show a page in a frame.
 */
export function protect({ config }: Context, reply: FastifyReply): void {
  const ancestors = config.frameAncestors.length ? config.frameAncestors.join(' ') : "'none'"
  reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${ancestors}`,
    ].join('; '),
  )
  if (config.frameAncestors.length) reply.removeHeader('x-frame-options')
  reply.header('referrer-policy', 'same-origin')
  reply.header('cache-control', 'no-store')
}
