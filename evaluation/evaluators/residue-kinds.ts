import type { Row } from '../evaluator.ts'
import type { ResidueRow } from '../sets/residue/residue.ts'
import { ratio } from './counting.ts'
import { wilson } from './verification-metrics.ts'

/** Counts the generated pieces: what is left over from a chat is found, and no letter, form, dialogue or quotation is. */
export function residueByKind(rows: ResidueRow[], isFlagged: (text: string) => boolean): Row {
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return Object.fromEntries(
    kinds.map((kind) => {
      const own = rows.filter((row) => row.kind === kind)
      const flagged = own.filter(({ text }) => isFlagged(text)).length
      return [
        kind,
        { rows: own.length, flagged, flaggedShare: ratio(flagged, own.length), wilson: wilson(flagged, own.length) },
      ]
    }),
  )
}
