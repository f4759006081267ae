import type { Detector } from '../domain/screening/detector.ts'
import { aiAuthorCitation } from './ai-author-citation/detector.ts'
import { authorship } from './authorship/detector.ts'
import { chatResidue } from './chat-residue/detector.ts'
import { declaredUse } from './declared-use.ts'
import { documentFacts } from './document-facts.ts'
import { hiddenText } from './hidden-text/detector.ts'
import { overlap } from './overlap/detector.ts'
import { references } from './references/detector.ts'
import { reflectionConsistency } from './reflection-consistency/detector.ts'

/** Every detector there is, in the order in which their flags are shown: rules that anyone can check come first. */
export const detectors: Detector[] = [
  aiAuthorCitation,
  reflectionConsistency,
  chatResidue,
  hiddenText,
  declaredUse,
  references,
  overlap,
  authorship,
  documentFacts,
]
