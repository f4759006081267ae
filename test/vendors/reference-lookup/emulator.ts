import Fastify from 'fastify'
import { afterAll } from 'vitest'

/** A publication that the emulated indexes hold. */
export interface Held {
  doi: string
  title: string
  family: string
  year: number
  withdrawn?: boolean
  /** Which index has it. */
  at: 'crossref' | 'datacite' | 'openalex'
}

/** What the next answer is instead of the right one. */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'body'; body: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'cut' }
  | { kind: 'hang' }

/** Crossref, DataCite and OpenAlex on one port, as far as the look-up asks them, with faults on demand. */
export async function anIndex(works: Held[]) {
  const requests: { url: string; headers: Record<string, unknown> }[] = []
  const faults: Fault[] = []
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 2_000 } })
  app.addHook('onRequest', async ({ url, headers }, reply) => {
    requests.push({ url, headers })
    const fault = faults.shift()
    if (!fault) return
    if (fault.kind === 'hang') return new Promise(() => {})
    if (fault.kind === 'cut') {
      reply.raw.writeHead(200, { 'content-length': '1000' })
      reply.raw.write('{"message"')
      return reply.raw.destroy()
    }
    if (fault.kind === 'redirect') return reply.redirect(fault.to)
    if (fault.kind === 'body') return reply.code(200).send(fault.body)
    if (fault.retryAfter) reply.header('retry-after', fault.retryAfter)
    return reply.code(fault.status).send({})
  })
  const at = (index: Held['at']) => works.filter((work) => work.at === index)
  const byDoi = (index: Held['at'], doi: string) => at(index).find((work) => work.doi === decodeURIComponent(doi))

  app.get<{ Params: { '*': string } }>('/crossref/works/*', async ({ params }, reply) => {
    const work = byDoi('crossref', params['*'])
    return work ? { status: 'ok', message: atCrossref(work) } : reply.code(404).send('Resource not found.')
  })
  app.get<{ Querystring: { 'query.bibliographic': string } }>('/crossref/works', async ({ query }) => {
    const items = ranked(at('crossref'), query['query.bibliographic']).map(atCrossref)
    return { status: 'ok', message: { 'total-results': items.length, items } }
  })
  app.get<{ Params: { '*': string } }>('/datacite/dois/*', async ({ params }, reply) => {
    const work = byDoi('datacite', params['*'])
    if (!work) return reply.code(404).send({ errors: [{ status: '404' }] })
    const { doi, title, family, year } = work
    return {
      data: { attributes: { doi, titles: [{ title }], creators: [{ name: `${family}, A.` }], publicationYear: year } },
    }
  })
  app.get<{ Querystring: { filter: string } }>('/openalex/works', async ({ query }) => {
    const results = ranked(at('openalex'), query.filter.replace('title.search:', '')).map(
      ({ doi, title, family, year, withdrawn }) => ({
        doi: `https://doi.org/${doi}`,
        title,
        authorships: [{ author: { display_name: `Ann ${family}` } }],
        publication_year: year,
        is_retracted: withdrawn === true,
      }),
    )
    return { meta: { count: results.length }, results }
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => app.close())
  return { address, requests, faults }
}

function atCrossref({ doi, title, family, year, withdrawn }: Held) {
  return {
    DOI: doi,
    title: [title],
    author: [{ family, given: 'A.' }],
    issued: { 'date-parts': [[year]] },
    unknown: { field: [1] },
    ...(withdrawn && { 'updated-by': [{ type: 'retraction', DOI: '10.5555/note' }] }),
  }
}

/** The works that share most words with a query, as a search gives something for nearly everything. */
function ranked(works: Held[], query: string): Held[] {
  const asked = new Set(query.toLowerCase().match(/\p{L}+/gu))
  const score = ({ title }: Held) =>
    (title.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => asked.has(word)).length
  return works
    .filter((work) => score(work) > 0)
    .sort((a, b) => score(b) - score(a))
    .slice(0, 5)
}
