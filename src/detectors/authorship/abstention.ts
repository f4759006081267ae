import type { Opinion, SkipReason } from '../../domain/screening/detector.ts'
import { type Abstention, type Comparison, leastKnownPieces, leastKnownWords, leastSubmissionWords } from './compare.ts'

const skips: Record<Abstention, SkipReason> = {
  'not-english': 'unsupported_language',
  'submission-too-short': 'too_little_text',
  'mostly-not-prose': 'too_little_text',
  'no-earlier-work': 'no_earlier_work',
  'earlier-work-too-short': 'no_earlier_work',
}

/** Why no opinion was formed, in a sentence for the student and the tutor. */
export function abstentionOf(reason: Abstention, found: Comparison): Opinion {
  return { skipped: skips[reason], detail: `Not enough to compare: ${because(reason, found)}` }
}

function because(reason: Abstention, { submissionWords, knownWords, knownPieces }: Comparison) {
  switch (reason) {
    case 'not-english':
      return 'this comparison works for English only, and a text is in another language.'
    case 'submission-too-short':
      return `the work has ${submissionWords} words of running prose, and ${leastSubmissionWords} are needed.`
    case 'mostly-not-prose':
      return 'more than two fifths of the work is quoted text, lists, tables or code.'
    case 'no-earlier-work':
      return `there ${knownPieces === 1 ? 'is one piece' : `are ${knownPieces} pieces`} of earlier work, and ${leastKnownPieces} are needed.`
    case 'earlier-work-too-short':
      return `the earlier work has ${knownWords} words of running prose, and ${leastKnownWords} are needed.`
  }
}
