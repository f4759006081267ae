import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../context.ts'
import { type Attestation, attestationSentences } from '../../../domain/review/decision.ts'
import { opinions } from '../../../domain/review/first-reading.ts'
import { confirm } from '../../../flow/review/decisions/confirm.ts'
import { readProposal } from '../../../flow/review/decisions/read-proposal.ts'
import { waive } from '../../../flow/review/decisions/waive.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { type Form, formIn, refuse, textIn } from '../../kit/form/form.ts'
import { visitor } from '../../kit/send.tsx'

type ProposalRequest = FastifyRequest<{ Params: { id: string; proposalId: string } }>

/** Notes the second person's own reading, which shows them the proposal. */
export async function noteProposalReading(context: Context, request: ProposalRequest, reply: FastifyReply) {
  const { id, proposalId } = request.params
  const form = formIn(request.body)
  const opinion = opinions.find((known) => known === form.get('opinion'))
  const note = textIn(form, 'note', 20_000)
  refuse(
    [!opinion, 'opinion', 'Please say what you think after reading.', 'One of the three answers.'],
    [!note, 'note', 'The note is still empty.', 'A sentence on what you saw in the work and in what the student said.'],
  )
  await readProposal(context, visitor(request), id, proposalId, { opinion: opinion!, note })
  return reply.redirect(`/review/${id}?notice=proposal-read#decision`, 303)
}

/** Confirms a proposal, which decides the case, or returns it. */
export async function answerProposal(context: Context, request: ProposalRequest, reply: FastifyReply) {
  const { id, proposalId } = request.params
  const form = formIn(request.body)
  const answer = form.get('agrees')
  const reasons = textIn(form, 'reasons', 20_000)
  refuse(
    [answer !== 'yes' && answer !== 'no', 'agrees', 'The answer is still open.', 'One of the two.'],
    [!reasons, 'reasons', 'The reasons are still empty.', 'A sentence on why you agree or do not.'],
  )
  const agrees = answer === 'yes'
  await takeStep(context, request, agrees ? checks.confirmation : checks.proposalReturn, (context) =>
    confirm(context, visitor(request), id, proposalId, { agrees, reasons, attestation: attestationIn(form) }),
  )
  return reply.redirect(`/review/${id}?notice=${agrees ? 'decided' : 'returned'}#conversation`, 303)
}

/** Lets a proposal stand without a second person. */
export async function waiveSecondPerson(context: Context, request: ProposalRequest, reply: FastifyReply) {
  const { id, proposalId } = request.params
  const reason = textIn(formIn(request.body), 'reason', 20_000)
  refuse([!reason, 'reason', 'A reason is needed.', 'A sentence that the student can read.'])
  await takeStep(context, request, checks.waiver, (context) => waive(context, visitor(request), id, proposalId, reason))
  return reply.redirect(`/review/${id}?notice=decided#conversation`, 303)
}

/** Which of the sentences of an attestation were ticked. */
export function attestationIn(form: Form): Attestation {
  const ticked = form.all('attestation')
  const names = Object.keys(attestationSentences) as (keyof Attestation)[]
  return Object.fromEntries(names.map((name) => [name, ticked.includes(name)])) as Attestation
}
