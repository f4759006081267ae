/**
 * The arguments of an ICU message, read from its text by the type checker: `{name}`, and `{name, plural, …}` with what its
 * variants hold. A variant is never a single word, so that it cannot be taken for an argument; a test holds the catalogue
 * to that.
 */
export type ArgumentsOf<Message extends string, Found = never> = Message extends `${string}{${infer Rest}`
  ? ArgumentsOf<Rest, Found | NameAt<Rest>>
  : Found

type NameAt<Rest> = Rest extends `${infer Head}}${string}`
  ? Plain<Head extends `${infer Name},${string}` ? Name : Head>
  : never

type Plain<Name> = Name extends '' | `${string}${' ' | '#' | '{' | '<' | '.'}${string}` ? never : Name

/** The tags of a message: `<link>`. */
export type TagsOf<Message extends string, Found = never> = Message extends `${string}<${infer Rest}`
  ? TagsOf<Rest, Found | (Rest extends `/${string}` ? never : Rest extends `${infer Name}>${string}` ? Name : never)>
  : Found
