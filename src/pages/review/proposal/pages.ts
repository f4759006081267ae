import Type from 'typebox'
import type { Action } from '../../../domain/people/permission.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Id, Params } from '../../../http/server/schemas.ts'
import { redisplayOnError } from '../../kit/form/redisplay.ts'
import { page } from '../../kit/send.tsx'
import { sendSubmissionPage } from '../submission-page.tsx'
import { answerProposal, noteProposalReading, waiveSecondPerson } from './answers.ts'
import { declareOwnConflict, giveMark } from './marks.tsx'

const OfProposal = Type.Object({ id: Id, proposalId: Id })

/** The second person's reading and answer, marks, and conflicts of interest. */
export const proposalPages: Routes = async (app, { context }) => {
  const errorHandler = redisplayOnError((request, reply, id) => sendSubmissionPage(context, request, reply, id))
  const form = <A extends Action>(action: A) => ({ ...page(action), schema: { params: Params }, errorHandler })
  const answer = <A extends Action>(action: A) => ({ ...page(action), schema: { params: OfProposal }, errorHandler })

  app.post('/review/:id/proposals/:proposalId/reading', answer('decision.confirm'), (request, reply) =>
    noteProposalReading(context, request, reply),
  )
  app.post('/review/:id/proposals/:proposalId/confirmation', answer('decision.confirm'), (request, reply) =>
    answerProposal(context, request, reply),
  )
  app.post('/review/:id/proposals/:proposalId/waiver', answer('confirmation.waive'), (request, reply) =>
    waiveSecondPerson(context, request, reply),
  )
  app.post('/review/:id/conflicts', form('conflict.declare'), (request, reply) =>
    declareOwnConflict(context, request, reply),
  )
  app.post('/review/:id/marks', form('mark.give'), (request, reply) => giveMark(context, request, reply))
}
