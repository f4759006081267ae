/** Ids are made here, not in the database: time-ordered, so that indexes stay compact (RFC 9562, UUIDv7). */
export { v7 as newId } from 'uuid'
