import type { Context } from '../../context.ts'
import { findSample, judgedIn, unflaggedFigures } from '../../db/quality/samples.ts'
import { csvOf } from '../../domain/csv.ts'
import { agreementOf } from '../../domain/quality/agreement.ts'
import { shareOf } from '../../domain/quality/share.ts'

type Judged = Awaited<ReturnType<typeof judgedIn>>[number]

/**
 * A sample with how far second persons agree with what was decided. What was decided about a work is shown once there is a
 * second opinion on it, so that reading the report makes nobody unfit to give one. Throws NOT_FOUND.
 */
export async function sampleReport({ db }: Pick<Context, 'db'>, id: string) {
  const sample = await findSample(db, id)
  const judged = await judgedIn(db, id)
  const pairs = judged.flatMap(({ outcome, opinion }) => (opinion ? [[outcome, opinion.outcome] as const] : []))
  return { ...sample, drawn: judged.length, agreement: agreementOf(pairs), items: judged.map(shown) }
}

function shown({ outcome, opinion, actions, ...rest }: Judged) {
  return {
    ...rest,
    outcome: opinion && outcome,
    secondOpinion: opinion && { outcome: opinion.outcome, reasons: opinion.reasons, at: opinion.at },
    agrees: opinion && opinion.outcome === outcome,
    actions: actions.map(({ action, at }) => ({ action, at })),
  }
}

/** Of the unflagged work that was drawn for a person to read and decided: the share without a concern. */
export async function unflaggedReport({ db }: Pick<Context, 'db'>) {
  const { decided, noConcern } = await unflaggedFigures(db)
  return shareOf(noConcern, decided)
}

const columns = ['id', 'submission', 'round', 'decided', 'outcome', 'second opinion', 'agrees', 'actions'] as const

/** The same as CSV by RFC 4180, a line for each decision, without names or texts. */
export function reportCsv({ items }: Pick<Awaited<ReturnType<typeof sampleReport>>, 'items'>): string {
  const lines = items.map(({ id, submissionId, round, decidedAt, outcome, secondOpinion, agrees, actions }) => [
    id,
    submissionId,
    round,
    decidedAt.toISOString(),
    outcome ?? '',
    secondOpinion?.outcome ?? '',
    agrees === null ? '' : agrees ? 'yes' : 'no',
    actions.length,
  ])
  return csvOf([columns, ...lines])
}
