import type { Context } from '../../../context.ts'
import { invitePeople } from '../../../flow/people/invite.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { type Form, formIn, linesIn, refuse } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { Invitations, invitedRoles } from './invitations-view.tsx'

/** Several people are invited at once. */
export const invitationPages = groupOf(getInvitations, postInvitations)

const sendInvitations: SendPage = (request, reply) => send(reply, <Invitations who={visitor(request)} />)

function getInvitations(app: App) {
  app.get('/admin/people/invitations', page('account.manage'), sendInvitations)
}

/** Several people at once, one a line; each gets a mail of their own. */
function postInvitations(app: App, context: Context) {
  const inviting = { ...page('account.manage'), errorHandler: redisplayOnError(sendInvitations) }
  app.post('/admin/people/invitations', inviting, async (request, reply) => {
    await takeStep(context, request, checks.invitations, (context) =>
      invitePeople(context, visitor(request), invitedIn(formIn(request.body))),
    )
    return reply.redirect('/admin/people?notice=people-invited', 303)
  })
}

const mostInvited = 500

/** The people of a form that has one a line, as “Name, address”. Throws INVALID_INPUT naming each line that is not so. */
function invitedIn(form: Form) {
  const role = invitedRoles.find((known) => known === form.get('role'))
  const lines = linesIn(form, 'people', 700)
  const people = lines.map((line) => /^(.*\S)[\s,;]+<?([^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+)>?$/u.exec(line))
  const wrong = lines.filter((_, index) => !people[index])
  refuse(
    [!role, 'role', 'The role is still open.', 'One of the roles.'],
    [!lines.length, 'people', 'There is nobody yet.', 'One person a line, such as “Sam Hill, sam@your-school.org”.'],
    [
      lines.length > mostInvited,
      'people',
      `There are more than ${mostInvited} lines.`,
      'Fewer at once, or a roster file.',
    ],
    [
      wrong.length,
      'people',
      `This line has no name or no address: “${wrong[0]}”.`,
      'Each as “Sam Hill, sam@your-school.org”.',
    ],
  )
  return people.map((found) => ({ role: role!, name: found![1]!.replace(/[\s,;]+$/u, ''), email: found![2]! }))
}
