import type { Comment } from '../../../db/review/comments.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { ActionButton } from '../../kit/form/action-button.tsx'
import { Choice, PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { Layout } from '../../kit/layout.tsx'
import { NextPage, SearchForm } from '../../kit/list.tsx'
import { kindLabels } from '../pile/comment-picker.tsx'

interface LibraryProps {
  who: SignedIn
  comments: Comment[]
  next: string | null
  q: string | undefined
}

/** The comments that a person can insert, newest first, and the form to keep another. */
export function CommentLibrary({ who, comments, next, q }: LibraryProps) {
  return (
    <Layout title="Comment library" who={who}>
      <h1>Comment library</h1>
      <p>
        Sentences to use again in reasons and advice. Nothing is filled in by itself: you insert a comment where you
        write, and you can change it there.
      </p>
      <SearchForm action="/comments" q={q} label="Part of a comment" />
      {comments.length === 0 && <p class="empty">There is no comment here yet.</p>}
      <ul class="rows">
        {comments.map((comment) => (
          <CommentRow key={comment.id} who={who} comment={comment} />
        ))}
      </ul>
      <NextPage path="/comments" query={{ q }} cursor={next} />
      <h2>Keep a comment</h2>
      <KeepForm who={who} />
    </Layout>
  )
}

function CommentRow({ who, comment: { id, kind, title, text, isShared, isOwn } }: { who: SignedIn; comment: Comment }) {
  return (
    <li>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <p class="verbatim" dir="auto">
        {text}
      </p>
      <p class="meta">
        {kindLabels[kind]}
        {isShared && ', shared with all who review'}
      </p>
      {isOwn && <ActionButton who={who} action={`/comments/${id}/removal`} label="Remove" about={title} />}
    </li>
  )
}

function KeepForm({ who }: { who: SignedIn }) {
  return (
    <PostForm who={who} action="/comments">
      <Choice name="kind" label="What it is for" choices={kindLabels} empty="Choose one" />
      <TextField name="title" label="Name" help="A few words by which you find it." required />
      <TextArea name="text" label="Comment" rows={4} required />
      {who.role === 'lead' && (
        <PickField
          kind="checkbox"
          name="shared"
          legend="Who can insert it"
          choices={{ yes: 'Share it with all who review' }}
        />
      )}
      <button type="submit">Keep the comment</button>
    </PostForm>
  )
}
