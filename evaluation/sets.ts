import type { Row } from './evaluator.ts'
import { languageRows } from './sets/languages/rows.ts'
import { listRows } from './sets/lists/rows.ts'
import { quotations } from './sets/overlap/quotations.ts'
import { pdfRows } from './sets/pdfs/rows.ts'
import { referencesRows } from './sets/references/rows.ts'
import { residueRows } from './sets/residue/residue.ts'
import { aboutAi } from './sets/use/about-ai.ts'
import { abstracts } from './sets/use/abstracts.ts'
import { contradictions } from './sets/use/contradictions.ts'
import { disclosures } from './sets/use/disclosures.ts'
import { makerPages, toolAnswers } from './sets/use/makers.ts'
import { suggestions } from './sets/use/suggestions.ts'
import { wholeWorks } from './sets/use/whole-works.ts'

/** Generated data by name. Nothing of it is stored: the same rows come out of every run. */
export const sets: Record<string, () => Row[] | Promise<Row[]>> = {
  languages: languageRows,
  residue: () => residueRows(),
  'honest-pdfs': () => pdfRows(),
  'reference-lists': () => listRows(10),
  references: () => referencesRows(10),
  'shared-quotations': quotations,
  suggestions,
  disclosures,
  'about-ai': aboutAi,
  abstracts,
  contradictions,
  'maker-pages': makerPages,
  'tool-answers': toolAnswers,
  'whole-works': wholeWorks,
}
