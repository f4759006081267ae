import type { Clause } from './clauses.ts'
import { type ClauseNumbers, type PolicyPoint, policyPoints } from './points.ts'

/** What the product does about a point, or why it does nothing. */
interface Coverage {
  does: string
  outOfScope?: string
}

/** Product rules that go beyond a policy say so: many policies encourage a reflection, the product asks for one. */
const coverage: Record<PolicyPoint, Coverage> = {
  ethical_use: { does: 'Each assessment states its level of AI use and guidance before it opens.' },
  legitimate_use: { does: 'These purposes raise nothing from level 2 on.' },
  declare_use: { does: 'A product rule makes it part of handing in, also when no AI was used.' },
  cite_use: { does: 'Detectors point at use that the work does not mention, and offer a line that would.' },
  ask_before_use: { does: 'Permissions are recorded; a use beyond the level without one is a note, no more.' },
  ai_is_no_author: { does: 'The citation detector points at it and offers another form.' },
  own_work: {
    does: 'A concern is raised by a person with particulars; levels 4 and 5 need a reason and an approver.',
  },
  verify_output: { does: 'How output was verified is asked for; responsibility is confirmed.' },
  academic_integrity: { does: 'The words that were confirmed are part of the receipt.' },
  own_responsibility: { does: 'Confirmed with each reflection.' },
  learning_outcomes: { does: 'Purposes that are allowed are listed for each assessment.' },
  clear_guidelines: { does: 'No assessment without guidance; late publication is warned about.' },
  reflect_on_learning: { does: 'The reflection asks for each and names what is missing.' },
  no_outright_ban: { does: 'Level 1 without supervision is warned about.' },
  transparency: { does: 'Each check says what it looks at, what it cannot see and how well it was measured.' },
  checks_are_advisory: {
    does: 'No path leads from a detector to a decision; a referral needs evidence that people can see.',
  },
  checks_are_announced: { does: 'A student sees every check that ran on their work.' },
  accountable_tools: {
    does: 'An external detector is used only with a named owner, recipient, region, retention and lawful basis.',
  },
  authorised_staff: { does: 'Roles with default deny; a refusal is recorded.' },
  confidentiality: { does: 'Work is read by those assigned to it, and each reading leaves an event.' },
  private_communication: {
    does: 'Nothing of the kind is collected.',
    outOfScope: 'No keystrokes, camera, telemetry or social accounts exist in the product.',
  },
  protected_reports: { does: '–', outOfScope: 'The product has no channel for reports of wrongdoing.' },
  breach_procedure: {
    does: 'A referral leaves the product with its whole record, which anybody can check; what follows is the provider’s.',
  },
  version_control: { does: 'A submission keeps the version in force when it arrived.' },
  review_date: { does: 'A passed review date is said wherever the policy is shown.' },
  authorisation: { does: 'A version without an authoriser does not come into force.' },
}

/**
 * What the product does about each point, with the clause for it in one policy version (null where it has none), and the
 * clauses of that version that no point covers. A clause is covered by its numbered items, and they by it.
 */
export function coverageOf(points: ClauseNumbers, clauses: Clause[]) {
  const covered = Object.values(points)
  const isCovered = (id: string) =>
    covered.some((clause) => clause === id || clause.startsWith(`${id}(`) || id.startsWith(`${clause}(`))
  return {
    items: Object.entries(policyPoints).map(([name, says]) => {
      const point = name as PolicyPoint
      const { does, outOfScope = null } = coverage[point]
      return { point, clause: points[point] ?? null, says, does, outOfScope }
    }),
    withoutPoint: clauses.filter(({ id }) => !isCovered(id)).map(({ id, heading }) => ({ clause: id, heading })),
  }
}
