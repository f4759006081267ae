import type { CommentKind } from '../../../domain/review/pile/comments.ts'
import type { Pile } from './pile-of.ts'

export const kindLabels: Record<CommentKind, string> = { reasons: 'Reasons', advice: 'Advice' }

interface PickerProps {
  comments: Pile['comments']
  /** The id of the field into which a comment is inserted. */
  field: string
}

/**
 * The comments that can be inserted into a field, each by a press of its button. The script puts it in on the page; without it the
 * form comes back with the comment at the end of the field.
 */
export function CommentPicker({ comments: { items, more }, field }: PickerProps) {
  return (
    <details class="comments">
      <summary>Insert a comment from the library</summary>
      <ul>
        {items.map(({ id, kind, title, text }) => (
          <li key={id}>
            <button
              type="submit"
              name="insert"
              value={id}
              class="second"
              data-insert={field}
              data-text={text}
              formNoValidate
            >
              <span class="visually-hidden">Insert: </span>
              {title}
            </button>{' '}
            <span class="meta">{kindLabels[kind]}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/comments">{more ? 'More comments are in the library' : 'The comment library'}</a>
      </p>
    </details>
  )
}
