import { heldSentence, type Waits } from '../../domain/review/first-reading.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextArea } from '../kit/form/text-field.tsx'
import { opinionLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'

/** The reviewer's own reading comes before what machines measured. Whether anything waits is not given away. */
export function FirstReadingForm({ who, id, waits }: { who: SignedIn; id: string; waits: Exclude<Waits, 'none'> }) {
  return (
    <section class="sheet" aria-labelledby="first-reading">
      <h2 id="first-reading">Your first reading</h2>
      <p>
        Read the work and note what you think of it, so that no number can colour your reading. {heldSentence[waits]}{' '}
        The note is kept as you write it now.
      </p>
      <PostForm who={who} action={`/review/${id}/first-reading`}>
        <PickField kind="radio" name="opinion" legend="Having read it" choices={opinionLabels} browserRequires />
        <TextArea
          name="note"
          label="What you saw"
          help="A sentence or two, with passages if you like."
          rows={3}
          required
          browserRequires
        />
        <button type="submit">Note my reading</button>
      </PostForm>
    </section>
  )
}

export function FirstReadingShown({ reading }: { reading: NonNullable<WholeView['firstReading']> }) {
  return (
    <details>
      <summary>Your first reading: {opinionLabels[reading.opinion]}</summary>
      <p class="verbatim" dir="auto">
        {reading.note}
      </p>
      <p class="meta">
        Noted <Time at={reading.at} />.
      </p>
    </details>
  )
}
