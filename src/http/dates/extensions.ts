import Type from 'typebox'
import type { Context } from '../../context.ts'
import { adjustmentsOf, extensionsOf } from '../../db/dates/extensions.ts'
import { outstandingOf } from '../../db/dates/outstanding.ts'
import { findStudent } from '../../db/dates/students.ts'
import { isId } from '../../db/id.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { extensionGrounds } from '../../domain/dates/due.ts'
import { DomainError } from '../../domain/error.ts'
import { grantExtensions } from '../../flow/dates/grant-extensions.ts'
import { setAdjustment } from '../../flow/dates/set-adjustment.ts'
import { ListOf, Shape } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Maybe, Params, Time } from '../server/schemas.ts'
import { Adjustment, Extension, ExtensionPage, OutstandingWork } from './shapes.ts'

const Note = Type.Optional(Type.String({ maxLength: 5_000, description: 'Not for those who mark the work.' }))

/** Other due dates for students, and who has not handed in. */
export const extensionRoutes = groupOf(getExtensions, postExtensions, getOutstanding, getAdjustments, postAdjustments)

function getExtensions(app: App, { db }: Context) {
  app.get(
    '/assessments/:id/extensions',
    {
      config: { action: 'extension.grant' },
      schema: {
        summary: 'The extensions of an assessment, newest first',
        params: Params,
        querystring: Type.Object({ cursor: Type.Optional(Id) }),
        response: { 200: ExtensionPage },
      },
    },
    async ({ who, params, query }) => {
      await findOwnAssessment(db, who, params.id)
      return (await extensionsOf(db, who, params.id, { after: query.cursor })) as never
    },
  )
}

function postExtensions(app: App, context: Context) {
  app.post(
    '/assessments/:id/extensions',
    {
      config: { action: 'extension.grant' },
      schema: {
        summary: 'Give students another due date',
        params: Params,
        body: Type.Object({
          studentIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
          until: Time,
          ground: Type.Enum([...extensionGrounds]),
          note: Note,
        }),
        response: { 201: ListOf(Extension) },
      },
    },
    async ({ who, params, body }, reply) => {
      const items = await grantExtensions(context, who, params.id, { ...body, until: new Date(body.until) })
      return reply.code(201).send({ items })
    },
  )
}

function getOutstanding(app: App, { db, config }: Context) {
  app.get(
    '/assessments/:id/outstanding-work',
    {
      config: { action: 'extension.grant' },
      schema: {
        summary: 'Who has not handed in, or whose reflection is missing, by name',
        params: Params,
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 2_000 })) }),
        response: { 200: Shape({ items: Type.Array(OutstandingWork), nextCursor: Maybe(Type.String()) }) },
      },
    },
    async ({ who, params, query }) => {
      await findOwnAssessment(db, who, params.id)
      const { items, next } = await outstandingOf(db, params.id, config.timeZone, { after: placeIn(query.cursor) })
      return { items, nextCursor: next && placeOf(next) }
    },
  )
}

function getAdjustments(app: App, { db }: Context) {
  app.get(
    '/accounts/:id/adjustments',
    {
      config: { action: 'adjustment.set' },
      schema: {
        summary: 'The standing adjustments of a student, newest first; the first is the one that counts',
        params: Params,
        response: { 200: ListOf(Adjustment) },
      },
    },
    async ({ params }) => {
      await findStudent(db, params.id)
      return { items: await adjustmentsOf(db, params.id) }
    },
  )
}

function postAdjustments(app: App, context: Context) {
  app.post(
    '/accounts/:id/adjustments',
    {
      config: { action: 'adjustment.set' },
      schema: {
        summary: 'Give a student more time for every assessment; with neither days nor share it ends',
        params: Params,
        body: Type.Object({
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
          share: Type.Optional(
            Type.Number({ exclusiveMinimum: 0, maximum: 10, description: '0.25 is a quarter more.' }),
          ),
          note: Note,
        }),
        response: { 201: Adjustment },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await setAdjustment(context, who, params.id, body)),
  )
}

/** A place in the list by name, as its cursor. */
export const placeOf = ({ name, id }: { name: string; id: string }) =>
  Buffer.from(JSON.stringify([name, id])).toString('base64url')

/** The place that a cursor names. Throws INVALID_INPUT for one that was not made here. */
export function placeIn(cursor: string | undefined): { name: string; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof name === 'string' && typeof id === 'string' && isId(id)) return { name, id }
  } catch {}
  throw new DomainError('INVALID_INPUT', 'This page of the list cannot be found; please start at its beginning.', [
    { field: 'cursor', problem: 'It cannot be read.', expected: 'The nextCursor of an earlier page.' },
  ])
}
