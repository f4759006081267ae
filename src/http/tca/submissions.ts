import type { FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { announcedIn } from '../../domain/tca/announced.ts'
import { fileNameIn } from '../../domain/tca/names.ts'
import { withdraw } from '../../flow/submission/withdraw.ts'
import { announceWork } from '../../flow/tca/announce-work.ts'
import { actorOf } from '../../flow/tca/door.ts'
import { documentState } from '../../flow/tca/state.ts'
import { documentFor, storeFile, takeFile } from '../../flow/tca/take-file.ts'
import type { App } from '../server/routes.ts'
import { jsonOf } from './bodies.ts'
import { describe } from './described.ts'
import { patiently } from './patience.ts'
import { refuse } from './refusals.ts'
import { Done, Indexed, NewSubmission, TcaSubmission } from './shapes.ts'

const open = { action: 'public' as const }
type OfOne = { Params: { id: string } }

/** Work is announced; its file comes next. 451 where the policy in force was not accepted. */
export function postSubmissions(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in announces work', { 201: NewSubmission })
  app.post('/submissions', { config: open, schema }, async (request, reply) => {
    const announced = announcedIn(jsonOf(request))
    const document = await patiently(() => announceWork(context, request.plugin, announced))
    if (!document) return refuse(reply as never, 451, 'The policy in force was not accepted.') as never
    const { id, owner, title, createdAt } = document
    return reply.code(201).send({ id, owner, title, status: 'CREATED' as const, created_time: createdAt })
  })
}

/**
 * The file of announced work, whatever type its sender says it has. Its bytes are durable before the database is asked to
 * take it in, so a wait for the database loses nothing.
 */
export function putOriginal(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in sends the file', { 202: Done })
  app.put<OfOne>(
    '/submissions/:id/original',
    { config: { ...open, takesFile: true }, schema },
    async (request, reply) => {
      const { plugin, params, raw } = request
      const document = await patiently(() => documentFor(context, plugin, params.id))
      const file = await storeFile(context, raw, fileNameIn(dispositionOf(request)) ?? document.title)
      await patiently(() => takeFile(context, plugin, document, file))
      return reply.code(202).send({ message: 'The file has arrived and is safe.' })
    },
  )
}

const dispositionOf = ({ headers }: FastifyRequest) => headers['content-disposition']

export function getSubmission(app: App, context: Context) {
  const schema = describe('Where work stands, as a Turnitin plug-in asks', { 200: TcaSubmission })
  app.get<OfOne>('/submissions/:id', { config: open, schema }, async ({ plugin, params }) => {
    const { document, status } = await patiently(() => documentState(context, plugin, params.id))
    const { id, owner, title, createdAt } = document
    const capabilities = status === 'COMPLETE' ? ['SIMILARITY', 'VIEWER'] : []
    return { id, owner, title, status, created_time: createdAt, capabilities }
  })
}

/** The LMS deletes work: it is taken back, as its student could. Work under review is not. */
export function deleteSubmission(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in takes work back', { 200: Done })
  app.delete<OfOne>('/submissions/:id', { config: open, schema }, async ({ plugin, params }) => {
    const { document, status } = await patiently(() => documentState(context, plugin, params.id))
    if (status === 'COMPLETE') await patiently(() => withdraw(context, actorOf(plugin), document.submissionId!))
    return { message: 'The work was taken back.' }
  })
}

/** Whether other work is compared with this one; here all work is. */
export function indexRoutes(app: App, context: Context) {
  for (const method of ['GET', 'PUT'] as const) {
    app.route<OfOne>({
      method,
      url: '/submissions/:id/index',
      config: open,
      schema: describe('Whether other work is compared with this one', { 200: Indexed }),
      handler: async ({ plugin, params }) => {
        const { status } = await patiently(() => documentState(context, plugin, params.id))
        return { is_indexed: status === 'COMPLETE' }
      },
    })
  }
}
