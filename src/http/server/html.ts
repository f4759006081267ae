import type { FastifyReply } from 'fastify'

/** A piece of a page whose text is safe to put into another. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!)

/** Builds a page from pieces: everything put in is escaped, unless it was built the same way. */
export function html(parts: TemplateStringsArray, ...values: (string | number | null | Html | Html[])[]): Html {
  const shown = (value: (typeof values)[number]) =>
    value instanceof Html
      ? value.text
      : Array.isArray(value)
        ? value.map(({ text }) => text).join('')
        : escaped(String(value ?? ''))
  return new Html(parts.map((part, index) => part + (index < values.length ? shown(values[index]!) : '')).join(''))
}

/** What a small page of ours inside somebody's LMS may do: be framed by `ancestors`, send its form to `targets`. */
export function sendHtml(
  reply: FastifyReply,
  title: string,
  body: Html,
  { ancestors = [], targets = [], status = 200 }: Frame = {},
) {
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Candour</title><link rel="stylesheet" href="/lti/lti.css"></head><body><main><h1>${title}</h1>${body}</main><script src="/lti/lti.js"></script></body></html>`
  reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      `form-action 'self' ${targets.join(' ')}`.trim(),
      "base-uri 'none'",
      `frame-ancestors ${ancestors.join(' ') || "'none'"}`,
    ].join('; '),
  )
  if (ancestors.length) reply.removeHeader('x-frame-options')
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(page.text)
}

interface Frame {
  ancestors?: string[]
  targets?: string[]
  status?: number
}
