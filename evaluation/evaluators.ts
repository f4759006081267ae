import type { Evaluator } from './evaluator.ts'
import { aiAuthorCitationEvaluator } from './evaluators/ai-author-citation.ts'
import { authorshipEvaluator } from './evaluators/authorship.ts'
import { chatResidueEvaluator } from './evaluators/chat-residue.ts'
import { hiddenTextEvaluator } from './evaluators/hidden-text.ts'
import { overlapEvaluator } from './evaluators/overlap/overlap.ts'
import { referencesEvaluator } from './evaluators/references.ts'
import { reflectionConsistencyEvaluator } from './evaluators/reflection-consistency.ts'
import { worksEvaluator } from './evaluators/works.ts'

/** Every detector that can be measured. A new evaluator is one line here. */
export const evaluators: Evaluator[] = [
  aiAuthorCitationEvaluator,
  reflectionConsistencyEvaluator,
  chatResidueEvaluator,
  hiddenTextEvaluator,
  referencesEvaluator,
  overlapEvaluator,
  authorshipEvaluator,
  worksEvaluator,
]
