import Type, { type Static, type TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { urlIn } from '../../domain/url.ts'

/** A text for people, or an id: not blank, without control characters. */
export const Word = (maxLength: number, options: object = {}) =>
  Type.Refine(Type.String({ maxLength, ...options }), (text) => text.trim() !== '' && !/\p{Cc}/u.test(text))

/** An address of the web: a browser may be sent there, so nothing that runs (`javascript:`) passes for one. */
export const Address = Type.Refine(Type.String(), (address) => /^https?:$/.test(protocolOf(address)))

const protocolOf = (address: string) => urlIn(address)?.protocol ?? ''

export const List = Type.Array(Type.Unknown())

const Part = Type.Record(Type.String(), Type.Unknown())

/** An optional value: the value where it has this shape, else null. */
export const ifFits = <Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> | null =>
  Check(schema, value) ? (value as Static<Schema>) : null

/** An object of which nothing more is known; empty where there is none. */
export const part = (value: unknown): Static<typeof Part> => ifFits(Part, value) ?? {}

/** The texts in a list; none where there is no list. */
export const texts = (value: unknown): string[] =>
  (ifFits(List, value) ?? []).filter((one): one is string => typeof one === 'string')
