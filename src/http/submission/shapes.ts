import Type from 'typebox'
import { encodingNames } from '../../domain/intake/encodings.ts'
import { gapKindNames } from '../../domain/screening/coverage.ts'
import type { ShownGap } from '../../domain/screening/coverage-words.ts'
import { type DocumentFacts, documentFormats, zoneKinds } from '../../domain/screening/document.ts'
import { submissionStatuses } from '../../domain/submission/status.ts'
import { turnReasons } from '../../domain/submission/turn.ts'
import type { readText } from '../../flow/submission/read-work.ts'
import { ReceiptToken, Reflection } from '../intake/shapes.ts'
import { AppealWindow, Letter, ReferralOutcome } from '../review/appeal-shapes.ts'
import { Conversation } from '../review/conversation-shapes.ts'
import { TimeRequest } from '../review/more-time-shapes.ts'
import { decidedWith } from '../review/person-shapes.ts'
import { pileFields } from '../review/pile/shapes.ts'
import { Confirmation, ShownConflict, ShownMark, ShownProposal, Waiver } from '../review/proposal-shapes.ts'
import { Concern, Disclosure, EarlierConcern, OwnReading, Reopening, StudentResponse } from '../review/shapes.ts'
import { Flag, Run } from '../screening/shapes.ts'
import { At, AtWhich, Count, OneOf, PageOf, Sentence, Sha256, Shape, shapeOf } from '../server/answer-shapes.ts'
import { AiLevel, Id, Maybe } from '../server/schemas.ts'

const Status = OneOf(submissionStatuses)

/** Where a submission stands after something happened to it. */
export const Standing = Shape({ id: Id, status: Status })

const attempt = Type.Integer({ minimum: 1, description: 'The first hand-in for an assessment is 1.' })
const late = Type.Boolean({ description: 'Whether it arrived after the due time.' })

const Listed = Shape({
  id: Id,
  status: Status,
  statusSince: At,
  attempt,
  late,
  receivedAt: At,
  assessment: Shape({ id: Id, title: Type.String() }),
  studentName: Maybe(Type.String({ description: 'Null in anonymous marking.' })),
})

/** A page of submissions. */
export const Listing = PageOf(Listed)

/** Work to which its reflection was added. */
export const Reflected = Shape({ id: Id, status: Status, receipt: ReceiptToken })

const Turn = Shape(
  {
    on: OneOf(['tutor', 'student', 'nobody']),
    since: At,
    until: Type.Optional(AtWhich('When the time of the person who has the turn ends.')),
    why: OneOf(turnReasons),
  },
  { description: 'Whom the work waits for, since when and until when.' },
)

const facts = {
  id: Id,
  status: Status,
  statusSince: At,
  turn: Turn,
  attempt,
  late,
  receivedAt: At,
  advisory: Type.Boolean({ description: 'Always true: what machines found advises people, who decide.' }),
  policyVersion: Type.String({ description: 'The version of the policy that is pinned to the work.' }),
  assessment: Shape({ id: Id, title: Type.String(), aiLevel: AiLevel }),
  fileSha256: Maybe(Sha256),
  fileBytes: Maybe(Count),
}

const offset = Type.Integer({ minimum: 0, description: 'An offset into the text in UTF-16 code units.' })
const span = { start: offset, end: offset }

/** What the file says about itself. */
const FileFacts = shapeOf<DocumentFacts>()(
  Shape({
    words: Count,
    pages: Maybe(Count),
    author: Maybe(Type.String()),
    lastModifiedBy: Maybe(Type.String()),
    title: Maybe(Type.String()),
    application: Maybe(Type.String()),
    createdAt: Maybe(Type.String({ description: 'ISO 8601, as the file has it.' })),
    modifiedAt: Maybe(Type.String({ description: 'ISO 8601, as the file has it.' })),
    editingMinutes: Maybe(Type.Number()),
    revisions: Maybe(Type.Number()),
  }),
)

/** What the reader of the file did not read, place by place. */
const Coverage = Type.Array(
  shapeOf<ShownGap>()(
    Shape({
      kind: OneOf(gapKindNames),
      count: Type.Integer({ minimum: 1, description: 'How many such places this stands for.' }),
      page: Maybe(Type.Integer({ minimum: 1, description: 'The first page is 1; null where there is no page.' })),
      at: Maybe(offset),
      detail: Maybe(Sentence),
      words: Type.String({ description: 'What it is, in words for people.' }),
    }),
  ),
  { description: 'What was not read, place by place; empty when all of it was.' },
)

/** One submission for those who may know that it exists: ids, states, times, hashes. */
const Facts = Shape(facts)

/** One submission for those who may read the work. */
const Whole = Shape({
  ...facts,
  student: Shape({
    id: Maybe(Id),
    name: Maybe(Type.String()),
    pseudonym: Type.String({ description: 'The name under which receipts and outside detectors know the student.' }),
  }),
  file: Maybe(
    Shape({
      sha256: Sha256,
      bytes: Count,
      mediaType: Type.String(),
      name: Type.String(),
      encoding: Maybe(OneOf(encodingNames, 'The encoding that was chosen for a text when it was handed in.')),
    }),
  ),
  unreadable: Maybe(Type.String({ description: 'Why the text could not be read, as a sentence.' })),
  reflection: Maybe(Reflection),
  coverage: Coverage,
  partlyRead: Type.Boolean({
    description: 'Whether what was not read could hold words of the student, so that a person looks before marking.',
  }),
  facts: Maybe(FileFacts),
  readerVersions: Type.Array(Type.String(), {
    description: 'The versions of the reader that read the file, the last first.',
  }),
  runs: Type.Array(Run),
  flags: Type.Array(Flag),
  withheld: Maybe(Type.String({ description: 'A sentence that says which results wait for your own first reading.' })),
  firstReading: Maybe(OwnReading),
  concerns: Type.Array(Concern),
  earlierConcerns: Type.Array(EarlierConcern),
  disclosures: Type.Array(Disclosure),
  responses: Type.Array(StudentResponse),
  timeRequests: Type.Array(TimeRequest),
  conversations: Type.Array(Conversation),
  ...decidedWith,
  proposals: Type.Array(ShownProposal),
  confirmations: Type.Array(Confirmation),
  waivers: Type.Array(Waiver),
  mark: Maybe(ShownMark),
  conflicts: Type.Array(ShownConflict),
  ...pileFields,
  reopenings: Type.Array(Reopening),
  appealWindows: Type.Array(AppealWindow),
  letters: Type.Array(Letter),
  referralOutcomes: Type.Array(ReferralOutcome),
  receipt: Maybe(ReceiptToken),
})

/** One submission, as far as who asks may see it. */
export const SubmissionView = Type.Union([Whole, Facts])

/** A text as it was read, with its places. Spans are half-open. */
export const Text = shapeOf<Awaited<ReturnType<typeof readText>>>()(
  Shape({
    text: Type.String(),
    sha256: Sha256,
    readerVersion: Type.String(),
    format: OneOf(documentFormats),
    pages: Type.Array(Shape(span)),
    paragraphs: Type.Array(Shape(span)),
    zones: Type.Array(Shape({ ...span, kind: OneOf(zoneKinds), certainty: Type.Optional(Type.Number()) })),
    italics: Type.Array(Shape(span)),
    links: Type.Array(Shape({ ...span, href: Type.String() })),
    outline: Type.Array(Shape({ at: offset, heading: Maybe(Count), depth: Count, label: Type.String() }), {
      description:
        'Headings, and items of lists with the numbers that the program shows, which are no part of the text.',
    }),
    coverage: Coverage,
  }),
)
