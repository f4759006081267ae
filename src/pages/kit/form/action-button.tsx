import type { SignedIn } from '../../../http/server/session.ts'
import { useWords } from '../words.tsx'
import { PostForm } from './post-form.tsx'

interface ActionProps {
  who: SignedIn
  action: string
  label: string
  /** What the button is about, for those who hear it without seeing its row. */
  about?: string
  fields?: Record<string, string>
  primary?: boolean
}

/** A form of one button: one thing that can be done here. */
export function ActionButton({ who, action, label, about, fields = {}, primary = false }: ActionProps) {
  return (
    <PostForm who={who} action={action} class="step">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={primary ? undefined : 'second'}>
        {label}
        {about && <span class="visually-hidden"> {about}</span>}
      </button>
    </PostForm>
  )
}

/** Something secret, shown this once. */
export function OneTimeSecret({ sentence, secret }: { sentence: string; secret: string }) {
  return (
    <div class="notice" role="status">
      <p>
        <strong>{sentence}</strong> {useWords().say('kit.copyNow')}
      </p>
      <p class="digest verbatim" data-copy={sentence}>
        {secret}
      </p>
    </div>
  )
}
