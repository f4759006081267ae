import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listSubmissions } from '../../db/submission/listing.ts'
import { submissionStatuses } from '../../domain/submission/status.ts'
import { reflect } from '../../flow/intake/reflect.ts'
import { present } from '../../flow/submission/present.ts'
import { readFile, readText } from '../../flow/submission/read-work.ts'
import { withdraw } from '../../flow/submission/withdraw.ts'
import { Download } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, pageAsked, pageQuery } from '../server/schemas.ts'
import { sendFile } from '../server/send-file.ts'
import { Listing, Reflected, Standing, SubmissionView, Text } from './shapes.ts'

/** Submissions as they stand: lists, one in full, its text and file, its reflection and withdrawal. */
export const submissionRoutes = groupOf(getSubmissions, getSubmission, getText, getFile, putReflection, postWithdrawals)

function getSubmissions(app: App, context: Context) {
  app.get(
    '/submissions',
    {
      config: { action: 'submission.list' },
      schema: {
        summary: 'Submissions you may see, in pages',
        querystring: Type.Object({
          status: Type.Optional(Type.Enum([...submissionStatuses])),
          assessmentId: Type.Optional(Id),
          ...pageQuery,
        }),
        response: { 200: Listing },
      },
    },
    async ({ who, query: { status, assessmentId, ...place } }) => {
      const filter = { ...(status && { status }), ...(assessmentId && { assessmentId }) }
      return listSubmissions(context.db, who, { ...filter, ...pageAsked(place) })
    },
  )
}

function getSubmission(app: App, context: Context) {
  app.get(
    '/submissions/:id',
    {
      config: { action: 'submission.read' },
      schema: {
        summary: 'One submission with its runs, flags, disclosures, responses and decisions',
        description:
          'A reviewer who has not noted a first reading gets no results that wait for it; `withheld` says so in words and is null otherwise. POST /v1/submissions/{id}/first-readings opens them.',
        params: Params,
        response: { 200: SubmissionView },
      },
    },
    async ({ who, params }) => (await present(context, who, params.id)).view,
  )
}

function getText(app: App, context: Context) {
  app.get(
    '/submissions/:id/text',
    {
      config: { action: 'submission.read_work' },
      schema: {
        summary: 'The text as it was read, with page and paragraph offsets',
        description:
          'The text that was read last, or the one by `readerVersion`: a flag names the version whose text its evidence points into.',
        params: Params,
        querystring: Type.Object({ readerVersion: Type.Optional(Type.String({ maxLength: 20 })) }),
        response: { 200: Text },
      },
    },
    ({ who, params, query }) => readText(context, who, params.id, query.readerVersion),
  )
}

function getFile(app: App, context: Context) {
  app.get(
    '/submissions/:id/file',
    {
      config: { action: 'submission.read_work' },
      schema: { summary: 'The file as it arrived', params: Params, response: { 200: Download } },
    },
    async ({ who, params }, reply) => sendFile(reply, await readFile(context, who, params.id)),
  )
}

function putReflection(app: App, context: Context) {
  app.put(
    '/submissions/:id/reflection',
    {
      config: { action: 'reflection.write' },
      schema: {
        summary: 'Complete work that arrived without a reflection',
        params: Params,
        body: Type.Unknown(),
        response: { 200: Reflected },
      },
    },
    ({ who, params, body }) => reflect(context, who, params.id, body),
  )
}

function postWithdrawals(app: App, context: Context) {
  app.post(
    '/submissions/:id/withdrawals',
    {
      config: { action: 'submission.withdraw' },
      schema: {
        summary: 'Take work back',
        params: Params,
        response: { 201: Standing },
      },
    },
    async ({ who, params }, reply) => reply.code(201).send(await withdraw(context, who, params.id)),
  )
}
