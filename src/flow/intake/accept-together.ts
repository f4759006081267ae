import type { Context } from '../../context.ts'
import { groupsOf, resultOf } from '../../db/grouped.ts'
import { type Accepted, acceptAll, type NotAccepted } from '../../db/intake/accept.ts'
import type { Acceptance } from '../../db/intake/acceptance.ts'
import { storeReceipts } from '../../db/records/receipts.ts'
import { wakeRelay } from '../../queue/wake.ts'
import { type Given, receiptFor, type Vouched } from '../records/receipt.ts'

type Outcome = PromiseSettledResult<Given | NotAccepted>

/**
 * Accepts work together with all that arrives while the acceptance before it is under way: one statement and one commit for all of
 * them, then one for their receipts (docs/decisions/acceptance-in-groups.md). Each has its own outcome.
 */
export async function acceptTogether(context: Context, acceptance: Acceptance): Promise<Given | NotAccepted> {
  return resultOf(await groups(context.db).ask({ context, acceptance }))
}

/** Does what comes before an acceptance, for which a group that is about to be accepted waits a moment. */
export async function beforeAcceptance<T>({ db }: Context, work: () => Promise<T>): Promise<T> {
  const gone = groups(db).announce()
  return work().finally(gone)
}

/** The receipts are stored before the answers leave; work whose receipt was lost with the process gets it when it is asked for. */
const groups = groupsOf(async (db, group: { context: Context; acceptance: Acceptance }[]) => {
  const acceptances = group.map(({ acceptance }) => acceptance)
  const written = await acceptAll(db, acceptances, group[0]!.context.config.timeZone)
  const outcomes = written.map((outcome, index): Outcome => {
    if (outcome.status === 'rejected' || typeof outcome.value === 'string') return outcome as Outcome
    return { status: 'fulfilled', value: receiptOf(group[index]!.context, acceptances[index]!, outcome.value) }
  })
  const given = outcomes.flatMap(givenIn)
  if (given.length) wakeRelay(db)
  const lost = await storeReceipts(db, given.map(stored)).then(
    () => null,
    (reason) => ({ status: 'rejected', reason }) as const,
  )
  return lost ? outcomes.map((outcome) => (givenIn(outcome).length ? lost : outcome)) : outcomes
})

const givenIn = (outcome: Outcome): Given[] =>
  outcome.status === 'fulfilled' && typeof outcome.value === 'object' ? [outcome.value] : []

const stored = ({ event, token }: Given) => ({ eventId: event.id, submissionId: event.submissionId!, token })

function receiptOf(context: Context, acceptance: Acceptance, accepted: Accepted): Given {
  const received = vouchedFor(acceptance, accepted)
  return { event: received.event, token: receiptFor(context, received) }
}

function vouchedFor(
  { who, event, ...acceptance }: Acceptance,
  { policyVersion, data, ...accepted }: Accepted,
): Vouched {
  const { submissionId: id, assessmentId, studentId, eventId, file, extraFiles, reflection } = acceptance
  return {
    submission: { id, assessmentId, studentId, ...accepted },
    file,
    extraFiles,
    reflection,
    policyVersion,
    event: {
      id: eventId,
      ...event,
      data,
      at: accepted.receivedAt,
      submissionId: id,
      actorId: who.id,
      actorRole: who.role,
    },
  }
}
