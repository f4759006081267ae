import Type, { type Static } from 'typebox'
import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import { waitingRequests } from '../../../db/people/access-requests.ts'
import { coursesToChoose } from '../../../db/people/courses.ts'
import { listPeople, type PeopleSearch } from '../../../db/people/people-list.ts'
import { roles } from '../../../domain/people/permission.ts'
import { approveAccess } from '../../../flow/people/access.ts'
import { addPerson } from '../../../flow/people/people.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Params, pageAsked } from '../../../http/server/schemas.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { listQuery } from '../../kit/list.tsx'
import { page, send, visitor } from '../../kit/send.tsx'
import { People } from './people-view.tsx'
import { personIn } from './person-form.ts'

/** The list of people. An admin sees names here and no student work anywhere. */
export const peoplePages = groupOf(getPeople, postPerson, postApproval)

const Query = Type.Object({
  ...listQuery,
  role: Type.Optional(Type.String({ maxLength: 20 })),
  courseId: Type.Optional(Type.String({ maxLength: 36 })),
  waiting: listQuery.cursor,
})

function sendPeople({ db }: Context): SendPage {
  return async (request, reply) => {
    const query = request.query as Static<typeof Query>
    const search = searchOf(query)
    const { items, nextCursor } = await listPeople(db, search)
    return send(
      reply,
      <People
        who={visitor(request)}
        people={items}
        search={search}
        nextCursor={nextCursor}
        courses={await coursesToChoose(db, visitor(request))}
        waiting={await waitingRequests(db, query.waiting ? { cursor: query.waiting } : {})}
      />,
    )
  }
}

/** What the address asks for. An unknown filter is left out. */
function searchOf({ role, courseId, waiting: _, ...query }: Static<typeof Query>): PeopleSearch {
  const known = roles.find((one) => one === role)
  return {
    ...pageAsked(query),
    ...(known && { role: known }),
    ...(courseId && isId(courseId) && { courseId }),
  }
}

function getPeople(app: App, context: Context) {
  app.get('/admin/people', { ...page('account.manage'), schema: { querystring: Query } }, sendPeople(context))
}

function postPerson(app: App, context: Context) {
  const adding = { ...page('account.manage'), errorHandler: redisplayOnError(sendPeople(context)) }
  app.post('/admin/people', adding, async (request, reply) => {
    const { id } = await addPerson(context, visitor(request), personIn(formIn(request.body)))
    return reply.redirect(`/admin/people/${id}?notice=person-changed`, 303)
  })
}

/** A second admin agrees to a key or link as a person who reads work. */
function postApproval(app: App, context: Context) {
  const answering = { ...page('account.manage'), schema: { params: Params } }
  app.post('/admin/access-requests/:id', answering, async (request, reply) => {
    await takeStep(context, request, checks.accessApproval, (context) =>
      approveAccess(context, visitor(request), request.params.id),
    )
    return reply.redirect('/admin/people?notice=access-approved', 303)
  })
}
