import { asc, eq, gt } from 'drizzle-orm'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listCheckpoints, newestCheckpoint } from '../../db/audit/checkpoints.ts'
import { consistencyBetween } from '../../db/audit/proofs.ts'
import { auditEvents, auditLeaves } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { trail } from '../../flow/submission/trail.ts'
import { ListOf, PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pagePlace } from '../server/schemas.ts'
import { Checkpoint, ConsistencyProof, LogPage, TrailEvent } from './shapes.ts'

const Size = Type.String({ maxLength: 15, pattern: '^\\d{1,15}$', description: 'A number of entries.' })

/** The audit log: what happened to a submission, and the signed checkpoints that make changes to it visible. */
export const auditRoutes = groupOf(getAuditEvents, getCheckpoints, getConsistencyProofs, getEvents)

function getAuditEvents(app: App, context: Context) {
  app.get(
    '/submissions/:id/audit-events',
    {
      config: { action: 'submission.read' },
      schema: {
        summary: 'What happened to a submission, in order',
        params: Params,
        response: { 200: ListOf(TrailEvent) },
      },
    },
    async ({ who, params }) => ({ items: await trail(context, who, params.id) }),
  )
}

function getCheckpoints(app: App, { db }: Context) {
  app.get(
    '/audit/checkpoints',
    {
      config: { action: 'public' },
      schema: {
        summary:
          'Signed checkpoints, newest first, in pages; keep one elsewhere and the log cannot be rewritten unnoticed',
        security: [],
        querystring: Type.Object({ after: Type.Optional(Size), ...pagePlace }),
        response: { 200: PageOf(Checkpoint) },
      },
    },
    ({ query: { after, ...place } }) =>
      listCheckpoints(db, { ...pageAsked(place), ...(after && { after: Number(after) }) }),
  )
}

function getConsistencyProofs(app: App, { db }: Context) {
  app.get(
    '/audit/consistency-proofs',
    {
      config: { action: 'public' },
      schema: {
        summary: 'Proof that a checkpoint that was kept elsewhere is a beginning of a later one (RFC 6962, 2.1.2)',
        security: [],
        querystring: Type.Object({ first: Size, second: Size }),
        response: { 200: ConsistencyProof },
      },
    },
    async ({ query }) => {
      const [first, second] = [Number(query.first), Number(query.second)]
      const newest = await newestCheckpoint(db)
      if (first > second || second > (newest?.size ?? 0)) throw noSuchTree()
      const proof = await consistencyBetween(db, first, second)
      return { first, second, proof: proof.map((hash) => hash.toString('base64')) }
    },
  )
}

function getEvents(app: App, { db }: Context) {
  app.get(
    '/audit/events',
    {
      config: { action: 'audit.read' },
      schema: {
        summary: 'The whole log in order, in pages',
        querystring: Type.Object({ after: Type.Optional(Size) }),
        response: { 200: LogPage },
      },
    },
    async ({ query }) => {
      const items = await db
        .select({ position: auditLeaves.position, event: auditEvents })
        .from(auditLeaves)
        .innerJoin(auditEvents, eq(auditEvents.id, auditLeaves.eventId))
        .where(query.after ? gt(auditLeaves.position, Number(query.after)) : undefined)
        .orderBy(asc(auditLeaves.position))
        .limit(500)
      return { items, next: items.at(-1)?.position ?? null }
    },
  )
}

const noSuchTree = () =>
  new DomainError('INVALID_INPUT', 'There is no proof between these sizes.', [
    {
      field: 'second',
      problem: 'The log was never sealed at this size, or it is below “first”.',
      expected: 'The size of a published checkpoint that is not below “first”.',
    },
  ])
