import { neutralName } from '../../domain/intake/file-kind.ts'
import type { files, reopenings, responses } from '../schema/index.ts'
import type { layoutsWhere } from '../text.ts'

/** The rows of a submission that tell who its student is. */
interface TellingRows {
  student: { id: string; name: string }
  file: typeof files.$inferSelect | null
  layouts: Awaited<ReturnType<typeof layoutsWhere>>
  responses: (typeof responses.$inferSelect)[]
  reopenings: (typeof reopenings.$inferSelect)[]
}

/** Those rows as they may be read, with null where something is hidden. */
interface ShownRows extends Omit<TellingRows, 'student' | 'responses' | 'reopenings'> {
  student: { id: string | null; name: string | null }
  responses: (Omit<TellingRows['responses'][number], 'studentId'> & { studentId: string | null })[]
  reopenings: (Omit<TellingRows['reopenings'][number], 'reopenedBy'> & { reopenedBy: string | null })[]
}

/** The rows as they are, for those who may know whose work it is. */
export const named = ({ student, file, layouts, responses, reopenings }: TellingRows): ShownRows => ({
  student,
  file,
  layouts,
  responses,
  reopenings,
})

/**
 * The rows for marking without names: without the student's id and name, the name of the file, and what the program that
 * wrote the file noted of its author. What the student wrote stays as it is. A column that tells of the student is added here.
 */
export const withoutStudent = ({ student, file, layouts, responses, reopenings }: TellingRows): ShownRows => ({
  student: { id: null, name: null },
  file: file && { ...file, name: neutralName('work', file.name) },
  layouts: layouts.map((reading) => ({
    ...reading,
    layout: reading.layout && {
      ...reading.layout,
      facts: { ...reading.layout.facts, author: null, lastModifiedBy: null, title: null },
    },
  })),
  responses: responses.map((response) => ({ ...response, studentId: null })),
  reopenings: reopenings.map((one) => ({ ...one, reopenedBy: one.reopenedBy === student.id ? null : one.reopenedBy })),
})
