import type { FastifyInstance } from 'fastify'
import { percentDecoded } from '../../../src/domain/url.ts'
import { similarityOf } from '../similarity.ts'
import { now, type State } from '../state.ts'

/** The page behind a viewer link. A link works once and for five minutes. */
export function viewerRoutes(app: FastifyInstance, state: State): void {
  app.get<{ Params: { token: string } }>('/viewer/:token', (request, reply) => {
    const seen = state.views.get(request.params.token)
    state.views.delete(request.params.token)
    const document = seen && now(state) <= seen.until ? state.documents.get(seen.document) : null
    if (!document?.report) return reply.code(404).type('text/html').send(page('This link has been used or is too old.'))
    const { overall_match_percentage: overall, top_matches: tops } = similarityOf(state, document)
    const rows = tops.map(({ name, percentage }) => `<li>${percentage} % ${escaped(name)}</li>`).join('')
    return reply
      .type('text/html; charset=utf-8')
      .send(
        page(
          `<p>${escaped(percentDecoded(document.title))}: ${overall} %</p><ol>${rows}</ol><pre>${escaped(document.text ?? '')}</pre>`,
        ),
      )
  })
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Emulator</title><h1>Turnitin emulator: this is not a real report</h1>${body}</html>`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
