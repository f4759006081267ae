import Type from 'typebox'
import { instantPattern } from '../../domain/dates/instant.ts'
import { purposes } from '../../domain/intake/reflection.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'

/** The shapes that more than one route speaks. */
export const Id = Type.String({ format: 'uuid', maxLength: 36 })
/** A time by RFC 3339 with its offset. */
export const Time = Type.String({ format: 'date-time', maxLength: 40, pattern: instantPattern })
export const Words = (maxLength = 20_000) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
export const Maybe = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const Params = Type.Object({ id: Id })
export const Purposes = Type.Array(Type.Enum([...purposes]), { maxItems: purposes.length })
export const AiLevel = Type.Integer({ minimum: 1, maximum: Object.keys(aiLevels).length })

/** Which page of a list is asked for: where it begins, and how long it is. */
export const pagePlace = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.String({ maxLength: 3, pattern: '^([1-9]|[1-9][0-9]|1[0-9]{2}|200)$' })),
}

/** The same for a list in which something can be looked for. */
export const pageQuery = {
  q: Type.Optional(Type.String({ maxLength: 200, description: 'A part of what the list shows, or a whole id.' })),
  ...pagePlace,
}

/** The same as a list is asked for. */
export function pageAsked({ q, cursor, limit }: { q?: string; cursor?: string; limit?: string }) {
  return { ...(q?.trim() && { q: q.trim() }), ...(cursor && { cursor }), ...(limit && { limit: Number(limit) }) }
}
