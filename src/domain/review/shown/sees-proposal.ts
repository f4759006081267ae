interface Proposed {
  round: number
  proposedBy: string
  /** Who has noted their own reading for it. */
  readers: string[]
}

/**
 * Whether a person who reviews the work sees what was proposed, by whom, and what others said of it: who proposed it, who has
 * noted their own reading for it, and everybody once its round is decided (docs/reference/policy.md#second-person). The others
 * learn that there is a proposal, and nothing else.
 */
export const seesProposal = (
  personId: string,
  { round, proposedBy, readers }: Proposed,
  { roundsDecided }: { roundsDecided: number },
): boolean => proposedBy === personId || round <= roundsDecided || readers.includes(personId)
