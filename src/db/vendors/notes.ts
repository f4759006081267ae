import { and, eq, sql } from 'drizzle-orm'
import type { Json, Notes } from '../../domain/screening/detector.ts'
import { seal, unseal } from '../../domain/signing/sealed-secret.ts'
import type { Session } from '../client.ts'
import { vendorNotes } from '../schema/index.ts'

/** A remote detector's notes, sealed at rest. One that no longer opens reads as if it had never been written. */
export function notesOf(session: Session, detector: string, key: Buffer): Notes {
  const place = (name: string) => `${detector}/${name}`
  return {
    async read(name) {
      const [note] = await session
        .select({ sealed: vendorNotes.sealed })
        .from(vendorNotes)
        .where(and(eq(vendorNotes.detector, detector), eq(vendorNotes.name, name)))
      const text = note && unseal(note.sealed, place(name), key)
      return text ? (JSON.parse(text) as Json) : undefined
    },
    async write(name, value) {
      const sealed = seal(JSON.stringify(value), place(name), key)
      await session
        .insert(vendorNotes)
        .values({ detector, name, sealed })
        .onConflictDoUpdate({
          target: [vendorNotes.detector, vendorNotes.name],
          set: { sealed, at: sql`clock_timestamp()` },
        })
    },
  }
}
