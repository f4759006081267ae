import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { urlIn } from '../../domain/url.ts'
import { registerItself } from '../../flow/lti/registrations.ts'
import { type Fields, fieldsIn } from '../../http/lti/fields.ts'
import { assetPath } from '../kit/assets.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { FramedPage, sendFramed } from './framed.tsx'

/** Answers with the page on which an LMS admin confirms that their LMS registers itself (LTI Dynamic Registration). */
export function sendRegisterPage(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const { openid_configuration = '', registration_token = '', invite = '' } = fieldsIn(request.query)
  if (!urlIn(openid_configuration) || !invite) {
    const problem = 'Registering takes an invitation by an admin of Candour, opened from the LMS.'
    throw new DomainError('INVALID_INPUT', problem)
  }
  const fields = { openid_configuration, registration_token, invite }
  return sendFramed(context, reply, <InvitationPage fields={fields} />, [openid_configuration])
}

/** Registers the LMS. It works as soon as an admin of ours has confirmed it. */
export async function register(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const { openid_configuration: configuration = '', registration_token: token, invite = '' } = fieldsIn(request.body)
  const { issuer } = await registerItself(context, {
    invite,
    configurationUrl: configuration,
    token: token || null,
    icon: assetPath('icon.svg'),
  })
  return sendFramed(context, reply, <RegisteredPage />, [issuer, configuration])
}

function InvitationPage({ fields }: { fields: Fields & { openid_configuration: string } }) {
  return (
    <FramedPage title="Register your LMS">
      <p>
        {new URL(fields.openid_configuration).host} asks to be registered with this Candour. An admin of Candour
        confirms it afterwards.
      </p>
      <PostForm who={null} action="/lti/register">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit">Register</button>
      </PostForm>
    </FramedPage>
  )
}

function RegisteredPage() {
  return (
    <FramedPage title="Register your LMS">
      <div data-close />
      <p>Registered. It works as soon as an admin of Candour has confirmed it. You can close this window.</p>
    </FramedPage>
  )
}
