import Type from 'typebox'
import type { CurrentAssignment } from '../../../db/review/assignments.ts'
import type { Comment } from '../../../db/review/comments.ts'
import type { notesOf } from '../../../db/review/notes.ts'
import type { assignments, reviewNotes } from '../../../db/schema/index.ts'
import { commentKinds } from '../../../domain/review/pile/comments.ts'
import { At, OneOf, PageOf, Shape, shapeOf } from '../../server/answer-shapes.ts'
import { Id, Maybe } from '../../server/schemas.ts'

/** An assignment as it is made. */
export const Assignment = shapeOf<typeof assignments.$inferSelect>()(
  Shape({
    id: Id,
    submissionId: Id,
    round: Type.Integer({ minimum: 1 }),
    assigneeId: Id,
    assignedBy: Id,
    replaces: Maybe(Id),
    at: At,
  }),
)

/** Who is to look at a work now. */
const ShownAssignment = shapeOf<CurrentAssignment>()(
  Shape({
    id: Id,
    assigneeId: Id,
    assigneeName: Type.String(),
    assignedBy: Id,
    at: At,
    stands: Type.Boolean({ description: 'False once the person has a conflict of interest or cannot sign in.' }),
  }),
)

/** A note as it is written. */
export const Note = shapeOf<typeof reviewNotes.$inferSelect>()(
  Shape({ id: Id, submissionId: Id, writtenBy: Id, text: Type.String(), at: At }),
)

/** The same with its writer's name, for those who review the work. */
const ShownNote = shapeOf<Awaited<ReturnType<typeof notesOf>>[number]>()(
  Shape({ id: Id, submissionId: Id, writtenBy: Id, writtenByName: Type.String(), text: Type.String(), at: At }),
)

/** What those who review a work see of its assignment and notes. */
export const pileFields = { assignment: Maybe(ShownAssignment), notes: Type.Array(ShownNote) }

/** A comment of the library. */
export const LibraryComment = shapeOf<Comment>()(
  Shape({
    id: Id,
    kind: OneOf(commentKinds),
    title: Type.String(),
    text: Type.String(),
    isShared: Type.Boolean({ description: 'Whether a lead shares it with all who review.' }),
    isOwn: Type.Boolean(),
    at: At,
  }),
)

export const CommentPage = PageOf(LibraryComment)
