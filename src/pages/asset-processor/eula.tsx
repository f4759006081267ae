import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { PolicyVersion } from '../../db/policy/versions.ts'
import { answerEula, askedPolicy } from '../../flow/asset-processor/eula.ts'
import { addressesOf } from '../../flow/lti/origins.ts'
import { fieldsIn } from '../../http/lti/fields.ts'
import { refuseForeign } from '../../http/server/session.ts'
import { Clauses } from '../kit/clauses.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { FramedPage, sendFramed } from '../lti/framed.tsx'

/** Answers with the policy in force, for a person whom an LMS sent with this ticket. Throws NOT_FOUND for a used ticket. */
export async function sendEulaPage(context: Context, reply: FastifyReply, ticket: string) {
  const { policy, registration } = await askedPolicy(context, ticket)
  return sendFramed(context, reply, <EulaPage ticket={ticket} policy={policy} />, addressesOf(registration))
}

/** Takes the answer, and closes the window. Handing in never depends on it. */
export async function takeEulaAnswer(context: Context, request: FastifyRequest, reply: FastifyReply) {
  refuseForeign(request)
  const { ticket = '', version = '', answer } = fieldsIn(request.body)
  const { registration } = await askedPolicy(context, ticket)
  await answerEula(context, ticket, version, answer === 'accept')
  return sendFramed(context, reply, <AnsweredPage accepted={answer === 'accept'} />, addressesOf(registration))
}

function EulaPage({ ticket, policy }: { ticket: string; policy: PolicyVersion }) {
  const { id, title, version, clauses } = policy
  return (
    <FramedPage title={title}>
      <p>
        Version {version}. You can hand in work whatever you answer. Your answer is kept with the version that you read.
      </p>
      <Clauses clauses={clauses} />
      <PostForm who={null} action="/lti/eula">
        <input type="hidden" name="ticket" value={ticket} />
        <input type="hidden" name="version" value={id} />
        <div class="actions">
          <button type="submit" name="answer" value="accept">
            I have read this version and accept it
          </button>
          <button type="submit" name="answer" value="decline" class="second">
            I do not accept it
          </button>
        </div>
      </PostForm>
    </FramedPage>
  )
}

function AnsweredPage({ accepted }: { accepted: boolean }) {
  return (
    <FramedPage title="Policy">
      <div data-close="lti.close" />
      <p>
        {accepted
          ? 'Your acceptance is recorded. You can close this window.'
          : 'Your answer is recorded. You can still hand in work. You can close this window.'}
      </p>
    </FramedPage>
  )
}
