import type { Flag, LocalDetector } from '../../domain/screening/detector.ts'
import { appendixFlags } from './appendix.ts'
import { namedInWork } from './declared.ts'
import { figures } from './figures.ts'
import { orphanFlags } from './orphans.ts'
import { tracesOf } from './traces.ts'
import { deniedFlags, mismatchFlags, uncitedFlags } from './use.ts'

/**
 * Points `declare_use` and `cite_use`: does the reflection fit the work? Each flag is something to talk about; a reflection can be right where the work only forgot a line.
 */
export const reflectionConsistency: LocalDetector = {
  id: 'reflection-consistency',
  version: '1.0.0',
  title: 'Reflection and work disagree',
  point: 'cite_use',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  looksAt:
    'What the reflection says about AI, and where the work cites, acknowledges or describes an AI tool or promises a record of it in an appendix.',
  cannotSee: [
    'Use of AI that neither the reflection nor the work mentions.',
    'Records that were handed in as separate files beside the work.',
    'An acknowledgement whose words it does not know, or a tool that is not in its list.',
  ],
  abstainsWhen: ['there is no reflection yet'],
  figures,
  selfCheck: true,

  detect({ document, reflection, clauses }) {
    if (!reflection) return { skipped: 'no_reflection', detail: 'There is no reflection yet to set beside the work.' }
    const declared = reflection.aiUsed ? reflection.uses.map(({ tool }) => tool) : []
    const traces = tracesOf(document, declared)
    if (!traces) return { flags: [] }

    const flags: Flag[] = reflection.aiUsed
      ? [
          ...uncitedFlags(reflection, traces, namedInWork(document, declared), clauses),
          ...mismatchFlags(reflection, traces, document.text),
        ]
      : deniedFlags(reflection, traces, document.text)
    return { flags: [...flags, ...appendixFlags(document, reflection), ...orphanFlags(document, traces)] }
  },
}
