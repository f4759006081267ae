import Type from 'typebox'
import { integrationMethods } from '../../db/schema/index.ts'
import type { deliveriesOf } from '../../db/webhooks/deliveries.ts'
import type { Endpoint as StoredEndpoint } from '../../db/webhooks/endpoints.ts'
import type { eventsOf } from '../../db/webhooks/integrations.ts'
import { At, AtWhich, Count, OneOf, PageOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { AiLevel, Id, Maybe } from '../server/schemas.ts'

type WithoutSecrets<Row> = Omit<Row, 'secret' | 'previousSecret'>
const secret = Type.String({ description: 'It is shown this once.' })

const endpoint = {
  id: Id,
  url: Type.String(),
  description: Type.String(),
  types: Type.Array(Type.String(), { description: 'Event types; none means all.' }),
  integrationId: Maybe(Id),
  previousUntil: Maybe(AtWhich('Until when the secret before the present one is still good.')),
  createdBy: Id,
  createdAt: At,
  failingSince: Maybe(AtWhich('Since when no message was answered well.')),
  alertedAt: Maybe(At),
  disabledAt: Maybe(At),
  disabledReason: Maybe(Sentence),
  deletedAt: Maybe(At),
}

/** Where webhooks go. */
export const WebhookEndpoint = shapeOf<WithoutSecrets<StoredEndpoint>>()(Shape(endpoint))
export const NewEndpoint = Shape({ ...endpoint, secret })
export const NewSecret = Shape({ secret })

/** A message that waits to be sent. */
export const QueuedMessage = Shape({ id: Id, state: Type.Literal('waiting') })

const Attempt = Shape({
  id: Id,
  deliveryId: Id,
  attempt: Type.Integer({ minimum: 1 }),
  at: At,
  requestHeaders: Type.Record(Type.String(), Type.String()),
  status: Maybe(Type.Integer({ description: 'The HTTP status, or null where there was no answer.' })),
  responseBody: Maybe(Type.String()),
  problem: Maybe(Sentence),
  milliseconds: Count,
})

const Delivery = shapeOf<Awaited<ReturnType<typeof deliveriesOf>>['items'][number]>()(
  Shape({
    id: Id,
    endpointId: Id,
    eventId: Maybe(Id),
    replayOf: Maybe(Id),
    type: Type.String(),
    submissionId: Maybe(Id),
    body: Type.String({ description: 'The very bytes that are signed and sent.' }),
    state: OneOf(['waiting', 'delivered', 'given_up', 'stopped']),
    attempts: Count,
    nextAttemptAt: Maybe(At),
    claim: Maybe(Id),
    claimedUntil: Maybe(At),
    createdAt: At,
    settledAt: Maybe(At),
    tries: Type.Array(Attempt),
  }),
)

/** A page of deliveries. */
export const Deliveries = PageOf(Delivery)

const integration = {
  id: Id,
  accountId: Id,
  name: Type.String(),
  method: OneOf([...integrationMethods]),
  previousUntil: Maybe(AtWhich('Until when the secret before the present one is still good.')),
  fileHosts: Type.Array(Type.String(), {
    description: 'Hosts that files may be fetched from; none means any public one.',
  }),
  defaults: Maybe(Shape({ aiLevel: AiLevel, guidance: Type.String() })),
  tcaHost: Maybe(Type.String({ description: 'A host name under which its Turnitin plug-in calls at the root path.' })),
  tcaOverlap: Type.Boolean({ description: 'Whether its Turnitin plug-in is told the measured overlap.' }),
  createdAt: At,
  disabledAt: Maybe(At),
}

/** An LMS that sends webhooks. */
export const Integration = Shape(integration)
export const NewIntegration = Shape({ ...integration, secret })

/** A webhook that came in. */
export const IntegrationEvent = shapeOf<Awaited<ReturnType<typeof eventsOf>>['items'][number]>()(
  Shape({
    id: Id,
    webhookId: Type.String(),
    type: Type.String(),
    occurredAt: At,
    receivedAt: At,
    state: OneOf(['accepted', 'applied', 'ignored', 'stale', 'parked', 'failed']),
    detail: Maybe(Sentence),
    attempts: Count,
    nextAttemptAt: Maybe(At),
    submissionId: Maybe(Id),
  }),
)

export const RetriedEvent = Shape({ id: Id, state: Type.Literal('accepted') })
export const StudentLink = Shape({
  signIn: Type.String({ description: 'An address that signs the student in once.' }),
  page: Type.String({ description: 'The address of the page that it leads to.' }),
})
export const MappedAssignment = Shape({
  integrationId: Id,
  externalId: Type.String(),
  assessmentId: Id,
  resumed: Type.Integer({ minimum: 0, description: 'How many webhooks that waited for it go on.' }),
})

/** That a webhook is kept, or was kept before. */
export const ReceivedWebhook = Shape({
  eventId: Id,
  status: OneOf(['accepted', 'ignored', 'duplicate']),
  state: Type.Optional(Type.String({ description: 'Where the first of a duplicate stands.' })),
})
