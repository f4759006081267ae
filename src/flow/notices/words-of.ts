import type { Context } from '../../context.ts'
import type { NoticeWithFacts } from '../../db/notices/facts.ts'
import { dayInWords, endOfDayAhead, timeInWords } from '../../domain/dates/zone.ts'
import { lines } from '../../domain/notices/lines.ts'
import { pathFor } from '../../domain/notices/path.ts'
import { languages } from '../../domain/people/language.ts'
import type { Words } from '../../language/words.ts'

/** Where the person of a notice goes on. */
export const pathOf = pathFor

/** A notice in words: what happened or waits, until when, and the page where the person goes on. */
interface NoticeWords {
  subject: string
  text: string
  /** “Answer by 12 May 2027.”, or “Hand in by 12 May 2027, 12:00 BST.” */
  until: string | null
  path: string
}

/** The words of the person of a notice: in the language that they chose. */
export const wordsOfPerson = ({ words }: Pick<Context, 'words'>, { language }: NoticeWithFacts): Words =>
  words[language ?? languages[0]]

/** A notice in words, as it is shown on the pages and sent by mail: nothing that a person wrote but the title of an assessment. */
export function wordsOf(
  context: Pick<Context, 'config' | 'clock'>,
  notice: NoticeWithFacts,
  words: Words,
): NoticeWords {
  const { kind, title } = notice
  const subject = words.say(`mail.${kind}.subject`)
  return {
    subject: title === null ? subject : words.say('mail.subjectAbout', { subject, title }),
    text: words.say(`mail.${kind}.text`),
    until: untilWhen(context, notice, words),
    path: pathFor(notice),
  }
}

/** Until when the person has to act, in the provider's time zone: a due date to the minute, the end of a day as that day. */
function untilWhen({ config, clock }: Pick<Context, 'config' | 'clock'>, notice: NoticeWithFacts, words: Words) {
  const { kind, actBy, respondBy, responseDays } = notice
  const { act, path } = lines[kind]
  // Before the notice of a disclosure arrives, the time that it would give if it arrived now.
  const given = responseDays === null ? null : endOfDayAhead(clock(), responseDays, config.timeZone)
  const until = actBy ?? respondBy ?? given
  if (!act || !until) return null
  const inWords = path === 'assessment' ? timeInWords : dayInWords
  return words.say(`mail.until.${act}`, { day: inWords(until, config.timeZone, words.language) })
}
