import type { Context } from '../../context.ts'
import type { NoticeWithFacts } from '../../db/notices/facts.ts'
import { endOfDayAhead } from '../../domain/dates/zone.ts'
import { type NoticeWords, pathFor, wordsFor } from '../../domain/notices/words.ts'

/** Where the person of a notice goes on. */
export const pathOf = pathFor

/** A notice in words, as it is shown on the pages and sent by mail. */
export function wordsOf({ config, clock }: Pick<Context, 'config' | 'clock'>, notice: NoticeWithFacts): NoticeWords {
  const { actBy, respondBy, responseDays } = notice
  // Before the notice of a disclosure arrives, the time that it would give if it arrived now.
  const given = responseDays === null ? null : endOfDayAhead(clock(), responseDays, config.timeZone)
  return wordsFor({ ...notice, until: actBy ?? respondBy ?? given }, config.timeZone)
}
