import { neutralName } from '../../domain/intake/file-kind.ts'
import type { conversationRecordsOf } from '../review/conversations.ts'
import type { timeRequestsOf } from '../review/more-time.ts'
import type { files, reopenings, responses } from '../schema/index.ts'
import type { layoutsWhere } from '../text.ts'

/** The rows of a submission that tell who its student is. */
interface TellingRows {
  student: { id: string; name: string }
  file: typeof files.$inferSelect | null
  layouts: Awaited<ReturnType<typeof layoutsWhere>>
  responses: (typeof responses.$inferSelect)[]
  reopenings: (typeof reopenings.$inferSelect)[]
  timeRequests: Awaited<ReturnType<typeof timeRequestsOf>>
  conversations: Awaited<ReturnType<typeof conversationRecordsOf>>
}

/** Those rows as they may be read, with null where something is hidden. */
interface ShownRows
  extends Omit<TellingRows, 'student' | 'responses' | 'reopenings' | 'timeRequests' | 'conversations'> {
  student: { id: string | null; name: string | null }
  responses: Nameless<TellingRows['responses'][number]>[]
  timeRequests: (Omit<TimeRequest, 'request'> & { request: Nameless<TimeRequest['request']> })[]
  conversations: (Omit<Talk, 'answers'> & { answers: Nameless<Talk['answers'][number]>[] })[]
  reopenings: (Omit<TellingRows['reopenings'][number], 'reopenedBy'> & { reopenedBy: string | null })[]
}

type Nameless<Row> = Omit<Row, 'studentId'> & { studentId: string | null }
type TimeRequest = TellingRows['timeRequests'][number]
type Talk = TellingRows['conversations'][number]

/** The rows as they are, for those who may know whose work it is. */
export const named = ({
  student,
  file,
  layouts,
  responses,
  reopenings,
  timeRequests,
  conversations,
}: TellingRows): ShownRows => ({
  student,
  file,
  layouts,
  responses,
  reopenings,
  timeRequests,
  conversations,
})

/**
 * The rows for marking without names: without the student's id and name, the name of the file, and what the program that
 * wrote the file noted of its author. What the student wrote stays as it is. A column that tells of the student is added here.
 */
export const withoutStudent = ({ student, file, layouts, responses, reopenings, ...rows }: TellingRows): ShownRows => ({
  student: { id: null, name: null },
  file: file && { ...file, name: neutralName('work', file.name) },
  layouts: layouts.map((reading) => ({
    ...reading,
    layout: reading.layout && {
      ...reading.layout,
      facts: { ...reading.layout.facts, author: null, lastModifiedBy: null, title: null },
    },
  })),
  responses: responses.map(nameless),
  timeRequests: rows.timeRequests.map(({ request, answer }) => ({ request: nameless(request), answer })),
  conversations: rows.conversations.map((talk) => ({ ...talk, answers: talk.answers.map(nameless) })),
  reopenings: reopenings.map((one) => ({ ...one, reopenedBy: one.reopenedBy === student.id ? null : one.reopenedBy })),
})

const nameless = <Row extends { studentId: string }>(row: Row): Nameless<Row> => ({ ...row, studentId: null })
