import { dayInWords, type TimeZone, timeInWords } from '../dates/zone.ts'
import type { CaseRecord } from './case-record.ts'
import { aboutWork, considered, decisionSection } from './case-sections.ts'
import type { ReadableDocument } from './document.ts'

/** What the provider says for itself in a letter; null for the sentence of the product. */
export interface LetterSettings {
  providerName: string | null
  outsideBody: string | null
  letterOpening: string | null
  letterClosing: string | null
  timeZone: TimeZone
}

/** The sentences of the product, which a provider can replace by its own (`LETTER_OPENING`, `LETTER_CLOSING`). */
export const letterSentences = {
  opening: (provider: string) =>
    `This letter ends the procedure of ${provider} about your work. It says what was looked at, what was decided and why, and what you can do if you do not agree.`,
  outside: (body: string, day: string) =>
    `If you do not agree with how this was dealt with, you can ask ${body} to look at it, until ${day}. Send this letter with your request.`,
  noOutside: (provider: string, day: string) =>
    `${provider} has not named an outside body in its settings. Ask it which one looks at complaints about it; do so before ${day}.`,
  closing: 'Keep this letter. It was stored as it was issued, and the record of your work proves it.',
}

/**
 * The letter that ends the procedure here: what it was about, each decision with points, findings and reasons, what was
 * considered, the dates, and the outside body with its deadline. `issuedAt` and `outsideBy` are instants.
 */
export function completionLetter(
  record: CaseRecord,
  settings: LetterSettings,
  { issuedAt, outsideBy }: { issuedAt: Date; outsideBy: Date },
): ReadableDocument {
  const { timeZone, outsideBody } = settings
  const provider = settings.providerName ?? 'the provider'
  const day = dayInWords(outsideBy, timeZone)
  const outside = outsideBody
    ? letterSentences.outside(outsideBody, day)
    : letterSentences.noOutside(settings.providerName ?? 'The provider', day)
  return {
    title: 'Completion letter',
    sections: [
      {
        heading: 'Your work',
        blocks: [settings.letterOpening ?? letterSentences.opening(provider), aboutWork(record, timeZone)],
      },
      ...[...record.decisions].reverse().map((decision) => decisionSection(record, decision, timeZone)),
      { heading: 'What was considered', blocks: considered(record, timeZone) },
      { heading: 'What you can do now', blocks: [outside] },
      {
        heading: 'This letter',
        blocks: [
          settings.letterClosing ?? letterSentences.closing,
          { facts: [['Issued', timeInWords(issuedAt, timeZone)]] },
        ],
      },
    ],
  }
}
