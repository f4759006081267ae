import { type ComponentChildren, createContext, type FormHTMLAttributes } from 'preact'
import { useContext } from 'preact/hooks'
import type { SignedIn } from '../../../http/server/session.ts'
import { DraftFooter } from '../draft/draft-footer.tsx'
import { Csrf } from './csrf.tsx'
import { PageContext, type Redisplay, useRedisplay } from './redisplay.ts'

/** The form that a field is in: its address, and what to redisplay in it. */
export const FormContext = createContext<{ action: string; redisplay?: Redisplay | undefined }>({ action: '/' })

interface PostFormProps extends Omit<FormHTMLAttributes<HTMLFormElement>, 'method' | 'action' | 'open'> {
  /** Who is signed in; null where a ticket in the form takes the place of a session. */
  who: SignedIn | null
  action: string
  /** Attributes for scripts. */
  [data: `data-${string}`]: string | boolean | undefined
}

/**
 * A form that is posted. When it is shown once more, each field has its problem beside it and what was typed in it. The
 * Enter key in a field sends nothing.
 */
export function PostForm({ who, action, children, ...form }: PostFormProps) {
  useContext(PageContext).forms.set(action, false)
  return (
    <form method="post" action={action} {...form}>
      {who && <Csrf who={who} />}
      <InertDefault />
      <FormContext.Provider value={{ action, redisplay: useRedisplay(action) }}>{children}</FormContext.Provider>
      {who && <DraftFooter action={action} />}
    </form>
  )
}

/**
 * The Enter key presses the first submit button of a form, and nothing where that button is disabled (HTML Standard,
 * “Implicit submission”). So no step is taken by an Enter that was meant for a field.
 */
const InertDefault = () => <button type="submit" class="inert" disabled hidden />

/** A form that is folded away until it is wanted, or until something in it needs another look. */
export function FoldedForm({ summary, open, after, ...form }: PostFormProps & FoldedProps) {
  return (
    <details open={open || useRedisplay(form.action) !== undefined}>
      <summary>{summary}</summary>
      <PostForm {...form} />
      {after}
    </details>
  )
}

interface FoldedProps {
  summary: ComponentChildren
  open?: boolean
  /** What is folded away below the form. */
  after?: ComponentChildren
}
