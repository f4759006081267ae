import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { type Reviewer, reviewersOf } from '../../../db/review/assignments.ts'
import { listComments } from '../../../db/review/comments.ts'
import { firstWaiting } from '../../../db/review/pile/place.ts'
import { selectedWorks } from '../../../db/review/pile/selected.ts'
import { assign } from '../../../flow/review/pile/assign.ts'
import { clear } from '../../../flow/review/pile/clear.ts'
import { type Bulk, eachOf } from '../../../flow/review/pile/in-bulk.ts'
import { addNote } from '../../../flow/review/pile/note.ts'
import type { Routes } from '../../../http/server/routes.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { formIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { ownList } from '../list/filters.ts'
import { insertComment } from '../pile/insert-comment.ts'
import { type Deed, deeds, SelectionPage } from './selection-view.tsx'

/** The most works that are selected at once: those of a page of the list. */
const mostSelected = 100

const OneId = Type.String({ maxLength: 36 })
const Query = Type.Object({
  do: Type.Optional(Type.String({ maxLength: 10 })),
  id: Type.Optional(Type.Union([OneId, Type.Array(OneId, { maxItems: mostSelected })])),
  failed: Type.Optional(
    Type.Union([
      Type.String({ maxLength: 80 }),
      Type.Array(Type.String({ maxLength: 80 }), { maxItems: mostSelected }),
    ]),
  ),
  done: Type.Optional(Type.String({ maxLength: 3, pattern: '^\\d{1,3}$' })),
})

/** What is done with several works at once: a page that shows what will happen, and then one act for each of them. */
export const selectionPages: Routes = async (app, { context }) => {
  const again: SendPage = (request, reply) => {
    const form = formIn(request.body)
    return sendSelection(context, request, reply, deedIn(request.url.split('/').at(-1)), form.all('id'))
  }
  const errorHandler = redisplayOnError(again)

  app.get('/review/selection', { ...page('decision.make'), schema: { querystring: Query } }, (request, reply) => {
    const { id = [], done, failed = [] } = request.query
    const came = done === undefined ? undefined : { done: Number(done), failed: [failed].flat() }
    return sendSelection(context, request, reply, deedIn(request.query.do), [id].flat(), came)
  })
  app.post('/review/selection/clear', { ...page('decision.make'), errorHandler }, (request, reply) =>
    clearSelected(context, request, reply, again),
  )
  app.post('/review/selection/assign', { ...page('work.assign'), errorHandler }, (request, reply) =>
    assignSelected(context, request, reply),
  )
  app.post('/review/selection/note', { ...page('note.write'), errorHandler }, (request, reply) =>
    noteSelected(context, request, reply),
  )
}

const deedIn = (text: string | undefined): Deed => (Object.keys(deeds) as Deed[]).find((one) => one === text) ?? 'clear'

/** Answers with the page of a selection: what will be done with which works, or what came of it. */
async function sendSelection(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  deed: Deed,
  ids: string[],
  came?: { done: number; failed: string[] },
) {
  const { db } = context
  const who = visitor(request)
  const failed = came?.failed.map((text) => ({ id: text.slice(0, 36), code: text.slice(37) })) ?? []
  const asked = came ? failed.map(({ id }) => id) : ids
  const works = await selectedWorks(db, who, [...new Set(asked.filter(isId))].slice(0, mostSelected))
  const { query: list, filter, hasShortcuts } = await ownList(context, who)
  const { items, nextCursor } = await listComments(db, who)
  return send(
    reply,
    <SelectionPage
      who={who}
      deed={deed}
      works={works}
      came={came && { done: came.done, failed }}
      reviewers={deed === 'assign' ? await reviewersFor(context, who, works) : []}
      comments={{ items, more: nextCursor !== null }}
      list={list}
      hasShortcuts={hasShortcuts}
      next={came ? await firstWaiting(db, who, filter) : null}
    />,
  )
}

/** Whom the works can be assigned to: for a tutor themselves alone. */
async function reviewersFor({ db }: Context, who: SignedIn, works: { assessmentId: string }[]): Promise<Reviewer[]> {
  if (who.role !== 'lead') return [{ id: who.id, name: who.name, role: 'tutor' }]
  const found = new Map<string, Reviewer>()
  for (const assessmentId of new Set(works.map((work) => work.assessmentId)))
    for (const reviewer of await reviewersOf(db, assessmentId)) found.set(reviewer.id, reviewer)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

async function clearSelected(context: Context, request: FastifyRequest, reply: FastifyReply, again: SendPage) {
  const form = formIn(request.body)
  if (form.get('insert')) return insertComment(context, request, reply, { form, sendPage: again })
  const reasons = textIn(form, 'reasons', 20_000)
  refuse([!reasons, 'reasons', 'The reasons are still empty.', 'A sentence that each student reads.'])
  return goOn(reply, 'clear', await eachOf(idsIn(request), (id) => clear(context, visitor(request), id, reasons)))
}

async function assignSelected(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const assigneeId = form.get('assigneeId')
  refuse([!assigneeId, 'assigneeId', 'Choose a person.', 'A tutor of the course or a lead.'])
  // Each work names the assignment that the person saw, so that what another did meanwhile is not overwritten.
  const replaces = (id: string) => form.get(`replaces:${id}`) || null
  const assignTo = (id: string) => assign(context, visitor(request), id, { assigneeId, replaces: replaces(id) })
  return goOn(reply, 'assign', await eachOf(idsIn(request), assignTo))
}

async function noteSelected(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const text = textIn(formIn(request.body), 'text', 5_000)
  refuse([!text, 'text', 'The note is still empty.', 'What other reviewers of these works should know.'])
  return goOn(reply, 'note', await eachOf(idsIn(request), (id) => addNote(context, visitor(request), id, text)))
}

const idsIn = ({ body }: FastifyRequest) => [...new Set(formIn(body).all('id').filter(isId))].slice(0, mostSelected)

/** Goes on to the page that says what came of it, so that Back and Reload do nothing once more. */
function goOn(reply: FastifyReply, deed: Deed, { done, failed }: Bulk) {
  const query = new URLSearchParams({ do: deed, done: String(done.length) })
  for (const { id, error } of failed) query.append('failed', `${id}.${error.code}`)
  return reply.redirect(`/review/selection?${query}`, 303)
}
