import { type ComponentChildren, createContext } from 'preact'
import type { SignedIn } from '../../../http/server/session.ts'
import { Csrf } from './csrf.tsx'
import { type Redisplay, useRedisplay } from './redisplay.ts'

/** The form that a field is in: its address, and what to redisplay in it. */
export const FormContext = createContext<{ action: string; redisplay?: Redisplay | undefined }>({ action: '/' })

interface PostFormProps {
  /** Who is signed in; null where a ticket in the form takes the place of a session. */
  who: SignedIn | null
  action: string
  class?: string
  enctype?: 'multipart/form-data'
  'data-missing'?: string
  children: ComponentChildren
}

/** A form that is posted. When it is shown once more, each field has its problem beside it and what was typed in it. */
export function PostForm({ who, action, children, ...form }: PostFormProps) {
  return (
    <form method="post" action={action} {...form}>
      {who && <Csrf who={who} />}
      <FormContext.Provider value={{ action, redisplay: useRedisplay(action) }}>{children}</FormContext.Provider>
    </form>
  )
}

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
