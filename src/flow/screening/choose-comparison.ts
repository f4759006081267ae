import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { comparisonChoices } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/**
 * A student objects to the comparison of their work with their earlier work, or allows it again (UK GDPR, Art. 21). It
 * holds for work that is screened from then on; what was found before stays where it is.
 */
export async function chooseComparison({ db }: Context, who: Actor, allowed: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const [saved] = await tx.insert(comparisonChoices).values({ id: newId(), studentId: who.id, allowed }).returning()
    const type = allowed ? 'comparison.allowed' : 'comparison.objected'
    await record(tx, { type, who, contents: [content(comparisonChoices, saved!)] })
  })
}
