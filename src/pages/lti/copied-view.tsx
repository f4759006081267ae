import type { copiedLink } from '../../flow/lti/copied.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { FramedPage } from './framed.tsx'

type CopiedPageProps = NonNullable<Awaited<ReturnType<typeof copiedLink>>> & { ticket: string }

/** Asks the tutor of a copied course what its link leads to: the same assessment, or a copy of it for this course. */
export function CopiedPage({ ticket, title, isOwn, state, copiedFrom }: CopiedPageProps) {
  return (
    <FramedPage title="The same assessment, or a copy of it for this course?">
      <p>
        This link leads to <bdi>{title}</bdi>, an assessment of another course. That happens when a course is copied,
        imported or restored.
      </p>
      {copiedFrom.length > 0 && (
        <p>
          Your LMS says that this course is a copy of <bdi>{copiedFrom.join(', ')}</bdi>.
        </p>
      )}
      <section class="sheet" aria-labelledby="copy">
        <h2 id="copy">A copy for this course</h2>
        <p>
          It has the same brief, use of AI and guidance, and no work yet. Only people of this course have it. Its dates
          come from your LMS, or you set them.
        </p>
        <Choose ticket={ticket} choice="copy" label="Make a copy for this course" />
      </section>
      <section class="sheet" aria-labelledby="same">
        <h2 id="same">The same assessment</h2>
        <p>Both courses hand in to it, and the tutors of both see the work of both.</p>
        {!isOwn && <p>{states[state ?? 'unasked']}</p>}
        {(isOwn || state === null) && (
          <Choose ticket={ticket} choice="same" label={isOwn ? 'Use the same assessment' : 'Ask its tutors'} second />
        )}
      </section>
    </FramedPage>
  )
}

const states = {
  unasked: 'You do not teach the other course, so its tutors are asked first.',
  asked: 'Its tutors have been asked and have not answered yet. This link works here as soon as one of them says yes.',
  refused: 'Its tutors have said that it is not used here.',
  open: 'It may be used here.',
}

function Choose({
  ticket,
  choice,
  label,
  second = false,
}: {
  ticket: string
  choice: 'same' | 'copy'
  label: string
  second?: boolean
}) {
  return (
    <PostForm who={null} action="/lti/choice">
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="copied" value={choice} />
      <button type="submit" class={second ? 'second' : undefined}>
        {label}
      </button>
    </PostForm>
  )
}
