import type { Flag, LocalDetector } from '../../domain/screening/detector.ts'
import { allWords, ownWords } from '../reading/words.ts'
import { compareWithPeers } from './compare.ts'
import { figures } from './figures.ts'
import { flagsOf } from './flag.ts'

/** Below this many own words chance and shared wording cannot be told apart. */
const leastWords = 50
const mostFlags = 5

/**
 * Point `own_work`: work handed in is the student's own; generated, bought and copied work are treated alike.
 *
 * `inspectable`, because each flag puts two passages side by side. It never says who wrote a passage first: both works
 * may draw on a third, and in a group both may have leave to share. Passages for which both works cite one source are
 * told as information.
 */
export const overlap: LocalDetector = {
  id: 'overlap',
  version: '1.1.0',
  title: 'Wording shared with other submissions',
  point: 'own_work',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  needs: ['peers'],
  looksAt:
    'Passages whose words stand in the same order in another student’s submission, after the brief, quotations, references and phrases that many in the cohort use are set aside.',
  cannotSee: [
    'Work that was never handed in here, such as books, websites and other providers’ students.',
    'Who wrote a passage first, or whether both works draw on a third.',
    'Passages that were reworded throughout or translated.',
    'Whether the source that both works cite for a passage really holds it.',
  ],
  abstainsWhen: [
    'There is no other submission to compare with.',
    `The work has fewer than ${leastWords} words of its own outside quotations, references and headings.`,
  ],
  figures,

  detect({ document, brief, peers = [] }) {
    if (peers.length === 0) {
      return { skipped: 'no_peers', detail: 'There is no other submission yet to compare this one with.' }
    }
    const words = ownWords(document.text, document.zones)
    const count = words.texts.filter(Boolean).length
    if (count < leastWords) {
      return {
        skipped: 'too_little_text',
        detail: `The work has ${count} words of its own outside quotations, references and headings; ${leastWords} are needed to compare wording.`,
      }
    }
    const others = new Map(peers.map(({ id, text }) => [id, { text, words: ownWords(text) }]))
    const compared = compareWithPeers(
      words.texts,
      [...others].map(([id, { words }]) => ({ id, words: words.texts })),
      allWords(brief).texts,
    )
    const flagged = compared.filter((one) => one.flagged)
    const flags = flagged.flatMap((one) => flagsOf(one, { text: document.text, words }, others.get(one.peer)!))
    return {
      flags: [...flags.filter(isCheck), ...flags.filter((flag) => !isCheck(flag))].slice(0, mostFlags),
      measurements: [
        {
          name: 'submissions-compared',
          value: peers.length,
          unit: 'count',
          meaning: 'Other students’ submissions that were read beside this one. It is not a count of matches.',
        },
        {
          name: 'words-shared',
          value: Math.max(0, ...flagged.map(({ shared }) => shared)),
          unit: 'words',
          range: [0, count],
          meaning:
            'Words in passages shared with the most similar submission that was pointed at. It does not say who wrote them first, or why both works have them.',
        },
      ],
    }
  },
}

function isCheck({ severity }: Flag) {
  return severity === 'check'
}
