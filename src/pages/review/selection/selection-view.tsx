import type { Reviewer } from '../../../db/review/assignments.ts'
import type { Neighbour } from '../../../db/review/pile/place.ts'
import type { SelectedWork } from '../../../db/review/pile/selected.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { idOf } from '../../kit/form/redisplay.ts'
import { TextArea } from '../../kit/form/text-field.tsx'
import { Layout } from '../../kit/layout.tsx'
import { CommentPicker } from '../pile/comment-picker.tsx'
import { Keys } from '../pile/keys.tsx'
import type { Pile } from '../pile/pile-of.ts'

/** What can be done with a selection, in words: before, on the button, and after. */
export const deeds = {
  clear: { title: 'Clear works: no concern', button: 'Clear', done: 'cleared', not: 'not cleared' },
  assign: { title: 'Assign works', button: 'Assign', done: 'assigned', not: 'not assigned' },
  note: { title: 'Write a note on works', button: 'Keep the note', done: 'noted', not: 'not noted' },
} as const
export type Deed = keyof typeof deeds

interface Failed {
  id: string
  /** The code of the error. */
  code: string
}

interface SelectionProps {
  who: SignedIn
  deed: Deed
  works: SelectedWork[]
  /** What came of it, once it was done. */
  came: { done: number; failed: Failed[] } | undefined
  reviewers: Reviewer[]
  comments: Pile['comments']
  /** The filters of the person's list, as a query. */
  list: string
  hasShortcuts: boolean
  /** The next work of that list that waits, once it was done. */
  next: Neighbour | null
}

/** A number of works in words. */
const works = (count: number) => (count === 1 ? '1 work' : `${count} works`)

/** What will be done with the selected works, or what came of it. */
export function SelectionPage(props: SelectionProps) {
  const { who, deed, list, came } = props
  return (
    <Layout title={deeds[deed].title} who={who} scripts={['pile.js']}>
      <p class="back">
        <a href={list ? `/review?${list}` : '/review'} data-key="l">
          ← Review list
        </a>
      </p>
      <h1>{deeds[deed].title}</h1>
      {came ? <Came {...props} came={came} /> : <Before {...props} />}
      <Keys who={who} on={props.hasShortcuts} place="work" />
    </Layout>
  )
}

function Before(props: SelectionProps) {
  const { who, deed, works: selected } = props
  const apart = deed === 'clear' ? selected.filter(({ needsOwnLook }) => needsOwnLook) : []
  const together = selected.filter((work) => !apart.includes(work))
  if (!together.length && !apart.length) return <p class="empty">No work is selected.</p>
  return (
    <>
      {apart.length > 0 && (
        <div class="note">
          <p>These have to be looked at by themselves, so they are left out:</p>
          <Named works={apart} />
        </div>
      )}
      {together.length > 0 && (
        <PostForm who={who} action={`/review/selection/${deed}`}>
          <p>{`${sentence[deed]} ${works(together.length)}:`}</p>
          <Named works={together} />
          {together.map(({ id }) => (
            <input key={id} type="hidden" name="id" value={id} />
          ))}
          <Fields {...props} works={together} />
          <button type="submit">{`${deeds[deed].button} (${works(together.length)})`}</button>
        </PostForm>
      )}
    </>
  )
}

const sentence: Record<Deed, string> = {
  clear: 'A decision “no concern” with these reasons is recorded for each of',
  assign: 'This person is asked to review',
  note: 'Those who review them read the note on each of',
}

function Fields({ deed, works: selected, reviewers, comments }: SelectionProps) {
  if (deed === 'note')
    return <TextArea name="text" label="Note" help="The students do not read it." rows={3} required />
  if (deed === 'clear') {
    return (
      <>
        <TextArea name="reasons" label="Reasons" help="Each student reads these." rows={3} required />
        <CommentPicker comments={comments} field={idOf('/review/selection/clear', 'reasons')} />
      </>
    )
  }
  return (
    <>
      {selected.map(({ id, assignment }) => (
        <input key={id} type="hidden" name={`replaces:${id}`} value={assignment ?? ''} />
      ))}
      <Choice
        name="assigneeId"
        label="Person"
        choices={Object.fromEntries(reviewers.map(({ id, name }) => [id, name]))}
        empty="Choose a person"
      />
    </>
  )
}

function Named({ works: selected, why }: { works: SelectedWork[]; why?: (id: string) => string }) {
  return (
    <ul>
      {selected.map(({ id, title, studentName }) => (
        <li key={id}>
          <a href={`/review/${id}`}>
            <bdi>{studentName ?? `Work ${id.slice(-8)}`}</bdi>
          </a>
          , <bdi>{title}</bdi>
          {why && `: ${why(id)}`}
        </li>
      ))}
    </ul>
  )
}

/** Why a work was left as it is, by the code of the error. */
const causes: Record<string, string> = {
  STATE_CHANGED: 'another person changed it in the meantime.',
  DECISION_INCOMPLETE: 'it has to be looked at by itself.',
  ILLEGAL_TRANSITION: 'it is not under review any more.',
  NOT_ALLOWED: 'you cannot do this, for example because of a conflict of interest.',
  NOT_INDEPENDENT: 'you had a part in the case before the appeal.',
  READING_FIRST: 'it waits for your own first reading.',
  CONFIRMATION_NEEDED: 'a second person has to confirm it.',
  NOT_FOUND: 'it is not yours to see.',
  INVALID_INPUT:
    'this person cannot be assigned: they do not review it, have a conflict of interest, or had an earlier part.',
}

function Came({ deed, works: left, came, next }: SelectionProps & { came: { done: number; failed: Failed[] } }) {
  const code = new Map(came.failed.map(({ id, code }) => [id, code]))
  return (
    <>
      <p class="notice" role="status">{`${works(came.done)} ${deeds[deed].done}.`}</p>
      {left.length > 0 && (
        <>
          <p>{`${works(left.length)} ${deeds[deed].not}:`}</p>
          <Named works={left} why={(id) => causes[code.get(id) ?? ''] ?? 'it could not be done.'} />
        </>
      )}
      <p>
        {next ? (
          <a class="button" href={`/review/${next.id}`} data-key="n">
            Open the next that waits
          </a>
        ) : (
          'Nothing else in your list waits for a tutor.'
        )}
      </p>
    </>
  )
}
