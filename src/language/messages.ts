import type { Language } from '../domain/people/language.ts'
import { cy } from './catalogue/cy/index.ts'
import { en } from './catalogue/en/index.ts'

type English = typeof en
type Room = keyof English & string

/** A message of the catalogue: its room and its name there, such as `kit.signOut`. */
export type Key = { [R in Room]: `${R}.${keyof English[R] & string}` }[Room]

/** The English text of a message, as a type. */
export type MessageOf<K extends Key> = K extends `${infer R extends Room}.${infer Name}`
  ? Extract<English[R][Name & keyof English[R]], string>
  : never

/** The messages of a language by their keys. */
const flat = (catalogue: Record<string, Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(catalogue).flatMap(([room, messages]) =>
      Object.entries(messages).map(([name, text]): [string, string] => [`${room}.${name}`, text]),
    ),
  )

/** Every message in every language. A third language is one more line here (docs/contributing/add-a-language.md). */
export const messages: Record<Language, ReadonlyMap<string, string>> = { 'en-GB': flat(en), cy: flat(cy) }

export const isKey = (key: string): key is Key => messages['en-GB'].has(key)
