import type { RegistrationWish } from '../../../../flow/lti/registrations.ts'
import { type Form, linesIn, refuse, textIn } from '../../../kit/form/form.ts'

/** The registration as the form has it. Throws INVALID_INPUT naming what is still empty. */
export function registrationIn(form: Form): RegistrationWish {
  const wish = {
    issuer: textIn(form, 'issuer', 2_000),
    clientId: textIn(form, 'clientId', 300),
    authUrl: textIn(form, 'authUrl', 2_000),
    tokenUrl: textIn(form, 'tokenUrl', 2_000),
    jwksUrl: textIn(form, 'jwksUrl', 2_000),
  }
  const shown = 'Your LMS shows it where the tool was added.'
  refuse(
    [!wish.issuer, 'issuer', 'The issuer is still empty.', shown],
    [!wish.clientId, 'clientId', 'The client id is still empty.', shown],
    [!wish.authUrl, 'authUrl', 'The login address is still empty.', shown],
    [!wish.tokenUrl, 'tokenUrl', 'The token address is still empty.', shown],
    [!wish.jwksUrl, 'jwksUrl', 'The key set address is still empty.', shown],
  )
  return {
    ...wish,
    name: textIn(form, 'name', 300) || wish.issuer,
    tokenAudience: textIn(form, 'tokenAudience', 2_000) || null,
    deploymentIds: linesIn(form, 'deploymentIds', 255).slice(0, 500),
  }
}
