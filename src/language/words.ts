import { type FormatXMLElementFn, IntlMessageFormat, type PrimitiveType } from 'intl-messageformat'
import { type Language, languages } from '../domain/people/language.ts'
import type { ArgumentsOf, TagsOf } from './arguments.ts'
import { type Key, type MessageOf, messages } from './messages.ts'

/** What a message without tags is made with; nothing where it has no arguments. */
export type With<K extends Key> = [ArgumentsOf<MessageOf<K>>] extends [never]
  ? []
  : [values: { [Name in ArgumentsOf<MessageOf<K>> & string]: string | number }]

/** What a message with tags or parts is made with: a part of the page for each argument, a function for each tag. */
export type Parts<K extends Key, Part> = { [Name in ArgumentsOf<MessageOf<K>> & string]: Part | string | number } & {
  [Name in TagsOf<MessageOf<K>> & string]: (text: (Part | string)[]) => Part
}

/** All words in one language. */
export interface Words {
  language: Language
  /** A message as text. */
  say<K extends Key>(key: K, ...values: With<K>): string
  /** A message whose arguments or tags are parts of a page, in order. */
  parts<K extends Key, Part>(key: K, values: Parts<K, Part>): (Part | string)[]
}

/** Sentences that the provider says in its own words, by language and key. */
export type OwnSentences = Partial<Record<Language, Readonly<Record<string, string>>>>

/** The words of every language, with the provider's own sentences in place of ours. */
export function createWords(own: OwnSentences = {}): Record<Language, Words> {
  const made = languages.map((language): [Language, Words] => [language, wordsIn(language, own[language] ?? {})])
  return Object.fromEntries(made) as Record<Language, Words>
}

type Values = Record<string, PrimitiveType | FormatXMLElementFn<unknown> | unknown>

function wordsIn(language: Language, own: Readonly<Record<string, string>>): Words {
  const formats = new Map<string, IntlMessageFormat>()
  const textOf = (key: string) => own[key] ?? messages[language].get(key)!
  // Formats are slow to make; few of the messages are needed by one process at a time.
  const formatOf = (key: string) => {
    const made = formats.get(key) ?? new IntlMessageFormat(textOf(key), language)
    formats.set(key, made)
    return made
  }
  const partsOf = (key: string, values: Values): unknown[] => [formatOf(key).format<unknown>(values as never)].flat()
  return {
    language,
    say: (key, ...[values]) => (values ? partsOf(key, values).join('') : plain(textOf(key), () => formatOf(key))),
    parts: (key, values) => partsOf(key, values) as never,
  }
}

/** A text without arguments needs no format unless a sign of the syntax is in it. */
const plain = (text: string, format: () => IntlMessageFormat) => (/['{<]/.test(text) ? String(format().format()) : text)
