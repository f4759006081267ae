import { silenceSentence } from '../../../domain/review/more-time.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import type { FollowProps } from './follow-props.ts'

export type DisclosedItem = WholeView['disclosures'][number]['items'][number]

/** A student answers what was last shown to them: point by point, in general, and with files. */
export function RespondForm({ who, view }: FollowProps) {
  const { items } = view.disclosures.at(-1)!
  return (
    <PostForm who={who} action={`/submissions/${view.id}/responses`} enctype="multipart/form-data">
      <h3>Your response</h3>
      <p>Say what happened, in your own words. You may bring somebody along to any conversation. {silenceSentence}</p>
      {items.map((item, index) => (
        <PointField key={pointName(item, index)} item={item} index={index} />
      ))}
      <TextArea name="text" label="Anything else" help="What you would like your tutor to know." required />
      <TextField name="companion" label="Who comes with you to a conversation, if you like" />
      <TextField
        name="format"
        label="Another format, if you agreed one with your tutor"
        help="Such as spoken or signed, and when it was agreed. You can attach it as a file."
      />
      <div class="field">
        <label for="response-files">Attach files</label>
        <p class="help" id="response-files-help">
          Notes, earlier versions, screenshots; up to ten.
        </p>
        <input type="file" id="response-files" name="files" multiple aria-describedby="response-files-help" />
      </div>
      <button type="submit">Send your response</button>
    </PostForm>
  )
}

function PointField({ item, index }: { item: DisclosedItem; index: number }) {
  return (
    <TextArea
      name={`point:${pointName(item, index)}`}
      label={`Your answer to point ${index + 1}`}
      help={<span dir="auto">{'flagId' in item ? item.message : item.observation}</span>}
      rows={3}
    />
  )
}

/** What a point is called in the response: the flag's id, or the place of an observation. */
function pointName(item: DisclosedItem, index: number): string {
  return 'flagId' in item ? item.flagId : `observation-${index + 1}`
}
