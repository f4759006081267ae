import Type, { type Static, type TObjectOptions, type TProperties, type TSchema } from 'typebox'
import type { Json } from '../../domain/screening/opinion.ts'

/** An object in an answer: it has these fields and no others, so that a field that is not declared is noticed. */
export const Shape = <P extends TProperties>(fields: P, options: TObjectOptions = {}) =>
  Type.Object(fields, { ...options, additionalProperties: false })

/** A time in an answer: a Date here, RFC 3339 in UTC where it arrives. */
export const At = Type.Unsafe<Date>({ type: 'string', format: 'date-time' })

/** The same with what it means. */
export const AtWhich = (description: string) => Type.Unsafe<Date>({ ...At, description })

/** One of the codes of a closed list. */
export const OneOf = <const Code extends string>(codes: readonly Code[], description?: string) =>
  Type.Enum([...codes], description === undefined ? {} : { description })

/** Any JSON value. */
export const AnyJson = Type.Unsafe<Json>({})

/** Values under free names. */
export const FreeNames = Type.Unsafe<Record<string, Json>>({ type: 'object', additionalProperties: true })

/** A SHA-256 of bytes. */
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'A SHA-256 in lower-case hexadecimal.' })

/** One field that has to change. */
export const Field = Shape({
  field: Type.String({ description: 'Its path, such as items[0].flagId.' }),
  problem: Type.String({ description: 'What is wrong, as a sentence for people.' }),
  expected: Type.String({ description: 'What would be right, in words.' }),
})

/** A number of things or of bytes. */
export const Count = Type.Integer({ minimum: 0 })

/** A sentence for people, in plain English. */
export const Sentence = Type.String({ description: 'A sentence for people.' })

/** A list as the API gives it. */
export const ListOf = <Item extends TSchema>(item: Item) => Shape({ items: Type.Array(item) })

/** A page of a list as the API gives it. */
export const PageOf = <Item extends TSchema>(item: Item) =>
  Shape({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()], {
      description: 'Where the next page begins: send it as `cursor`. Null at the end.',
    }),
  })

/** An answer that is not JSON: what it is, and its media type. */
export const Media = (mediaType: string, description: string) => ({
  description,
  content: { [mediaType]: { schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) } },
})

/** A file that another person wrote, sent as a download. */
export const Download = Media('application/octet-stream', 'The file, byte for byte.')

/** An answer without a body. */
export const Nothing = Type.Null({ description: 'Nothing is sent.' })

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** A schema of exactly the type `Row`. When one of them has a field that the other lacks, this does not compile. */
export const shapeOf =
  <Row>() =>
  <S extends TSchema>(
    schema: S & (Same<Static<S>, Row> extends true ? unknown : 'The schema differs from its type'),
  ): S =>
    schema
