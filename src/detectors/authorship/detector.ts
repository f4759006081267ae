import type { LocalDetector } from '../../domain/screening/detector.ts'
import { abstentionOf } from './abstention.ts'
import { compare, leastKnownPieces, leastKnownWords, leastSubmissionWords } from './compare.ts'
import { figures } from './figures.ts'
import { flagOf } from './flag.ts'
import { amounts, besideEarlierWork } from './measurements.ts'

/**
 * Point `own_work`: work handed in is the student's own; bought and generated work are treated alike.
 *
 * The question is only whether a text reads like the same student's earlier work. Such methods can be wrong (point
 * `checks_are_advisory`): the answer is a `check` at most, and a decision cannot rest on it.
 */
export const authorship: LocalDetector = {
  id: 'authorship',
  version: '1.0.0',
  title: 'Likeness to the student’s earlier work',
  point: 'own_work',
  basis: 'statistical',
  dataFlow: { class: 'local' },
  needs: ['baseline', 'cohort'],
  looksAt:
    'Habits of writing that do not depend on the subject (grammar words, punctuation and word endings), in this text and in the student’s earlier work, measured against texts by other students.',
  cannotSee: [
    'Who or what wrote a text.',
    'Most texts by somebody else; with so few false flags about three in four are not marked.',
    'Why a text reads differently: a new kind of text, group work, a proof-reader, a grammar tool, translation, dictation, support for a disability, time pressure and a year of learning all change it.',
    'Any language but English.',
  ],
  abstainsWhen: [
    `The work has fewer than ${leastSubmissionWords} words of running prose.`,
    `There are fewer than ${leastKnownPieces} earlier pieces, or fewer than ${leastKnownWords} words in them.`,
    'More than two fifths of the work is quoted text, lists, tables or code.',
    'The work or an earlier piece is not in English.',
    'The student has objected to the comparison with their earlier work.',
  ],
  figures,

  detect({ document, baseline = [], peers = [] }) {
    const found = compare(
      document,
      baseline.map(({ text }) => text),
      peers.map(({ text }) => text),
    )
    if (found.reason) return abstentionOf(found.reason, found)
    return {
      flags: found.band === 'reads-unlike' ? [flagOf(found, document)] : [],
      measurements: [...amounts(found), ...found.habits.map(besideEarlierWork)],
    }
  },
}
