import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { listComments } from '../../../db/review/comments.ts'
import { commentKinds, longestComment } from '../../../domain/review/pile/comments.ts'
import { assign } from '../../../flow/review/pile/assign.ts'
import { keepComment, removeComment } from '../../../flow/review/pile/comments.ts'
import { addNote } from '../../../flow/review/pile/note.ts'
import { Nothing } from '../../server/answer-shapes.ts'
import { type App, groupOf } from '../../server/routes.ts'
import { Id, Maybe, Params, pageAsked, pageQuery, Words } from '../../server/schemas.ts'
import { Assignment, CommentPage, LibraryComment, Note } from './shapes.ts'

/** How people share the work of reviewing: who looks at what, notes for each other, and sentences to use again. */
export const pileRoutes = groupOf(postAssignments, postNotes, getComments, postComments, deleteComment)

function postAssignments(app: App, context: Context) {
  app.post(
    '/submissions/:id/assignments',
    {
      config: { action: 'work.assign' },
      schema: {
        summary: 'Say who is to look at a work under review: anybody as a lead, yourself where it is not assigned',
        params: Params,
        body: Type.Object({
          assigneeId: Id,
          replaces: Type.Optional(
            Maybe({ ...Id, description: 'The assignment that you saw; null or left out where there was none.' }),
          ),
        }),
        response: { 201: Assignment },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await assign(context, who, params.id, { replaces: null, ...body })),
  )
}

function postNotes(app: App, context: Context) {
  app.post(
    '/submissions/:id/notes',
    {
      config: { action: 'note.write' },
      schema: {
        summary: 'Write a note for those who review the work; the student does not read it',
        params: Params,
        body: Type.Object({ text: Words(5_000) }),
        response: { 201: Note },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await addNote(context, who, params.id, body.text)),
  )
}

const Kind = Type.Enum([...commentKinds])

function getComments(app: App, { db }: Context) {
  app.get(
    '/comments',
    {
      config: { action: 'comment.keep' },
      schema: {
        summary: 'The comment library: your own sentences and those that a lead shares, newest first',
        querystring: Type.Object({ kind: Type.Optional(Kind), ...pageQuery }),
        response: { 200: CommentPage },
      },
    },
    async ({ who, query }) => listComments(db, who, { ...pageAsked(query), ...(query.kind && { kind: query.kind }) }),
  )
}

function postComments(app: App, context: Context) {
  app.post(
    '/comments',
    {
      config: { action: 'comment.keep' },
      schema: {
        summary: 'Keep a sentence to use again; a lead can share it',
        body: Type.Object({
          kind: Kind,
          title: Words(longestComment.title),
          text: Words(longestComment.text),
          isShared: Type.Optional(Type.Boolean()),
        }),
        response: { 201: LibraryComment },
      },
    },
    async ({ who, body }, reply) => reply.code(201).send(await keepComment(context, who, body)),
  )
}

function deleteComment(app: App, context: Context) {
  app.delete(
    '/comments/:id',
    {
      config: { action: 'comment.keep' },
      schema: { summary: 'Remove a comment of your own', params: Params, response: { 204: Nothing } },
    },
    async ({ who, params }, reply) => {
      await removeComment(context, who, params.id)
      return reply.code(204).send(null)
    },
  )
}
