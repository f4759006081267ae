import type { AiUse } from '../domain/intake/reflection.ts'
import type { Input, LocalDetector } from '../domain/screening/detector.ts'

/**
 * Point `ask_before_use`: students speak to their tutor before they use AI for an assessment.
 *
 * A declared use beyond the assessment's level without an earlier permission is a note that no permission is recorded.
 * It is never more than `info`: the student has said what they did, which is what the policy asks for.
 */
export const declaredUse: LocalDetector = {
  id: 'declared-use',
  version: '1',
  title: 'Declared use and what the assessment allows',
  point: 'ask_before_use',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  looksAt:
    'The uses of AI that the reflection declares, the purposes that the assessment allows, and recorded permissions.',
  cannotSee: [
    'A conversation with a tutor that nobody recorded.',
    'Agreed adjustments and assistive technology, which stay allowed at every level.',
  ],
  abstainsWhen: ['the work came without a reflection, or the reflection says that no AI was used'],
  figures: [],

  detect({ reflection, allowance }) {
    if (!reflection) return { skipped: 'no_reflection', detail: 'There is no reflection yet to compare.' }
    if (!reflection.aiUsed || !allowance) return { flags: [] }
    return {
      flags: reflection.uses
        .filter((use) => !allowance.purposes.includes(use.purpose) && !wasPermitted(use, allowance.permissions))
        .map((use) => ({
          rule: 'permission-not-recorded',
          severity: 'info' as const,
          message: `The reflection declares using ${use.tool} for “${words(use.purpose)}”. The assessment does not list this purpose, and no earlier permission is recorded.`,
          suggestion: 'If this was agreed with a tutor, tell us when and with whom, so that it can be recorded.',
          evidence: [
            { in: 'reflection' as const, quote: `${use.tool}: ${words(use.purpose)}, first used ${use.firstUsed}` },
          ],
        })),
    }
  },
}

/** A permission counts when it was granted before the first use and had not run out (docs/reference/policy.md#permission-to-use-ai). */
function wasPermitted(use: AiUse, permissions: NonNullable<Input['allowance']>['permissions']) {
  return permissions.some(
    ({ tools, purposes, grantedAt, expiresAt }) =>
      (!tools.length || tools.some((tool) => tool.toLowerCase() === use.tool.toLowerCase())) &&
      (!purposes.length || purposes.includes(use.purpose)) &&
      grantedAt.slice(0, 10) <= use.firstUsed &&
      (!expiresAt || use.firstUsed <= expiresAt),
  )
}

const words = (purpose: string) => purpose.replaceAll('_', ' ')
