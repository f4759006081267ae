import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Key } from '../../language/messages.ts'
import type { Parts, Words } from '../../language/words.ts'
import { PageContext } from './form/redisplay.ts'

/** The words of the page, in the language of the person who reads it. */
export const useWords = (): Words => useContext(PageContext).words

type SentenceProps<K extends Key> = { of: K } & Parts<K, ComponentChildren>

/** A sentence with parts of the page in it: an element for an argument, a function for each tag. */
export function Sentence<K extends Key>({ of, ...values }: SentenceProps<K>) {
  return <>{useWords().parts<K, ComponentChildren>(of, values as never)}</>
}
