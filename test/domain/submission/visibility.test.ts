import { describe, expect, test } from 'vitest'
import { roles } from '../../../src/domain/people/permission.ts'
import { waitChoices } from '../../../src/domain/review/first-reading.ts'
import { type SubmissionStatus, submissionStatuses } from '../../../src/domain/submission/status.ts'
import {
  type Asker,
  type Relation,
  type Step,
  seesResult,
  type Visibility,
  visibilityOf,
} from '../../../src/domain/submission/visibility.ts'

/**
 * What each person may see of a submission and do with it, state by state. “any” stands for every state. A step in
 * brackets is open only once evidence was disclosed to the student.
 */
const table = rowsOf(`
  who       | state                                       | extent  | results   | runs  | history | steps
  owner     | awaiting_reflection                         | whole   | disclosed | ended | shared  | reflect withdraw
  owner     | received extracted                          | whole   | disclosed | ended | shared  | withdraw
  owner     | released                                    | whole   | disclosed | ended | shared  | withdraw
  owner     | under_review                                | whole   | disclosed | ended | shared  | (respond) (askForTime) answerConversation
  owner     | decided                                     | whole   | disclosed | ended | shared  | answerConversation reopen
  owner     | withdrawn superseded erased                 | whole   | disclosed | ended | shared  | none
  tutor     | awaiting_reflection received                | whole   | all       | found | all     | none
  tutor     | extracted released                          | whole   | all       | found | all     | raiseConcern
  tutor     | under_review                                | whole   | all       | found | all     | raiseConcern disclose (answerForTime) recordConversation decide noteReading
  tutor     | decided                                     | whole   | all       | found | all     | reopen
  tutor     | withdrawn superseded erased                 | whole   | all       | found | all     | none
  lead      | awaiting_reflection received                | nothing | none      | none  | none    | none
  lead      | extracted released                          | nothing | none      | none  | none    | none
  lead      | under_review                                | whole   | all       | found | all     | raiseConcern disclose (answerForTime) recordConversation decide returnReferral noteReading
  lead      | decided                                     | whole   | all       | found | all     | reopen returnReferral
  lead      | withdrawn superseded erased                 | nothing | none      | none  | none    | none
  auditor   | any                                         | facts   | none      | none  | all     | none
  deliverer | awaiting_reflection received                | facts   | none      | none  | shared  | withdraw
  deliverer | extracted released                          | facts   | none      | none  | shared  | withdraw
  deliverer | under_review decided                        | facts   | none      | none  | shared  | none
  deliverer | withdrawn superseded erased                 | facts   | none      | none  | shared  | none
  none      | any                                         | nothing | none      | none  | none    | none
`)

/** Everybody who can ask, and how they stand to the submission. */
const askers: [string, Relation, Pick<Asker, 'id' | 'role' | 'isTutor' | 'isMember'>][] = [
  ['the student', 'owner', { id: 'student', role: 'student', isTutor: false }],
  ['a member of its group', 'owner', { id: 'other', role: 'student', isTutor: false, isMember: true }],
  ['another student', 'none', { id: 'other', role: 'student', isTutor: false }],
  ['a tutor of the assessment', 'tutor', { id: 'tutor', role: 'tutor', isTutor: true }],
  ['another tutor', 'none', { id: 'other', role: 'tutor', isTutor: false }],
  ['a lead', 'lead', { id: 'lead', role: 'lead', isTutor: false }],
  ['an auditor', 'auditor', { id: 'auditor', role: 'auditor', isTutor: false }],
  ['an admin', 'none', { id: 'admin', role: 'admin', isTutor: false }],
  ['the LMS that delivered it', 'deliverer', { id: 'lms', role: 'integration', isTutor: false }],
  ['another LMS', 'none', { id: 'other', role: 'integration', isTutor: false }],
]

const yesOrNo = [true, false]

test('the table has one row for each person and state, and asks every role', () => {
  for (const [, relation] of askers) {
    for (const status of submissionStatuses) {
      expect(table.filter((row) => row.who === relation && row.states.includes(status))).toHaveLength(1)
    }
  }
  expect(new Set(askers.map(([, , { role }]) => role))).toEqual(new Set(roles))
})

describe.each(askers)('%s', (_, relation, asker) => {
  test.each(submissionStatuses)('sees and does with %s work what the table says, under every setting', (status) => {
    for (const setting of waitChoices) {
      for (const hasRead of yesOrNo) {
        for (const anonymous of yesOrNo) {
          for (const isDisclosed of yesOrNo) {
            const submission = { studentId: 'student', submittedBy: 'lms', status, isDisclosed }

            const visibility = visibilityOf({ ...asker, hasRead }, submission, { anonymous }, setting)

            const waits = status === 'under_review' && !hasRead ? setting : 'none'
            expect(visibility).toEqual(expected(relation, status, { waits, anonymous, isDisclosed }))
          }
        }
      }
    }
  })
})

describe('a result', () => {
  test.each([
    // results, waits, basis, disclosed → seen
    ['all', 'none', 'statistical', false, true],
    ['all', 'none', 'inspectable', false, true],
    ['all', 'statistical', 'statistical', true, false],
    ['all', 'statistical', undefined, true, false],
    ['all', 'statistical', 'inspectable', false, true],
    ['all', 'all', 'inspectable', true, false],
    ['disclosed', 'none', 'inspectable', true, true],
    ['disclosed', 'none', 'statistical', true, true],
    ['disclosed', 'none', 'inspectable', false, false],
    ['none', 'none', 'inspectable', true, false],
  ] as const)(
    'among “%s” results of which “%s” wait, %s, disclosed %s: %s',
    (results, waits, basis, isDisclosed, seen) => {
      expect(seesResult({ results, waits }, { basis, isDisclosed })).toBe(seen)
    },
  )
})

interface Row extends Pick<Visibility, 'extent' | 'results' | 'runs' | 'history'> {
  who: Relation
  states: SubmissionStatus[]
  steps: string[]
}

function rowsOf(text: string): Row[] {
  const [, ...lines] = text.trim().split('\n')
  return lines.map((line) => {
    const [who, state, extent, results, runs, history, steps] = line.split('|').map((cell) => cell.trim())
    const states = state === 'any' ? [...submissionStatuses] : state!.split(' ')
    return { who, states, extent, results, runs, history, steps: steps === 'none' ? [] : steps!.split(' ') } as Row
  })
}

interface Given extends Pick<Visibility, 'waits'> {
  anonymous: boolean
  isDisclosed: boolean
}

function expected(who: Relation, status: SubmissionStatus, { waits, anonymous, isDisclosed }: Given): Visibility {
  const { extent, results, runs, history, steps } = table.find((row) => row.who === who && row.states.includes(status))!
  const found = extent !== 'nothing'
  const reviews = results === 'all'
  return {
    relation: found ? who : 'none',
    extent,
    results,
    runs,
    history,
    reviews,
    waits: reviews ? waits : 'none',
    names: found && (who === 'owner' || !anonymous),
    steps: steps.flatMap((step) => (step.startsWith('(') ? (isDisclosed ? step.slice(1, -1) : []) : step)) as Step[],
  }
}
