import type { WholeView } from '../../../flow/submission/present.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { useWords } from '../../kit/words.tsx'
import type { FollowProps } from './follow-props.ts'

export type DisclosedItem = WholeView['disclosures'][number]['items'][number]

/** A student answers what was last shown to them: point by point, in general, and with files. */
export function RespondForm({ who, view }: FollowProps) {
  const { say } = useWords()
  const { items } = view.disclosures.at(-1)!
  return (
    <PostForm who={who} action={`/submissions/${view.id}/responses`} enctype="multipart/form-data">
      <h3>{say('follow.ownResponse')}</h3>
      <p>{say('follow.respondHelp')}</p>
      {items.map((item, index) => (
        <PointField key={pointName(item, index)} item={item} index={index} />
      ))}
      <TextArea name="text" label={say('follow.anythingElse')} help={say('follow.anythingElseHelp')} required />
      <TextField name="companion" label={say('follow.companion')} />
      <TextField name="format" label={say('follow.format')} help={say('follow.formatHelp')} />
      <div class="field">
        <label for="response-files">{say('follow.attach')}</label>
        <p class="help" id="response-files-help">
          {say('follow.attachHelp')}
        </p>
        <input type="file" id="response-files" name="files" multiple aria-describedby="response-files-help" />
      </div>
      <button type="submit">{say('follow.sendResponse')}</button>
    </PostForm>
  )
}

function PointField({ item, index }: { item: DisclosedItem; index: number }) {
  return (
    <TextArea
      name={`point:${pointName(item, index)}`}
      label={useWords().say('follow.answerToPoint', { number: index + 1 })}
      help={<span dir="auto">{'flagId' in item ? item.message : item.observation}</span>}
      rows={3}
    />
  )
}

/** What a point is called in the response: the flag's id, or the place of an observation. */
function pointName(item: DisclosedItem, index: number): string {
  return 'flagId' in item ? item.flagId : `observation-${index + 1}`
}
