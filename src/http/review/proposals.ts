import Type from 'typebox'
import type { Context } from '../../context.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { confirm } from '../../flow/review/decisions/confirm.ts'
import { propose } from '../../flow/review/decisions/propose.ts'
import { readProposal } from '../../flow/review/decisions/read-proposal.ts'
import { waive } from '../../flow/review/decisions/waive.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Words } from '../server/schemas.ts'
import { decisionFrom, NewDecision, SentAttestation } from './decision-shapes.ts'
import { Confirmation, Proposal, ProposalReading, Waiver } from './proposal-shapes.ts'

/** How an adverse decision comes about: one person proposes it, and a second one reads, then confirms or returns it. */
export const proposalRoutes = groupOf(postProposals, postReadings, postConfirmation, postWaiver)

const OfProposal = Type.Object({ id: Id, proposalId: Id })

function postProposals(app: App, context: Context) {
  app.post(
    '/submissions/:id/proposals',
    {
      config: { action: 'decision.propose' },
      schema: {
        summary: 'Propose a decision that is adverse to the student; another person confirms it',
        params: Params,
        body: NewDecision,
        response: { 201: Proposal },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await propose(context, who, params.id, decisionFrom(body))),
  )
}

function postReadings(app: App, context: Context) {
  app.post(
    '/submissions/:id/proposals/:proposalId/readings',
    {
      config: { action: 'decision.confirm' },
      schema: {
        summary: 'Note your own reading as the second person, once; the proposal is shown from then on',
        params: OfProposal,
        body: Type.Object({ opinion: Type.Enum([...opinions]), note: Words() }),
        response: { 201: ProposalReading },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await readProposal(context, who, params.id, params.proposalId, body)),
  )
}

function postConfirmation(app: App, context: Context) {
  app.post(
    '/submissions/:id/proposals/:proposalId/confirmation',
    {
      config: { action: 'decision.confirm' },
      schema: {
        summary: 'Confirm a proposal, which decides the case, or return it with your reasons',
        params: OfProposal,
        body: Type.Object({ agrees: Type.Boolean(), reasons: Words(), attestation: SentAttestation }),
        response: { 201: Confirmation },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await confirm(context, who, params.id, params.proposalId, body)),
  )
}

function postWaiver(app: App, context: Context) {
  app.post(
    '/submissions/:id/proposals/:proposalId/waiver',
    {
      config: { action: 'confirmation.waive' },
      schema: {
        summary: 'Let a proposal stand without a second person, for a reason that the student reads',
        params: OfProposal,
        body: Type.Object({ reason: Words() }),
        response: { 201: Waiver },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await waive(context, who, params.id, params.proposalId, body.reason)),
  )
}
